"""Rules about links and files (L)."""

from whotheysay.check.links import boxes, files, pages, pictures, released, shown, shown_as_is, unused
from whotheysay.check.rule import Find

FINDERS: dict[str, Find] = {
    **files.FINDERS,
    **pages.FINDERS,
    **boxes.FINDERS,
    **pictures.FINDERS,
    **shown.FINDERS,
    **shown_as_is.FINDERS,
    **unused.FINDERS,
    **released.FINDERS,
}
