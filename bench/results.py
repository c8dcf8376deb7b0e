"""What was measured, kept as JSON so that a part can be measured again without the rest."""

import json
from pathlib import Path
from statistics import median
from typing import Any

Numbers = list[float]


class Results:
    """Raw figures by part; each part knows on which day, and on how busy a machine, it was measured."""

    def __init__(self, file: Path) -> None:
        """Read what is kept in `file`, if there is anything."""
        self._file = file
        self.parts = self._read()

    def keep(self, value: Any, *names: str) -> None:
        """Keep a value under its names, and write everything to disk, with what others have kept there."""
        place = self.parts = self._read()
        for name in names[:-1]:
            place = place.setdefault(name, {})
        place[names[-1]] = value
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(self.parts, indent=1, sort_keys=True), "utf-8")

    def _read(self) -> dict[str, Any]:
        return json.loads(self._file.read_text("utf-8")) if self._file.is_file() else {}

    def get(self, *names: str) -> Any:
        """Give what is kept under these names; none where there is nothing."""
        place: Any = self.parts
        for name in names:
            place = place.get(name) if isinstance(place, dict) else None
        return place

    def series(self, field: str, *names: str) -> Numbers:
        """Give one field of a list of records, as numbers; an empty list where it wasn't measured."""
        return [one[field] for one in self.get(*names) or () if one[field] is not None]

    def middle(self, field: str, *names: str) -> float | None:
        """Give the median of a field; none where it wasn't measured."""
        numbers = self.series(field, *names)
        return median(numbers) if numbers else None
