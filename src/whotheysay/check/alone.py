"""A course of one file: what a rule may look at that looks at each file alone, and nothing else."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Literal, NoReturn, TypeVar

from whotheysay.model.course import Course
from whotheysay.model.curriculum import AgeBand

Readers = Literal["pupils", "adults", "everyone"]
Key = TypeVar("Key")
Value = TypeVar("Value")


class BeyondError(Exception):
    """A rule that is said to look at each file alone looked at another one."""


class _Shut:
    """Stands for what the other files say: whoever looks at it depends on them."""

    def __init__(self, name: str) -> None:
        self._name = name

    def _refuse(self, *_: object) -> NoReturn:
        raise BeyondError(f"a rule about single files may not look at '{self._name}'")

    __getattr__ = __getitem__ = __iter__ = __len__ = __contains__ = __bool__ = __eq__ = _refuse
    __hash__ = None  # type: ignore[assignment]


class Only(Mapping[str, Value]):
    """What one file holds; to ask whether another one is there is to look beyond."""

    def __init__(self, own: str, values: Mapping[str, Value]) -> None:
        """Hold the values; `own` is the name that may be asked for even if it isn't there."""
        self._own, self._values = own, values

    def __getitem__(self, name: str) -> Value:
        """Give a value of this file."""
        if name != self._own and name not in self._values:
            raise BeyondError(f"a rule about single files may not look at '{name}'")
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self._values)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._values)


@dataclass(eq=False)
class Asked:
    """What was asked about one file beyond it: facts in words, and keys of the memory."""

    course: Callable[[], Course | None] = lambda: None
    """The whole course, if it is still in use."""
    facts: dict[str, str | None] = field(default_factory=dict)
    memory: set[str] = field(default_factory=set)

    def fact(self, name: str) -> str | None:
        """Give the words of a fact, and note that they count."""
        course = self.course()
        if course is None:
            raise BeyondError(f"the fact '{name}' is of a course that is no longer in use")
        self.facts[name] = course.fact(name)
        return self.facts[name]

    def holds(self, course: Course) -> bool:
        """Tell whether a course answers all of this in the same way."""
        return all(course.fact(name) == words for name, words in self.facts.items())


class Noted(MutableMapping[str, Any]):
    """The memory of the whole course, which notes what is asked of it."""

    def __init__(self, asked: Asked) -> None:
        """Note in `asked`."""
        self._asked = asked

    @property
    def _memory(self) -> MutableMapping[str, Any]:
        course = self._asked.course()
        return {} if course is None else course.memory

    def __getitem__(self, key: str) -> Any:
        """Give what is kept under `key`."""
        self._asked.memory.add(key)
        return self._memory[key]

    def __setitem__(self, key: str, value: Any) -> None:
        """Keep a value."""
        self._asked.memory.add(key)
        self._memory[key] = value

    def __delitem__(self, key: str) -> None:
        """Forget a value."""
        del self._memory[key]

    def __iter__(self) -> Iterator[str]:
        """Go through the keys."""
        return iter(self._memory)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._memory)


@dataclass(frozen=True, eq=False)
class Alone(Course):
    """One file of a course and whom it is for; beyond it, only facts in words may be asked for."""

    path: str = ""
    models: tuple[tuple[object, tuple[str | int, ...]], ...] = ()
    """What a YAML file holds, each with its place in it."""
    readers: Readers = "adults"
    ages: tuple[AgeBand, ...] = ()
    asked: Asked = field(default_factory=Asked)

    def fact(self, name: str) -> str | None:
        """Give the words of a fact."""
        return self.asked.fact(name)


def shut(*names: str) -> dict[str, Any]:
    """Put these parts of a course out of reach."""
    return {name: _Shut(name) for name in names}
