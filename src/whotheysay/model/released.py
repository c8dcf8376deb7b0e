"""What the last release had, and what has become of it: addresses and ids stay, or lead on."""

from collections.abc import Collection, Iterable
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from whotheysay.model.base import Id, PagePath, Part, Ref, Text

FACTS = ("services", "signs", "claims", "figures", "laws", "items", "findings")
"""The kinds of facts whose ids stay."""

# No step up and no empty step: a page is written at such an address.
ADDRESS = (
    r"^(index|(book|lessons|quizzes|services|signs|claims|figures|laws|items|findings)"
    r"(/[a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)*)+)$"
)
Address = Annotated[str, StringConstraints(pattern=ADDRESS, max_length=200)]
"""What others refer to: a page, `quizzes/` and a quiz, or `signs/` (or another kind) and a fact's id."""


class Moved(Part):
    """What has become of a page, a quiz or a fact that a release had."""

    old: Address = Field(
        alias="from",
        description="Its old address: `lessons/unit/id`, `book/page`, `quizzes/unit/id` or `signs/id`.",
    )
    to: Address | None = Field(None, description="Its new address, or that of what takes its place.")
    because: Text | None = Field(
        None, description="Why it is gone, in a reader's words, where nothing takes its place."
    )

    @model_validator(mode="after")
    def _leads_on_or_is_gone(self) -> "Moved":
        if bool(self.to) == bool(self.because):
            raise ValueError(
                "what has moved has either a new address or a reason why it is gone: "
                "write 'to: …' or 'because: …', and not both"
            )
        return self


class Released(Part):
    """released.yml: what the last release had, made by `course release`."""

    pages: tuple[PagePath, ...] = Field((), description="Its pages, by their addresses without `.html`.")
    quizzes: tuple[Ref, ...] = Field((), description="Its quizzes, as unit/id.")
    services: tuple[Id, ...] = Field((), description="Ids from facts/support.yml.")
    signs: tuple[Id, ...] = Field((), description="Ids from facts/signs.yml.")
    claims: tuple[Id, ...] = Field((), description="Ids from facts/sources.yml.")
    figures: tuple[Id, ...] = Field((), description="Ids from facts/figures.yml.")
    laws: tuple[Id, ...] = Field((), description="Ids from facts/law.yml.")
    items: tuple[Id, ...] = Field((), description="Ids of items from facts/frameworks.yml.")
    findings: tuple[Id, ...] = Field((), description="Ids from facts/evidence.yml.")

    def addresses(self) -> tuple[str, ...]:
        """Give the addresses of all that the release had."""
        facts = (f"{kind}/{name}" for kind in FACTS for name in getattr(self, kind))
        return (*self.pages, *(f"quizzes/{ref}" for ref in self.quizzes), *facts)


def kind_of(address: str) -> str:
    """Tell what an address is of: `page`, `quiz` or the kind of a fact, as `sign`."""
    first = address.partition("/")[0]
    if first in ("index", "book", "lessons"):
        return "page"
    return {"quizzes": "quiz"}.get(first, first.removesuffix("s"))


def followed(moved: Iterable[Moved], there: Collection[str]) -> dict[str, Moved]:
    """Give what has become of each old address; a lesson's plan goes with its lesson."""
    found = {move.old: move for move in moved}
    for move in list(found.values()):
        plan = f"{move.old}.plan"
        if move.old.startswith("lessons/") and plan not in there:
            to = f"{move.to}.plan" if f"{move.to}.plan" in there else move.to
            found.setdefault(plan, move.model_copy(update={"old": plan, "to": to}))
    return found
