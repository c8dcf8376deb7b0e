"""Read files into a `Course`: the only room that reads what authors write."""

from whotheysay.load.course import KINDS, find_root, load_course

__all__ = ["KINDS", "find_root", "load_course"]
