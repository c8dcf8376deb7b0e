"""Rules about access (A): everybody can read it."""

from whotheysay.check.rule import Find

FINDERS: dict[str, Find] = {}
