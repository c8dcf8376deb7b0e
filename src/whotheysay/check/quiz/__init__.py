"""Rules about quizzes (Q): the ways through a scenario, how it ends, fair answers, and no repeats."""

from whotheysay.check.quiz import endings, fairness, graph, repeats
from whotheysay.check.rule import Find

FINDERS: dict[str, Find] = {**graph.FINDERS, **endings.FINDERS, **fairness.FINDERS, **repeats.FINDERS}
