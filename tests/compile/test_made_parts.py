"""What pages show that is made of the data: curricula, what is taught, what waits, evidence, contact."""

from pathlib import Path
from typing import Any

from tests.check.examples import changed, loaded, problems
from whotheysay.check.site.built import site_of
from whotheysay.check.site.links import unmarked
from whotheysay.check.site.traces import mail
from whotheysay.compile.contact import contact_part
from whotheysay.compile.context import Address, page_context
from whotheysay.compile.curriculum_map import curriculum_map
from whotheysay.compile.evidence import evidence_page
from whotheysay.compile.made_parts import PARTS, with_made_parts
from whotheysay.compile.plan_page import plan_page
from whotheysay.compile.traceability import traceability
from whotheysay.compile.waiting import waiting, waiting_page
from whotheysay.model.course import MADE, Page
from whotheysay.model.trace import named

MET = [
    {
        "file": "curriculum.yml",
        "replace": "        quizzes: [",
        "by": "        meets: [guidance-1]\n        quizzes: [",
    },
    {"file": "facts/frameworks.yml", "replace": "    waits: No lesson meets it yet.\n", "by": ""},
]
FINDINGS = {
    "file": "facts/evidence.yml",
    "replace": "findings: []",
    "by": """findings:
  - id: a-study
    about: A lesson
    effect: helps
    finding: It helped.
    measure: d = 0.5
    design: One class.
    limits: One class is few.
    here: It is taught.
    sources: [{title: A study, date: "2024"}]
    checked: 2026-11-20
    reliability: own
  - id: hearsay
    about: A game
    effect: harms
    finding: Nobody knows.
    design: Unknown.
    limits: All of it.
    here: Nothing.
    sources: [{title: Hearsay}]
    checked: 2026-11-20
    reliability: unverified
    unpublished: the study has to be read
""",
}


def contact(address: str) -> dict[str, Any]:
    """Give the small course a contact."""
    return {"file": "curriculum.yml", "replace": "home: index\n", "by": f"home: index\ncontact: {address}\n"}


def test_every_part_that_a_page_can_ask_for_is_made() -> None:
    assert tuple(PARTS) == MADE


def test_a_page_gets_the_parts_it_asks_for(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, []))
    page = Page("book/a-page.md", "# A page\n\n```{traceability}\n```\n\nThe end.")
    text = with_made_parts(course, page, page.text)
    assert text.startswith("# A page\n\n## Lessons\n\n")
    assert text.endswith("\n\nThe end.")
    assert "(<../lessons/online/a-lesson.md>)" in text


def test_the_map_names_each_item_its_nation_and_the_lessons_that_meet_it(tmp_path: Path) -> None:
    page = curriculum_map(loaded(changed(tmp_path / "met", MET)), "../")
    assert page.startswith("## Wales\n\n### Guidance for schools\n\nA ministry\\, in force since 1 September")
    assert "- **Online\\, item 1.** “That somebody may pose\\.”" in page
    assert "**Lessons:** [A lesson](<../lessons/online/a-lesson.plan.yml>)." in page
    page = curriculum_map(loaded(changed(tmp_path / "not", [])), "../")
    assert "**Not met yet:** No lesson meets it yet\\." in page


def test_the_map_holds_back_what_nobody_has_read(tmp_path: Path) -> None:
    page = curriculum_map(loaded(changed(tmp_path, MET)), "../")
    assert "Not read yet" not in page
    assert "Not listed until somebody has checked it\\: Online\\, item 2\\." in page


def test_a_gist_says_that_it_is_none_of_the_wording(tmp_path: Path) -> None:
    gist = {"file": "facts/frameworks.yml", "replace": "    quoted: true\n", "by": ""}
    page = curriculum_map(loaded(changed(tmp_path, [gist])), "../")
    assert "*In our words:* That somebody may pose" in page


def test_plan_and_lesson_say_where_they_are_in_the_curriculum(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, MET))
    plan = plan_page(course, "online/a-lesson")
    assert "## Where this is in the curriculum\n\n### Wales\\: Guidance for schools" in plan
    context = page_context(course, "lessons/online/a-lesson", lambda name: Address(name, name), lesson=True)
    assert context["meets"] == [
        {"name": "Guidance for schools", "where": "Wales", "places": ["Online, item 1"]}
    ]
    assert "curriculum" not in plan_page(loaded(changed(tmp_path / "not", [])), "online/a-lesson")


def test_a_sign_leads_to_its_lesson_quiz_and_curriculum(tmp_path: Path) -> None:
    current = {"file": "facts/sources.yml", "replace": "status: updated", "by": "status: current"}
    quiz = "quizzes/online/questions.yml"
    practised = {"file": quiz, "replace": "next: ", "by": 'claims: ["000-01"]\nnext: '}
    course = loaded(changed(tmp_path, [*MET, current, practised]))
    page = traceability(course, "../")
    lesson, sorting = "[A lesson](<../lessons/online/a-lesson.md>)", course.quizzes["online/sorting"].title
    assert f"| Very fast | {lesson} | {sorting} | **Guidance:** Online 1 |" in page
    questions = course.quizzes["online/questions"].title
    assert f"Reports are rising\\. | {lesson} | {questions} | **Guidance:** Online 1 |" in page


def test_what_a_quiz_names_is_found_wherever_it_stands(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, []))
    assert named(course.quizzes["online/sorting"]) == {"too-fast"}
    assert named(course.quizzes["online/questions"]) == set()


def test_what_waits_is_listed_with_its_reason_and_the_rest_by_its_day(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, [FINDINGS]))
    assert {path: [fact.id for fact in facts] for path, facts in waiting(course).items()} == {
        "facts/support.yml": ["somebody"],
        "facts/frameworks.yml": ["guidance-2"],
        "facts/evidence.yml": ["hearsay"],
    }
    page = waiting_page(course)
    assert "3 of 12 facts wait" in page
    assert "**`somebody` (Somebody)** Not found in a good source\\. the number has to be checked" in page
    due = page.split("## To be checked again")[1]
    assert due.index("| 18 May 2027 | Services\\: 1 | `childline` |") < due.index("| 20 November 2027 |")
    assert "`hearsay`" not in due


def test_evidence_is_shown_with_its_limits_and_only_when_published(tmp_path: Path) -> None:
    page = evidence_page(loaded(changed(tmp_path, [FINDINGS])))
    assert page.startswith("## What has helped\n\n- **A lesson.** It helped\\.")
    assert "**Measured:** d \\= 0\\.5" in page
    assert "**What it doesn’t show:** One class is few\\." in page
    assert "A game" not in page


def test_the_contact_stands_in_one_place_or_the_page_says_where_to_turn(tmp_path: Path) -> None:
    assert "has no address of its own yet" in contact_part(loaded(changed(tmp_path / "none", [])), "../")
    mail = contact_part(loaded(changed(tmp_path / "mail", [contact("tell@school.example")])), "../")
    assert "(<mailto:tell@school.example>)" in mail
    assert "[Get help](<../book/get-help.md>)" in mail
    web = contact_part(loaded(changed(tmp_path / "web", [contact("https://school.example/tell")])), "../")
    assert "(<https://school.example/tell>)" in web


def test_a_contact_that_is_no_address_is_told(tmp_path: Path) -> None:
    for number, wrong in enumerate(
        ("the school", "tell@school", "mailto:a@b.example", "javascript://a@b.example")
    ):
        found = problems(changed(tmp_path / str(number), [contact(f'"{wrong}"')]))
        assert [problem.code for problem in found] == ["M003"], wrong
        assert "write a mail address, or a full address that begins with https://" in str(found[0])


def test_ages_the_wrong_way_round_are_told(tmp_path: Path) -> None:
    by = "    stage: speed\n    from_age: 15\n    to_age: 14"
    ages = {"file": "facts/signs.yml", "replace": "    stage: speed", "by": by}
    found = problems(changed(tmp_path, [ages]))
    assert [str(one) for one in found if one.code == "M004"] == [
        "facts/signs.yml:3:5 M004 'from_age' is above 'to_age', change one of the two"
    ]


def test_the_wording_of_a_curriculum_is_not_ours_and_a_gist_is(tmp_path: Path) -> None:
    text = {"file": "facts/frameworks.yml", "replace": "That somebody may pose.", "by": "About frobnicating."}
    assert problems(changed(tmp_path / "quoted", [text])) == []
    gist = {"file": "facts/frameworks.yml", "replace": "    quoted: true\n", "by": ""}
    assert [one.code for one in problems(changed(tmp_path / "gist", [text, gist]))] == ["A116"]


def test_rules_about_the_site_know_the_contact_and_no_other_address(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, [contact("tell@school.example")]))
    page = '<p><a class="reference external" href="mailto:{0}">{0}</a></p>'
    known, other = page.format("tell@school.example"), page.format("robin@school.example")
    site = site_of(course, {"book/about.html": known.encode(), "book/other.html": other.encode()})
    assert list(unmarked(site)) == []
    assert {flaw.path for flaw in mail(site)} == {"book/other.html"}
