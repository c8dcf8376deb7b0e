"""Facts: dated, sourced, said once and used everywhere by id."""

from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, model_validator

from whotheysay.model.base import Cited, Day, Id, Number, Part, Text, Whole

Nation = Literal["england", "wales", "scotland", "northern-ireland"]
NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern-ireland")

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=400)]
"""A full address on the web."""

Reliability = Literal["own", "secondary", "unverified", "conflict"]
"""Read on the body's own page; in a dated secondary source; not found; sources disagree."""


class Source(Part):
    """Where a fact was read."""

    title: Cited = Field(description="Who says it, and where.")
    url: WebAddress | None = Field(None, description="Its address.")
    date: Cited | None = Field(None, description="The date on it, as printed; none if undated.")


class Fact(Part):
    """What every fact carries: where it is from, how sure it is, and when it was checked."""

    KEEPS: ClassVar[timedelta] = timedelta(days=365)
    """How long after `checked` somebody compares it again, where it has no `review`."""

    SHOWN: ClassVar[str] = "name"
    """The field that a text shows where it names no other."""

    id: Id = Field(description="The fact's id, once in its file.")
    sources: tuple[Source, ...] = Field(min_length=1, description="Where it was read.")
    checked: Day = Field(description="The day somebody last compared it with its source.")
    reliability: Reliability = Field(
        description="`own` page, dated `secondary` source, `unverified`, or sources in `conflict`."
    )
    unpublished: Text | None = Field(None, description="Why it may not be used yet; leave out when it may.")
    review: Day | None = Field(
        None,
        description=(
            "The day by which somebody compares it again; without it, 180 days after `checked` for a service "
            "and 365 for the others."
        ),
    )
    waits: Text | None = Field(None, description="Why nothing uses it yet; leave out when something does.")
    nations: tuple[Nation, ...] = Field(
        NATIONS, description="Where it holds, or is about; leave out for the whole United Kingdom."
    )
    from_age: Whole = Field(0, ge=0, le=120, description="The youngest age it is for, in years.")
    to_age: Whole | None = Field(None, ge=0, le=120, description="The oldest age, where there is one.")

    @property
    def due(self) -> date:
        """The day by which somebody compares it with its source again."""
        return self.review or self.checked + self.KEEPS

    @property
    def dated(self) -> str | None:
        """The date on its first source, as printed."""
        return self.sources[0].date

    @model_validator(mode="after")
    def _unsure_is_unpublished(self) -> "Fact":
        if self.reliability in ("unverified", "conflict") and not self.unpublished:
            raise ValueError(
                f"a fact whose reliability is '{self.reliability}' can't be published: "
                "say in `unpublished` what has to be checked first"
            )
        return self

    @model_validator(mode="after")
    def _ages_are_in_order(self) -> "Fact":
        if self.to_age is not None and self.to_age < self.from_age:
            raise ValueError("'from_age' is above 'to_age': change one of the two")
        return self


class Service(Fact):
    """Somebody who helps, and how to reach them."""

    # Numbers and hours change more often than the rest.
    KEEPS: ClassVar[timedelta] = timedelta(days=180)

    name: Text = Field(description="The service's name.")
    what: Text = Field(description="What it does, in a pupil's words.")
    who: Text = Field(description="Whom it is for.")
    nations: tuple[Nation, ...] = Field(NATIONS, description="Where it works.")
    phone: Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 ]*$")] | None = Field(
        None, description="The number to call, as printed."
    )
    text: Text | None = Field(None, description="How to reach it by text: `SHOUT to 85258`.")
    web: WebAddress | None = Field(None, description="The address to open.")
    hours: Text | None = Field(None, description="When somebody answers.")
    limits: Text | None = Field(None, description="What it can't do or promise.")
    help_box: Whole | None = Field(
        None, ge=1, le=9, description="Its place in the help box on every page, if it has one."
    )

    @property
    def call(self) -> str | None:
        """The address by which a phone calls it."""
        return f"tel:{self.phone.replace(' ', '')}" if self.phone else None


class Support(Part):
    """facts/support.yml: everybody who helps."""

    services: tuple[Service, ...] = Field(description="The services.")


class Sign(Fact):
    """A warning sign a young person might notice."""

    stage: Literal["contact", "speed", "move", "trade", "flip", "demand", "no-picture"] = Field(
        description="Where in the course of things it shows."
    )
    name: Text = Field(description="The sign in a few words: `Very fast, very keen`.")
    sign: Text = Field(description="What it looks like, in a pupil's words.")
    why: Text = Field(description="Why it is worth noticing, and what it does not prove.")


class Signs(Part):
    """facts/signs.yml: the warning signs, in their stages."""

    signs: tuple[Sign, ...] = Field(description="The signs.")


Status = Literal["current", "updated", "withdrawn", "historical"]
"""Still right; right idea with new facts; wrong or unsafe today; about its own day only."""


class Document(Part):
    """A page of old advice whose claims were checked."""

    id: Id = Field(description="The document's id, used in `document`.")
    publisher: Cited = Field(description="Who published it.")
    title: Cited = Field(description="What it is.")
    date: Cited | None = Field(None, description="Its date, as printed; none if undated.")


class Claim(Fact):
    """One thing a document says, and what is right today."""

    document: Id = Field(description="The document that says it.")
    says: Text = Field(description="What it says, in our words.")
    status: Status = Field(
        description="`current`, `updated`, `withdrawn`, or `historical` (true of its day only)."
    )
    today: Text = Field(description="What is right today, and why.")
    untaught: Text | None = Field(
        None, description="Why no lesson teaches it, though it is still right; leave out when one does."
    )


class Sources(Part):
    """facts/sources.yml: what police advice says, checked."""

    documents: tuple[Document, ...] = Field(description="The pages that were checked.")
    claims: tuple[Claim, ...] = Field(description="Every claim, with its status.")


class Figure(Fact):
    """A number with its meaning."""

    SHOWN: ClassVar[str] = "printed"

    value: Number = Field(description="The number.")
    printed: Cited = Field(description="The number as it is printed: `1,430`.")
    says: Text = Field(description="What it counts, where and when.")
    not_says: Text | None = Field(None, description="What it is often taken for, and isn't.")
    when: Cited | None = Field(
        None, description="The time it is about, as printed: `April to September 2023`."
    )
    year: Whole | None = Field(None, ge=1900, le=2100, description="The year it is about, if it is one year.")


class Figures(Part):
    """facts/figures.yml: the numbers used in the course."""

    figures: tuple[Figure, ...] = Field(description="The figures.")


class Law(Fact):
    """A rule of law, by the principle a pupil needs."""

    name: Text = Field(description="The name of the Act or rule, as printed: `Sexual Offences Act 2003`.")
    plain: Text = Field(description="The principle in a pupil's words.")
    nations: tuple[Nation, ...] = Field(min_length=1, description="Where it is the law.")
    section: Cited | None = Field(None, description="Its section, for teachers: `section 66B`.")
    in_force: Cited | None = Field(None, description="Since when, as printed: `31 January 2024`.")


class Laws(Part):
    """facts/law.yml: the law, nation by nation."""

    laws: tuple[Law, ...] = Field(description="The laws.")
