"""Evidence: what research says about teaching this, with what it measured and what it can't tell."""

from typing import ClassVar, Literal

from pydantic import Field

from whotheysay.model.base import Part, Text
from whotheysay.model.facts import Fact

Effect = Literal["helps", "mixed", "harms", "unknown"]
"""It helps; it helps in part, or studies differ; it does nothing or does harm; nobody has looked."""


class Evidence(Fact):
    """One finding about teaching, told honestly."""

    SHOWN: ClassVar[str] = "about"

    about: Text = Field(description="What was looked at, in a few words: `A short lesson on grooming`.")
    effect: Effect = Field(description="`helps`, `mixed`, `harms`, or `unknown` where nobody has looked.")
    finding: Text = Field(description="What was found, in a teacher's words.")
    measure: Text | None = Field(None, description="The figures, as the source gives them.")
    design: Text = Field(description="What kind of study, of whom, and how many.")
    limits: Text = Field(description="What it does not show.")
    here: Text = Field(description="What this course does because of it.")


class EvidenceFile(Part):
    """facts/evidence.yml: what works, and what does not."""

    findings: tuple[Evidence, ...] = Field(description="The findings.")
