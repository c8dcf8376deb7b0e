"""What Sphinx reads for us on pages: plans, maps of scenarios, and words in another language."""

from docutils import nodes
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.util.docutils import SphinxDirective, SphinxRole

from whotheysay.compile.plan_page import plan_page
from whotheysay.compile.quiz_map import quiz_map
from whotheysay.model.quiz import Scenario
from whotheysay.sphinx_ext.site import SITES


class PlanParser(MystParser):
    """Makes a teacher's page of a plan: the page's source is the plan's own YAML."""

    supported = ("whotheysay-plan",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse the page compiled from the plan, not the YAML."""
        name = self.env.docname
        ref = name.removeprefix("lessons/").removesuffix(".plan")
        course = SITES[self.env.app].course
        if ref in course.plans:
            super().parse(plan_page(course, ref), document)
        else:
            super().parse("# Plan\n\nThis plan can't be read yet.", document)


class QuizMap(SphinxDirective):
    """Draws the map of a scenario: `{quiz-map}` and the quiz as unit/id."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Put the map's SVG on the page."""
        ref = self.arguments[0]
        quiz = SITES[self.env.app].course.quizzes.get(ref)
        if not isinstance(quiz, Scenario):
            raise self.error(f"there is no scenario '{ref}'")
        svg = quiz_map(quiz, f"map-{ref.replace('/', '-')}")
        # A wide map scrolls sideways on a phone, by keyboard too.
        frame = f'<figure class="quiz-map-figure" tabindex="0" role="group" aria-label="Map">{svg}</figure>'
        return [nodes.raw("", frame, format="html")]


class Foreign(SphinxRole):
    """Marks words in another language: `{lang}` and, in backticks, its code and the words."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Put the words on the page; docutils writes such a class as the attribute `lang`."""
        language, _, words = self.text.partition(" ")
        return [nodes.inline(self.rawtext, words.strip(), classes=[f"language-{language}"])], []
