"""Which day it is: the only place that asks the clock for it."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Give the day; SOURCE_DATE_EPOCH, in seconds since 1970, puts a build on another day."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(seconds), UTC) if seconds.isdecimal() else datetime.now(UTC)
    return now.date()
