"""Rules about access (A): everybody can read it."""

from whotheysay.check.access import (
    colour,
    glossary,
    headings,
    language,
    links,
    pictures,
    reading,
    spelling,
)
from whotheysay.check.rule import Find

FINDERS: dict[str, Find] = {
    **pictures.FINDERS,
    **headings.FINDERS,
    **links.FINDERS,
    **colour.FINDERS,
    **language.FINDERS,
    **reading.FINDERS,
    **glossary.FINDERS,
    **spelling.FINDERS,
}
