"""Rules about quizzes (Q)."""

from whotheysay.check.quiz import graph
from whotheysay.check.rule import Find

FINDERS: dict[str, Find] = {**graph.FINDERS}
