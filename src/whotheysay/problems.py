"""A mistake in somebody's file: where it is, what it is, and what to do."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake, at its place, with its mend. Lines and columns count from 1."""

    path: str
    line: int
    column: int
    code: str
    what: str
    mend: str = ""
    level: Level = "error"

    def __str__(self) -> str:
        """Say it on one line, as compilers do, so that editors can jump to it."""
        mend = f", {self.mend}" if self.mend else ""
        level = "" if self.level == "error" else f"{self.level}: "
        return f"{self.path}:{self.line}:{self.column} {self.code} {level}{self.what}{mend}"
