"""The whole course as one value: what `load` gives, and `check` and `compile` take."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

from whotheysay.model.base import printed_day
from whotheysay.model.budgets import Budgets
from whotheysay.model.curriculum import Curriculum, Lesson, Unit
from whotheysay.model.evidence import Evidence
from whotheysay.model.facts import Claim, Document, Fact, Figure, Law, Nation, Service, Sign
from whotheysay.model.frameworks import Framework, FrameworkItem
from whotheysay.model.plan import Plan
from whotheysay.model.quiz import Quiz
from whotheysay.model.released import FACTS, Moved, Released, followed

Kept = TypeVar("Kept")

FACT = re.compile(r"\{fact\}`([^`\n]*)`")
"""How a text refers to a fact: `{fact}` and, in backticks, an id or an id, a dot and a field."""


class Places(Protocol):
    """Knows the text of one file, and where each of its values stands."""

    @property
    def text(self) -> str:
        """The file's text."""

    def place(self, loc: tuple[str | int, ...], *, of_key: bool = False) -> tuple[int, int]:
        """Give line and column, counted from 1."""


@dataclass(frozen=True)
class Page:
    """One Markdown file: a lesson or another page."""

    path: str
    text: str


@dataclass(frozen=True, eq=False)
class Course:
    """Everything the course's files say. All paths are relative to `root`, with forward slashes."""

    root: Path
    curriculum: Curriculum
    plans: Mapping[str, Plan] = field(default_factory=dict)
    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    signs: Mapping[str, Sign] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    laws: Mapping[str, Law] = field(default_factory=dict)
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    items: Mapping[str, FrameworkItem] = field(default_factory=dict)
    """What the frameworks ask for."""
    findings: Mapping[str, Evidence] = field(default_factory=dict)
    released: Released | None = None
    """What the last release had; none where there was no release."""
    budgets: Budgets = field(default_factory=Budgets)
    """How much the site and its pages may weigh."""
    pages: Mapping[str, Page] = field(default_factory=dict)
    """Markdown files by path without `.md`."""
    places: Mapping[str, Places] = field(default_factory=dict)
    """Places of values, by path of the YAML file."""
    broken: frozenset[str] = frozenset()
    """Files that are there but couldn't be read."""
    strays: frozenset[str] = frozenset()
    """Files in the course's folders that are of no kind kept there."""
    pictures: frozenset[str] = frozenset()
    """Pictures in the course's folders."""
    words: Mapping[str, int] = field(default_factory=dict)
    """The course's own words, which no dictionary knows, each with its line in words.txt."""
    interface: Mapping[str, Page] = field(default_factory=dict)
    """What the player and the theme say themselves: by path of the file, its words line by line."""
    today: date = date.min
    """The day on which facts are looked at for their age."""
    memory: MutableMapping[str, Any] = field(default_factory=dict)
    """What slow rules found out about a text, by the text's digest; may be kept between runs."""

    def lessons(self) -> Iterator[tuple[str, Unit, Lesson]]:
        """Go through the lessons in order, each with its reference and its unit."""
        for unit in self.curriculum.units:
            for lesson in unit.lessons:
                yield f"{unit.id}/{lesson.id}", unit, lesson

    def place(self, path: str, *loc: str | int) -> tuple[int, int]:
        """Give line and column of a value in a YAML file."""
        places = self.places.get(path)
        return places.place(loc) if places else (1, 1)

    def source(self, path: str) -> str | None:
        """Give the text of a file as its author wrote it."""
        if path.endswith(".md"):
            page = self.pages.get(path.removesuffix(".md"))
            return page.text if page else None
        places = self.places.get(path)
        return places.text if places else None

    def sources(self) -> list[str]:
        """Give the paths of all files whose text is known, sorted."""
        return sorted([*(page.path for page in self.pages.values()), *self.places])

    def digest(self) -> str:
        """Name what the files say, so that a change of any of them can be told."""
        texts = [(path, self.source(path)) for path in self.sources()]
        return hashlib.sha256(repr((texts, sorted(self.words))).encode()).hexdigest()

    def remember(self, key: str, find_out: Callable[[], Kept]) -> Kept:
        """Give what is known under `key`, or find it out and keep it."""
        if key not in self.memory:
            self.memory[key] = find_out()
        kept: Kept = self.memory[key]
        return kept

    def remember_each(
        self, key: str, names: Iterable[str], find_out: Callable[[str], Kept]
    ) -> Mapping[str, Kept]:
        """Give by name what is known under `key`; find out the rest, keep it, and forget other names."""
        known: Mapping[str, Kept] = self.memory.get(key, {})
        found = {name: known[name] if name in known else find_out(name) for name in names}
        if key not in self.memory or found != known:
            self.memory[key] = found
        return found

    def fact(self, name: str) -> str | None:
        """Give the words of `id` or `id.field`, or none where there is no such fact or field."""
        identity, _, attribute = name.partition(".")
        fact = self.find_fact(identity)
        if fact is None:
            return None
        if attribute == "call" and isinstance(fact, Service):
            return fact.call
        value = getattr(fact, attribute or fact.SHOWN, None)
        if attribute == "phone" and value:
            # A number that breaks at the end of a line is easily misread.
            return str(value).replace(" ", "\u00a0")
        if isinstance(value, date):
            return printed_day(value)
        return str(value) if isinstance(value, (str, int, float)) else None

    def find_fact(self, identity: str) -> Fact | None:
        """Find a fact that a text can name by its id: all but claims, whose words are another's."""
        for _, _, facts in self.facts():
            if identity in facts and facts is not self.claims:
                return facts[identity]
        return None

    def facts(self) -> tuple[tuple[str, str, Mapping[str, Fact]], ...]:
        """Give every kind of fact: its file, the name of its list there, and its entries by id."""
        return (
            ("facts/support.yml", "services", self.services),
            ("facts/figures.yml", "figures", self.figures),
            ("facts/signs.yml", "signs", self.signs),
            ("facts/law.yml", "laws", self.laws),
            ("facts/frameworks.yml", "items", self.items),
            ("facts/evidence.yml", "findings", self.findings),
            ("facts/sources.yml", "claims", self.claims),
        )

    def nations_of(self, item: FrameworkItem) -> tuple[Nation, ...]:
        """Give the nations that an item of a framework holds in."""
        framework = self.frameworks.get(item.framework)
        return item.nations or (framework.nations if framework else ())

    def addresses(self) -> set[str]:
        """Give what others can refer to: pages, quizzes and facts, by their addresses."""
        plans = (plan_path(ref).removesuffix(".yml") for ref in self.plans)
        quizzes = (f"quizzes/{ref}" for ref in self.quizzes)
        facts = (f"{kind}/{name}" for kind in FACTS for name in getattr(self, kind))
        return {*self.pages, *plans, *quizzes, *facts}

    def moved(self) -> dict[str, Moved]:
        """Give what has become of each address that is no longer there."""
        return followed(self.curriculum.moved, self.addresses())

    def fill(self, text: str) -> str:
        """Put the facts into a text; what is unknown stays as it is, for `check` to report."""
        return FACT.sub(lambda match: self.fact(match[1].strip()) or match[0], text)


MADE = ("claims", "curriculum-map", "traceability", "waiting", "evidence", "contact", "look-back-answers")
"""What a page can ask for by a block with one of these names in braces: it is made of the data."""


def asks_for(page: Page, made: str) -> bool:
    """Tell whether a page asks for a part that is made of the data."""
    return f"```{{{made}}}\n```" in page.text


def runs_cells(page: Page) -> bool:
    """Tell whether a page begins as a MyST notebook, whose cells are run."""
    first = page.text.split("\n---", 1)[0] if page.text.startswith("---") else ""
    return "file_format: mystnb" in first


def lesson_path(ref: str) -> str:
    """Give the path of a lesson's page, without `.md`."""
    return f"lessons/{ref}"


def plan_path(ref: str) -> str:
    """Give the path of a lesson's plan."""
    return f"lessons/{ref}.plan.yml"


def quiz_path(ref: str) -> str:
    """Give the path of a quiz."""
    return f"quizzes/{ref}.yml"
