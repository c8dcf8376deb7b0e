"""Read files into a `Course`: the only room that reads what authors write."""

from whotheysay.load.again import load_again
from whotheysay.load.course import FACTS, KINDS, load_course
from whotheysay.load.memory import Memory

__all__ = ["FACTS", "KINDS", "Memory", "load_again", "load_course"]
