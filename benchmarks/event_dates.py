"""Prints how many events of MEANTIME's development half get their date, beside two rules of thumb.

usage: python benchmarks/event_dates.py SHARED [--errors N]
"""

import argparse
import json
import random
from collections import Counter
from datetime import date
from pathlib import Path

from timex import paragraphs, read_rows

from diurna.extraction.dates.tasks import event_dates, timexes
from diurna.linguistics.pipeline import load_nlp, parse_reports
from diurna.reading import report_id
from diurna.types.reports import Report

Line = tuple[str, str, str, str | None, str | None, str | None]
LAST_SENTENCE = 5


def known_part(value: str) -> str:
    """Return a date without its unknown parts ("2008-02-XX" is 2008-02)."""
    return "-".join(part for part in value.split("T", maxsplit=1)[0].split("-") if "X" not in part)


def nearest(report_text: str, times: list[dict[str, object]], start: int) -> str | None:
    """Return the value of the time expression nearest to a place in its line, as the first rule of thumb does."""
    line = report_text.count("\n", 0, start)
    same = [
        time for time in times if report_text.count("\n", 0, int(str(time["start"]))) == line and time["type"] == "DATE"
    ]
    best = min(same, key=lambda time: abs(int(str(time["start"])) - start), default=None)
    return str(best["value"]) if best else None


def lines(shared: Path) -> list[Line]:
    rows = read_rows(shared / "data/time/meantime_events_dev.jsonl")
    reports = [
        Report(report_id(str(row["text"])), str(row["text"]), date.fromisoformat(str(row["dct"]))) for row in rows
    ]
    found: list[Line] = []
    for row, parsed in zip(
        rows, parse_reports(load_nlp(), [(item, paragraphs(item)) for item in reports]), strict=True
    ):
        events = json.loads(json.dumps(row["events"]))
        scored = [event for event in events if event["sent"] <= LAST_SENTENCE and event["cluster_time"]]
        dated = event_dates(parsed, [(event["start"], event["end"]) for event in scored])
        times = timexes(parsed)
        for event, given in zip(scored, dated, strict=True):
            gold = known_part(event["cluster_time"])
            if gold:
                text = str(row["text"])
                context = " ".join(text[max(0, event["start"] - 60) : event["end"] + 60].split())
                near = nearest(text, times, event["start"])
                found.append((str(row["id"]), event["text"], gold, given, near, f"{row['dct']} | {context}"))
    return found


def share(found: list[Line], right: list[bool]) -> str:
    by_doc: dict[str, list[bool]] = {}
    for line, is_right in zip(found, right, strict=True):
        by_doc.setdefault(line[0], []).append(is_right)
    rng, draws = random.Random(13), []
    for _ in range(1000):
        drawn = [value for doc in rng.choices(list(by_doc), k=len(by_doc)) for value in by_doc[doc]]
        draws.append(sum(drawn) / max(1, len(drawn)))
    draws.sort()
    low, high = 100 * draws[25], 100 * draws[974]
    return f"{100 * sum(right) / max(1, len(right)):5.1f} %   95% {low:.1f}-{high:.1f}   of {len(right)}"


def report(name: str, found: list[Line]) -> None:
    print(name)
    print("  by syntax       ", share(found, [line[3] == line[2] for line in found]))
    print("  nearest in line ", share(found, [(line[4] or "") == line[2] for line in found]))
    print("  the report's day", share(found, [str(line[5])[:10] == line[2] for line in found]))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("shared", type=Path)
    arguments.add_argument("--errors", type=int, default=0)
    options = arguments.parse_args()
    found = lines(options.shared)
    report("all events", found)
    report("events not on the report's day", [line for line in found if str(line[5])[:10] != line[2]])
    wrong = [line for line in found if line[3] != line[2]]
    print("errors by kind:", Counter("none" if line[3] is None else "other" for line in wrong))
    for line in wrong[: options.errors]:
        print(f"{line[0]} {line[1]!r} gold {line[2]} given {line[3]} {line[5]}")


if __name__ == "__main__":
    main()
