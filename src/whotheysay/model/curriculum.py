"""The curriculum: units, lessons in order, and the ways through them."""

from typing import Literal

from pydantic import Field

from whotheysay.model.base import ContactAddress, Id, PagePath, Part, Ref, Text, Whole
from whotheysay.model.facts import WebAddress
from whotheysay.model.released import Moved

AgeBand = Literal["ks3", "ks4", "ks5"]
AGES: dict[AgeBand, str] = {
    "ks3": "Key Stage 3, ages 11 to 14",
    "ks4": "Key Stage 4, ages 14 to 16",
    "ks5": "Key Stage 5, ages 16 to 18",
}
YEARS: dict[AgeBand, range] = {"ks3": range(11, 15), "ks4": range(14, 17), "ks5": range(16, 19)}
"""How old pupils in each band are, in years."""


class Lesson(Part):
    """One lesson, as the curriculum lists it."""

    id: Id = Field(description="The lesson's id: the name of its file without `.md`.")
    title: Text = Field(description="The lesson's title.")
    ages: tuple[AgeBand, ...] = Field(min_length=1, description="Whom it is for: ks3, ks4, ks5.")
    minutes: Whole = Field(ge=10, le=120, description="How long it takes, in minutes.")
    outcomes: tuple[Text, ...] = Field(
        min_length=1, description="What pupils can do afterwards; each goes on from `Pupils can`."
    )
    signs: tuple[Id, ...] = Field((), description="Signs it teaches, from facts/signs.yml.")
    claims: tuple[Id, ...] = Field(
        (), description="Claims it teaches, from facts/sources.yml: still right, or updated."
    )
    corrects: tuple[Id, ...] = Field(
        (), description="Claims it sets right, from facts/sources.yml: withdrawn, updated or of their day."
    )
    meets: tuple[Id, ...] = Field(
        (), description="What of the nations' curricula it meets: items from facts/frameworks.yml."
    )
    quizzes: tuple[Ref, ...] = Field((), description="Its quizzes, as unit/id.")
    look_back: tuple[Ref, ...] = Field(
        (), description="Quizzes to come back to a week or a term later, as unit/id."
    )


class Unit(Part):
    """Lessons that belong together."""

    id: Id = Field(description="The unit's id: the name of its folder in lessons/ and quizzes/.")
    title: Text = Field(description="The unit's title.")
    lessons: tuple[Lesson, ...] = Field(min_length=1, description="Its lessons, in order.")


class Room(Part):
    """A part of the site, made for somebody."""

    id: Id = Field(description="The room's id.")
    title: Text = Field(description="The room's name in the menu.")
    audience: Literal["pupils", "adults", "everyone"] = Field(description="Whom it speaks to.")
    pages: tuple[PagePath, ...] = Field((), description="Its pages, as paths without `.md`.")
    holds: Literal["lessons", "plans"] | None = Field(
        None, description="Whether all lessons, or all plans, follow its pages."
    )


class Pathway(Part):
    """One way through the course."""

    id: Literal["classroom", "self-paced", "school-visit"] = Field(description="Which way.")
    title: Text = Field(description="Its name.")
    text: Text = Field(description="Who takes it, and how.")
    lessons: tuple[Ref, ...] = Field(min_length=1, description="Its lessons in order, as unit/id.")


class Curriculum(Part):
    """curriculum.yml: the course."""

    title: Text = Field(description="The course's title.")
    description: Text = Field(description="The course in one or two sentences.")
    leave_to: WebAddress = Field(description="The neutral page on the web that Leave opens.")
    contact: ContactAddress | None = Field(
        None,
        description=(
            "Where readers say what is wrong: a mail address, or a page on the web. Leave it out where "
            "nobody reads what comes in."
        ),
    )
    home: PagePath = Field(description="The first page, as a path without `.md`.")
    rooms: tuple[Room, ...] = Field(min_length=1, description="The parts of the site, in order.")
    units: tuple[Unit, ...] = Field(min_length=1, description="The units, in order.")
    pathways: tuple[Pathway, ...] = Field(min_length=1, description="The ways through the course.")
    moved: tuple[Moved, ...] = Field(
        (), description="Where pages, quizzes and facts of earlier releases are now."
    )
