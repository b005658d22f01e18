from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_day(given: str | None = None) -> str:
    """The day against which facts are judged: `given`, else SOURCE_DATE_EPOCH, else today, as `yyyy-mm-dd`.

    Raises ValueError when `given` is no day.
    """
    if given is not None:
        return date.fromisoformat(given).isoformat()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return datetime.now().astimezone().date().isoformat()
