"""Where readers say what is wrong: the one address that curriculum.yml has, or where to turn without it."""

from whotheysay.compile.markdown import link, plain
from whotheysay.compile.toc import help_page
from whotheysay.model.course import Course

_NONE = (
    "This course has no address of its own yet. Please tell whoever gave you the course, or the person "
    "in your school who looks after it, so that they can pass it on."
)
_MAIL = "This opens your own mail program: the site itself sends nothing."
_WEB = "This is another website: this site sends nothing itself."
_NO_HELPLINE = (
    "Nobody reads this day and night, and nobody there can help a young person. "
    "Please leave names and personal stories out. Is something happening to you or to somebody you know? "
)


def contact_part(course: Course, up: str) -> str:
    """Write how to tell us what is wrong; `up` leads from the page to the course's root, as `../`."""
    contact = course.curriculum.contact
    if contact is None:
        return plain(_NONE)
    is_web = contact.startswith(("https://", "http://"))
    way = link(contact, contact if is_web else f"mailto:{contact}")
    said = f"Tell us here: {way}. {plain(_WEB if is_web else _MAIL)}"
    help_link = link("Get help", f"{up}{help_page(course)}.md")
    return f"{said}\n\n{plain(_NO_HELPLINE)} {help_link}."
