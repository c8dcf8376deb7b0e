"""What a release promises to keep: the addresses and ids that others refer to from then on."""

import yaml

from whotheysay.model.course import Course
from whotheysay.model.released import FACTS, kind_of

_HEAD = """\
# yaml-language-server: $schema=schema/released.schema.json
# Made by `course release`: what a release had stays, or leads on by `moved` in curriculum.yml.
"""


def released(course: Course) -> str:
    """Write released.yml: all that the course has now, and all that a release before it had."""
    before = course.released.addresses() if course.released else ()
    kept: dict[str, list[str]] = {name: [] for name in ("pages", "quizzes", *FACTS)}
    for address in sorted({*before, *course.addresses()}):
        kind = kind_of(address)
        name = {"page": "pages", "quiz": "quizzes"}.get(kind, f"{kind}s")
        kept[name].append(address if kind == "page" else address.partition("/")[2])
    return _HEAD + yaml.safe_dump(kept, sort_keys=False, allow_unicode=True)
