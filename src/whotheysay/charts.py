"""Charts in lessons that come out the same every time, and sharp at any size."""

import matplotlib as mpl
from matplotlib_inline.backend_inline import set_matplotlib_formats


def steady_charts() -> None:
    """Let this notebook draw its charts as SVG without dates or random ids."""
    mpl.rcParams["svg.hashsalt"] = "whotheysay"
    set_matplotlib_formats("svg", metadata={"Date": None})
