"""Rules about wording (S): what a text must not say to a young person, and what it must."""

from whotheysay.check.rule import Find

FINDERS: dict[str, Find] = {}
