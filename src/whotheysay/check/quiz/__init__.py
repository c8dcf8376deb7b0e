"""Rules about quizzes (Q): ways through a scenario, how it ends, fair answers, no repeats, single kinds."""

from whotheysay.check.quiz import endings, fairness, graph, kinds, repeats
from whotheysay.check.rule import Find

FINDERS: dict[str, Find] = {
    **graph.FINDERS,
    **endings.FINDERS,
    **fairness.FINDERS,
    **repeats.FINDERS,
    **kinds.FINDERS,
}
