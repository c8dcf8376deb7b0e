"""Problems and rules in words: for a terminal, for programs, and for the rules page."""

from whotheysay.report.formats import FORMATS, formatted
from whotheysay.report.rules_page import explain, explained, rules_page

__all__ = ["FORMATS", "explain", "explained", "formatted", "rules_page"]
