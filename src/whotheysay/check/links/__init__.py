"""Rules about links and files (L)."""

from whotheysay.check.links import files
from whotheysay.check.rule import Find

FINDERS: dict[str, Find] = {**files.FINDERS}
