"""Other taggers of time expressions, asked in the same run where they are installed; apart from what is measured.

duckling has no package for Python that runs without a JVM or a server of its own; its figures stand in the docs.
"""

import importlib
import importlib.util
import time
from collections.abc import Iterator
from datetime import datetime

Rows = list[dict[str, object]]
_VALUES = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d"}


def rivals(rows: Rows) -> Iterator[tuple[str, Rows, float]]:
    """Yield each installed tagger's name, its rows and its seconds."""
    if importlib.util.find_spec("dateparser") is not None:
        start = time.perf_counter()
        found: Rows = [{"id": row["id"], "timexes": _by_dateparser(row)} for row in rows]
        yield "dateparser", found, time.perf_counter() - start


def _by_dateparser(row: dict[str, object]) -> Rows:
    """Return what dateparser finds, past preferred, its spans found again in text order."""
    search = importlib.import_module("dateparser.search")
    parser = importlib.import_module("dateparser.date").DateDataParser
    text = str(row["text"])
    settings = {"RELATIVE_BASE": datetime.fromisoformat(str(row["dct"])), "PREFER_DATES_FROM": "past"}
    data = parser(languages=["en"], settings=settings)
    found: Rows = []
    place = 0
    for words, when in search.search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, place)
        if start < 0:
            continue
        place = start + len(words)
        period = data.get_date_data(words).period or "day"
        value = when.strftime(_VALUES.get(period, "%Y-%m-%d"))
        found.append({"start": start, "end": place, "type": "DATE", "value": value})
    return found
