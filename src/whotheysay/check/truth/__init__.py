"""Rules about truth (T): facts come from facts/, fresh, fitting, taught and practised."""

from whotheysay.check.rule import Find

FINDERS: dict[str, Find] = {}
