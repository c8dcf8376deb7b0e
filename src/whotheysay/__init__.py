"""Who They Say They Are: a school course, and the compiler that turns it into what schools use."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from whotheysay.charts import steady_charts
    from whotheysay.figures import figure
    from whotheysay.widget import Quiz

__all__ = ["Quiz", "figure", "steady_charts"]

_DOORS = {"Quiz": "widget", "figure": "figures", "steady_charts": "charts"}


def __getattr__(name: str) -> Any:
    """Import a notebook's doors only when a notebook asks: the command line starts faster without."""
    if name not in _DOORS:
        raise AttributeError(f"module 'whotheysay' has no attribute '{name}'")
    return getattr(import_module(f"whotheysay.{_DOORS[name]}"), name)
