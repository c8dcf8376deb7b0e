"""Read every file of a course: the only room that reads the author's files."""

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import JsonValue, TypeAdapter

from whotheysay import day
from whotheysay.load.kept import keep_on, parse_or_recall
from whotheysay.load.page_text import misread_page
from whotheysay.load.shape import shape
from whotheysay.load.yaml_text import MAX_BYTES, Document, decode
from whotheysay.model.base import Part
from whotheysay.model.budgets import Budgets
from whotheysay.model.course import Course, Page
from whotheysay.model.curriculum import Curriculum
from whotheysay.model.evidence import EvidenceFile
from whotheysay.model.facts import Figures, Laws, Signs, Sources, Support
from whotheysay.model.frameworks import Frameworks
from whotheysay.model.plan import Plan
from whotheysay.model.quiz import Quiz
from whotheysay.model.released import Released
from whotheysay.problems import Problem
from whotheysay.root import CURRICULUM

Named = TypeVar("Named", bound=Part)

RELEASED = "released.yml"
"""What the last release had; there is none before the first."""
BUDGETS = "budgets.yml"
"""How much the site may weigh; a course without it has the usual budgets."""
KINDS: dict[str, TypeAdapter[Any]] = {
    "curriculum": TypeAdapter(Curriculum),
    "plan": TypeAdapter(Plan),
    "quiz": TypeAdapter(Quiz),
    "support": TypeAdapter(Support),
    "signs": TypeAdapter(Signs),
    "sources": TypeAdapter(Sources),
    "figures": TypeAdapter(Figures),
    "law": TypeAdapter(Laws),
    "frameworks": TypeAdapter(Frameworks),
    "evidence": TypeAdapter(EvidenceFile),
    "released": TypeAdapter(Released),
    "budgets": TypeAdapter(Budgets),
}
"""What each kind of YAML file holds; schema/ has one JSON Schema for each."""
FACTS = ("support", "signs", "sources", "figures", "law", "frameworks", "evidence")
"""The kinds that are kept in facts/, one file each."""
WORDS = "words.txt"
"""The course's own words for the spelling rule, one a line; a course need not have any."""
PICTURES = (".svg", ".png", ".jpg", ".webp", ".avif")
"""What a picture's name may end in."""


Known = dict[str, tuple[bytes, Any]]
"""What came of each file when it was last read in this process, with the bytes it came of."""


@dataclass
class _Reading:
    """What has been read so far."""

    root: Path
    memory: MutableMapping[str, JsonValue] = field(default_factory=dict)
    known: Known = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Document] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def yaml(self, kind: str, path: str) -> Any:
        """Read one YAML file as a model of `kind`; none where it can't be."""
        document, model, problems = self._once(path, lambda raw: self._shaped(raw, kind, path)) or _NOTHING
        if document is not None:
            self.places[path] = document
        if model is None:
            self.broken.add(path)
        self.problems += problems
        return model

    def _shaped(self, raw: bytes, kind: str, path: str) -> tuple[Document | None, Any, list[Problem]]:
        document, problems = parse_or_recall(raw, path, self.memory)
        if document is None:
            return None, None, problems
        model, misfits = shape(KINDS[kind], document, path)
        return document, model, [*problems, *_names_schema(document, kind, path), *misfits]

    def page(self, path: str) -> Page | None:
        """Read one Markdown file; none where it can't be."""
        page, problems = self._once(path, lambda raw: _page(raw, path)) or (None, [])
        self.problems += problems
        if page is None:
            self.broken.add(path)
        return page

    def _once(self, path: str, read: Callable[[bytes], Any]) -> Any:
        """Give what `read` makes of a file's bytes, or made of the same bytes before; none without a file."""
        raw = self._bytes(path)
        if raw is None:
            return None
        known = self.known.get(path)
        if known is None or known[0] != raw:
            known = self.known[path] = raw, read(raw)
        elif path.endswith(".yml"):
            keep_on(raw, self.memory)
        return known[1]

    def words(self) -> dict[str, int]:
        """Read the course's own words, each with its line; none where there is no list."""
        raw = self._bytes(WORDS) if (self.root / WORDS).is_file() else None
        text, problem = decode(raw, WORDS) if raw is not None else (None, None)
        self.problems += [problem] if problem else []
        lines = enumerate((text or "").split("\n"), 1)
        listed = ((line.partition("#")[0].strip(), number) for number, line in lines)
        return {word: number for word, number in listed if word}

    def _bytes(self, path: str) -> bytes | None:
        """Read a file, or so much of it that its parser sees that it is too large."""
        try:
            with (self.root / path).open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            what = "this file is missing" if missing else f"this file can't be opened: {error.strerror}"
            mend = "write it, or bring it back" if missing else "make sure that you may read it"
            self.problems.append(Problem(path, 1, 1, "Y011", what, mend))
            return None


_NOTHING: tuple[None, None, list[Problem]] = None, None, []


def _page(raw: bytes, path: str) -> tuple[Page | None, list[Problem]]:
    text, problem = decode(raw, path)
    if text is None:
        return None, [problem] if problem else []
    misread = misread_page(text, path)
    return (None if misread else Page(path, text)), misread


def load_course(
    root: Path,
    *,
    today: date | None = None,
    memory: MutableMapping[str, JsonValue] | None = None,
    known: Known | None = None,
) -> tuple[Course | None, list[Problem]]:
    """Read the course in the folder `root`, and every problem of every file.

    No course where curriculum.yml itself can't be read; other broken files are left out of it.
    `today` is the day facts are looked at for their age; `memory` what an earlier run found out; `known`
    what this process has read before, so that only files that have changed since are read as models again.
    """
    reading = _Reading(root, {} if memory is None else memory, {} if known is None else known)
    curriculum = reading.yaml("curriculum", CURRICULUM)
    facts = {kind: reading.yaml(kind, f"facts/{kind}.yml") for kind in FACTS}
    quizzes, plans, pages, strays = _read_folders(reading)
    words = reading.words()
    released = reading.yaml("released", RELEASED) if (root / RELEASED).is_file() else None
    budgets = reading.yaml("budgets", BUDGETS) if (root / BUDGETS).is_file() else None
    problems = sorted(reading.problems)
    if curriculum is None:
        return None, problems
    course = Course(
        root=root,
        curriculum=curriculum,
        plans=plans,
        quizzes=quizzes,
        services=_by_id(getattr(facts["support"], "services", ())),
        signs=_by_id(getattr(facts["signs"], "signs", ())),
        documents=_by_id(getattr(facts["sources"], "documents", ())),
        claims=_by_id(getattr(facts["sources"], "claims", ())),
        figures=_by_id(getattr(facts["figures"], "figures", ())),
        laws=_by_id(getattr(facts["law"], "laws", ())),
        frameworks=_by_id(getattr(facts["frameworks"], "frameworks", ())),
        items=_by_id(getattr(facts["frameworks"], "items", ())),
        findings=_by_id(getattr(facts["evidence"], "findings", ())),
        released=released,
        budgets=budgets or Budgets(),
        pages=pages,
        places=reading.places,
        broken=frozenset(reading.broken),
        strays=frozenset(path for path in strays if not _is_picture(path)),
        pictures=frozenset(path for path in strays if _is_picture(path)),
        words=words,
        today=today or day.today(),
        memory=reading.memory,
    )
    return course, problems


def _is_picture(path: str) -> bool:
    return path.startswith(("book/", "lessons/")) and path.endswith(PICTURES)


def _read_folders(
    reading: _Reading,
) -> tuple[dict[str, Quiz], dict[str, Plan], dict[str, Page], list[str]]:
    quizzes: dict[str, Quiz] = {}
    plans: dict[str, Plan] = {}
    pages: dict[str, Page] = {}
    strays: list[str] = []
    for path in _files(reading.root):
        if path.startswith("quizzes/") and path.endswith(".yml"):
            _keep(quizzes, _ref(path, ".yml"), reading.yaml("quiz", path))
        elif path.startswith("lessons/") and path.endswith(".plan.yml"):
            _keep(plans, _ref(path, ".plan.yml"), reading.yaml("plan", path))
        elif path.endswith(".md"):
            _keep(pages, path.removesuffix(".md"), reading.page(path))
        elif not path.startswith("facts/") or path not in {f"facts/{kind}.yml" for kind in FACTS}:
            strays.append(path)
    return quizzes, plans, pages, strays


def _files(root: Path) -> Iterator[str]:
    """Go through the files of the course's folders, sorted, leaving out hidden ones."""
    folders = [root / name for name in ("book", "facts", "lessons", "quizzes")]
    found = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    for file in sorted([*found, *root.glob("index.md")]):
        path = file.relative_to(root)
        if not any(part.startswith((".", "__")) for part in path.parts):
            yield path.as_posix()


def _ref(path: str, suffix: str) -> str:
    """Make `unit/id` of a path below lessons/ or quizzes/."""
    return PurePosixPath(*PurePosixPath(path).parts[1:]).as_posix().removesuffix(suffix)


def _keep(kept: dict[str, Any], key: str, value: Any) -> None:
    if value is not None:
        kept[key] = value


def _by_id(entries: Sequence[Named]) -> dict[str, Named]:
    """Keep the first entry of each id; `check` reports the others."""
    kept: dict[str, Named] = {}
    for entry in entries:
        kept.setdefault(entry.id, entry)  # type: ignore[attr-defined]  # all of them have one
    return kept


def _names_schema(document: Document, kind: str, path: str) -> list[Problem]:
    """Ask for the first line by which an editor completes and underlines."""
    up = "../" * path.count("/")
    wanted = f"# yaml-language-server: $schema={up}schema/{kind}.schema.json"
    if document.text.split("\n", 1)[0].strip() == wanted:
        return []
    return [Problem(path, 1, 1, "Y009", "the first line doesn't name the schema", f"write '{wanted}'")]
