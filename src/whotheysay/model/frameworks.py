"""Frameworks: what guidance and curricula of the four nations ask schools to teach, by place and wording."""

from typing import ClassVar

from pydantic import Field

from whotheysay.model.base import Cited, Id, Part, Text
from whotheysay.model.facts import Fact, Nation


class Framework(Part):
    """A curriculum, or guidance for schools."""

    id: Id = Field(description="The framework's id, used in `framework`.")
    name: Cited = Field(description="Its full name.")
    short: Cited = Field(description="Its name in one or two words, for tables: `RSHE`.")
    publisher: Cited = Field(description="Who publishes it.")
    nations: tuple[Nation, ...] = Field(min_length=1, description="Where it holds.")
    about: Text = Field(description="What it is, and what a teacher should know of it.")
    in_force: Cited | None = Field(None, description="Since when, as printed: `1 September 2026`.")


class FrameworkItem(Fact):
    """One thing that a framework asks for."""

    SHOWN: ClassVar[str] = "place"

    framework: Id = Field(description="The framework it stands in.")
    place: Cited = Field(description="Where it stands there: `Online safety and awareness, item 14`.")
    short: Cited = Field(description="The place in few words, for tables: `Online safety 14`.")
    text: Text = Field(description="What it asks for: its wording, or the gist in our words.")
    quoted: bool = Field(
        False,
        description="Yes where `text` is the wording itself; `…` stands where words are left out.",
    )
    nations: tuple[Nation, ...] = Field(
        (), description="Where it holds; leave out where that is all of its framework's nations."
    )
    answered: Text | None = Field(
        None,
        description="How the course meets it, where it asks something of the school and not of a lesson.",
    )


class Frameworks(Part):
    """facts/frameworks.yml: what schools have to teach, or are advised to."""

    frameworks: tuple[Framework, ...] = Field(description="The frameworks.")
    items: tuple[FrameworkItem, ...] = Field(description="What each asks for.")
