"""For editors: what a person still has to check, and what is to be checked again, soonest first."""

from collections import defaultdict
from datetime import date

from whotheysay.compile.cited import cited
from whotheysay.compile.markdown import bullets, plain, table
from whotheysay.model.base import printed_day
from whotheysay.model.course import Course
from whotheysay.model.facts import Fact

_KINDS = {
    "facts/support.yml": "Services",
    "facts/figures.yml": "Figures",
    "facts/signs.yml": "Signs",
    "facts/law.yml": "Law",
    "facts/frameworks.yml": "Curricula",
    "facts/evidence.yml": "Evidence",
    "facts/sources.yml": "Claims of older advice",
}


def waiting(course: Course) -> dict[str, list[Fact]]:
    """Give the facts that may not be published yet, by file."""
    listed = ((path, [one for one in facts.values() if one.unpublished]) for path, _, facts in course.facts())
    return {path: facts for path, facts in listed if facts}


def waiting_page(course: Course) -> str:
    """Write what waits, with its reason and sources, and then when each of the others is due."""
    facts = waiting(course)
    count, of = sum(map(len, facts.values())), sum(len(known) for _, _, known in course.facts())
    said = f"{count} of {of} facts wait, and are used nowhere. Each says what has to be done first."
    parts = ["## Waiting for a person", plain(said)]
    for path, listed in facts.items():
        entries = bullets([_fact(course, one) for one in listed])
        parts += [f"### {plain(_KINDS[path])}", f"These stand in `{path}`.", entries]
    return "\n\n".join([*parts, "## To be checked again", _due(course)])


def _fact(course: Course, fact: Fact) -> str:
    name = getattr(fact, fact.SHOWN, None)
    title = f"`{fact.id}` ({plain(course.fill(str(name)))})" if name else f"`{fact.id}`"
    how = {"conflict": "Sources disagree. ", "unverified": "Not found in a good source. "}
    lines = [
        f"**{title}** {plain(how.get(fact.reliability, '') + course.fill(fact.unpublished or ''))}",
        f"**Read in:** {cited(fact.sources)}.",
    ]
    return "\n\n  ".join(lines)


def _due(course: Course) -> str:
    """List the days on which facts are due, soonest first: they tell nothing of the day of the build."""
    days: dict[date, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path, _, facts in course.facts():
        for fact in facts.values():
            if not fact.unpublished:
                days[fact.due][path].append(fact.id)
    rows = [
        [printed_day(day), plain(f"{_KINDS[path]}: {len(names)}"), ", ".join(f"`{name}`" for name in names)]
        for day, paths in sorted(days.items())
        for path, names in paths.items()
    ]
    return table(["By", "How many", "Which"], rows)
