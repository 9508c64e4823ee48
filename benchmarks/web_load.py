"""Measure the page and the API on a large record, on this machine only.

usage: web_load.py RECORD.db [--reports N] [--statements N] [--seconds N]
  Makes RECORD.db when there is none: 1,000 synthetic reports with findings, read and merged by the real stages (what
  editors decide on), and around them reports and entries written as they are, up to 20,000 reports and 200,000
  statements. Then serves it with 'diurna serve' and prints, warm, the median and the 95th percentile of every page,
  then lets 20 readers and 2 editors at it at once for 60 s and counts errors and lost changes.
"""

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import scale

from diurna.store import Store
from diurna.types.dates import Basis, on
from diurna.types.entries import EventEntry, Party, PositionEntry, QuestionEntry, ShiftEntry, StatementEntry, Telling
from diurna.types.identity import entry_code, entry_id
from diurna.types.lines import line_of
from diurna.types.ontology import EventStatus, EventType, Force, StanceValue, StatementKind
from diurna.types.reports import Report
from diurna.types.span import Evidence, Span
from diurna.web.safety_tokens import Role, TokenBook
from diurna.workspace import Workspace

_NAMES = (
    "Norway:NOR Iceland:ISL Peru:PER Chile:CHL Kenya:KEN Japan:JPN Nepal:NPL Egypt:EGY Spain:ESP "
    "Italy:ITA Brazil:BRA Canada:CAN France:FRA Poland:POL India:IND China:CHN Mexico:MEX Cuba:CUB"
)
_REAL = 1000
_WARM = 15
_READERS, _EDITORS = 20, 2
PAGES = (
    "/", "/brief.json?since=2012-01-01", "/events", "/events?type=COERCE", "/events?lanes=type", "/events.json",
    "/positions", "/positions?sort=moved", "/statements", "/statements?force=demand", "/statements?q=harbour",
    "/measures", "/contradictions", "/review", "/actors", "/questions", "/reports", "/search?q=harbour",
    "/map", "/network",
    "/history", "/events/axis.json",
    "/api/v1/events", "/api/v1/statements?published__gte=2012-01-01&facet=force", "/api/v1/statements?limit=500",
    "/api/v1/positions?stance=against", "/api/v1/matrix", "/api/v1/brief", "/api/v1/changes", "/api/v1/judgements",
)  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("record", type=Path)
    options.add_argument("--reports", type=int, default=20_000)
    options.add_argument("--statements", type=int, default=200_000)
    options.add_argument("--seconds", type=int, default=60)
    given = options.parse_args()
    if not given.record.exists():
        make_record(given.record, given.reports, given.statements)
    book = TokenBook.beside(given.record)
    book.path.unlink(missing_ok=True)
    tokens = [book.add(f"editor {number}", Role.EDITOR) for number in range(_EDITORS)]
    with Served(given.record) as address:
        measure_pages(address)
        together(address, tokens, given.seconds, given.record)


# The record


def make_record(path: Path, reports: int, statements: int) -> None:
    """Make a record of so many reports and statements."""
    Workspace.create(path).store.close()
    scale.build(path, 0, _REAL)
    chance = random.Random(7)
    actors = [(f"gov:{iso}", name) for name, iso in (pair.split(":") for pair in _NAMES.split())]
    with Store.open(path) as store:
        each = max(1, (statements - _REAL) // max(1, reports - _REAL))
        for start in range(_REAL, reports, 1000):
            made = [_report(number) for number in range(start, min(start + 1000, reports))]
            store.add_reports(made)
            lines = [line for report in made for line in _lines(report, each, actors, chance)]
            store.write_lines(lines, (), (), store.built_from() or "")
            print(f"{start + 1000:>7} reports", flush=True)
    _forget_waiting(path)


def _forget_waiting(path: Path) -> None:
    """Take the reports written as they are off the list of those to be read: their entries are there already."""
    with sqlite3.connect(path) as raw:
        raw.execute("DELETE FROM waiting")


_SENTENCES = ("said the harbour would stay closed", "called the claim baseless", "asked for talks on the crossing")


def _report(number: int) -> Report:
    day = date(2010, 1, 4) + timedelta(days=number // 8)
    body = "\n\n".join(f"The ministry {_SENTENCES[(number + n) % 3]} on day {number}, point {n}." for n in range(12))
    identifier = entry_id("", "bulk", str(number))[:12]
    return Report(identifier, body, day, outlet=f"Outlet {number % 40}", source_name=f"{number}.txt", language="en")


def _lines(report: Report, each: int, actors: list[tuple[str, str]], chance: random.Random) -> list[Any]:
    paragraphs = report.text.split("\n\n")
    places, start = [], 0
    for words in paragraphs:
        places.append((start, start + len(words)))
        start += len(words) + 2
    cite = [Evidence(Span(report.id, a, b), report.text[a:b]) for a, b in places]
    entries: list[tuple[str, Any]] = []
    for number in range(each):
        begin = cite[number % len(cite)].span.start
        span = Span(report.id, begin, begin + 20 + number)
        part = Evidence(span, span.cut(report.text))
        identifier = entry_id("st", report.id, str(number))
        who = _party(chance.choice(actors))
        entries.append(("statements", StatementEntry(
            identifier, entry_code(identifier), report.id, f"or-{report.id}", (who,), (part,),
            chance.choice(list(StatementKind)), chance.choice(list(Force)), report.published, reason="made",
        )))  # fmt: skip
    for number in range(2):
        identifier = entry_id("ev", report.id, str(number))
        when = on(report.published, Basis.EXPLICIT) if number else None
        telling = Telling(
            report.id, f"or-{report.id}", "x", report.published, chance.choice(list(EventStatus)), (cite[number],)
        )
        entries.append(("events", EventEntry(
            identifier, entry_code(identifier), chance.choice(list(EventType)), cite[number].words, telling.status,
            (_party(chance.choice(actors)),), (_party(chance.choice(actors)),), (telling,), report.published, date=when,
        )))  # fmt: skip
    entries += _stand(report, cite, actors, chance)
    return [line_of(kind, entry) for kind, entry in entries]


def _stand(report: Report, cite: list[Evidence], actors: list[tuple[str, str]], chance: random.Random) -> list[Any]:
    """Return a position on one of a hundred questions, and now and then a move."""
    question = entry_id("qu", "bulk", str(chance.randrange(100)))
    holder = _party(chance.choice(actors))
    identifier = entry_id("po", report.id)
    stance = chance.choice(list(StanceValue))
    position = PositionEntry(
        identifier, entry_code(identifier), holder, question, stance, cite[0].words,
        on(report.published, Basis.EXPLICIT), (cite[0],), (f"or-{report.id}",), report.published,
    )  # fmt: skip
    made: list[Any] = [("positions", position)]
    if chance.random() < 0.05:
        move = entry_id("sh", report.id)
        made.append(("shifts", ShiftEntry(
            move, entry_code(move), holder, question, identifier, identifier, StanceValue.FOR, StanceValue.AGAINST,
            on(report.published, Basis.EXPLICIT), (cite[0],), (cite[1],), report.published,
        )))  # fmt: skip
    name = f"open crossing {question[2:6]}"
    made.append(("questions", QuestionEntry(question, entry_code(question), name, (name,), ("open",))))
    return made


def _party(actor: tuple[str, str]) -> Party:
    return Party(actor[0], actor[1], actor[1])


# The pages


@dataclass
class Served:
    """'diurna serve' on a record, on a free port of this machine."""

    record: Path
    process: Any = field(default=None)

    def __enter__(self) -> str:
        began = time.perf_counter()
        command = [sys.executable, "-m", "diurna", "serve", str(self.record), "-p", "0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        address: str = self.process.stdout.readline().split(" at ")[1].split()[0]
        host = urlsplit(address).netloc
        get(host, "/events?limit=1")
        print(f"serve to the first page: {time.perf_counter() - began:.2f} s", flush=True)
        return host

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()


def get(
    host: str, path: str, method: str = "GET", body: Any = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of one request."""
    connection = HTTPConnection(host, timeout=60)
    try:
        data = json.dumps(body) if body is not None else None
        named = {"Content-Type": "application/json", **headers} if body is not None else headers
        connection.request(method, path, data, named)
        answer = connection.getresponse()
        return answer.status, {k.casefold(): v for k, v in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def pages_of(host: str) -> list[str]:
    """Return every page, single entries and reports of the middle of the record included."""
    found = [*PAGES]
    for kind in ("events", "statements", "positions"):
        rows = json.loads(get(host, f"/api/v1/{kind}?limit=5&order=-date")[2])["results"]
        found += [f"/e/{rows[0][f'{kind[:-1]}_code']}", f"/api/v1/{kind}/{rows[0][f'{kind[:-1]}_code']}"]
    row = json.loads(get(host, "/api/v1/reports?limit=1&since=2012-01-01")[2])["results"][0]
    return [*found, f"/r/{row['id']}", f"/api/v1/reports/{row['id']}", "/a/gov:NOR"]


def measure_pages(host: str) -> None:
    """Print the times of every page, warm."""
    medians, tails = [], []
    print(f"{'page':<64}{'median':>8}{'p95':>8}  ms")
    for path in pages_of(host):
        spent = []
        for _ in range(_WARM):
            began = time.perf_counter()
            status, _, body = get(host, path)
            spent.append((time.perf_counter() - began) * 1000)
            assert status == 200, (path, status, body[:300])
        warm = sorted(spent[1:])
        medians.append(median(warm))
        tails.append(warm[int(len(warm) * 0.95)])
        mark = " !" if medians[-1] > 150 or tails[-1] > 400 else ""
        print(
            f"{path:<64}{medians[-1]:>8.0f}{tails[-1]:>8.0f}  first {spent[0]:.0f}, {len(body) // 1000} kB{mark}",
            flush=True,
        )
    print(f"slowest median {max(medians):.0f} ms, slowest 95th percentile {max(tails):.0f} ms")


# All at once


def together(host: str, tokens: list[str], seconds: int, record: Path) -> None:
    """Let readers and editors at the record at once; print errors, times and lost changes."""
    until = time.monotonic() + seconds
    spent: dict[str, list[float]] = defaultdict(list)
    errors: list[str] = []
    made: dict[str, list[int]] = defaultdict(list)
    paths = pages_of(host)
    ids = _real_codes(host)

    def read(seed: int) -> None:
        chance = random.Random(seed)
        while time.monotonic() < until:
            path = chance.choice(paths)
            began = time.perf_counter()
            try:
                status, _, _ = get(host, path)
            except OSError as error:
                errors.append(f"{path}: {error}")
                continue
            spent["readers"].append((time.perf_counter() - began) * 1000)
            if status != 200:
                errors.append(f"{path}: {status}")
            time.sleep(chance.random())

    def edit(number: int) -> None:
        chance = random.Random(number)
        bearer = {"Authorization": f"Bearer {tokens[number]}"}
        while time.monotonic() < until:
            kind, code = chance.choice(ids)
            began = time.perf_counter()
            try:
                status, headers, _ = get(host, f"/api/v1/{kind}/{code}")
                body = {"kind": "accept", "target": code, "why": f"round {len(made[str(number)])}"}
                state = {"If-Match": headers.get("etag", "")}
                status, headers, answer = get(host, "/api/v1/judgements", "POST", body, **bearer, **state)
            except OSError as error:
                errors.append(f"judge: {error}")
                continue
            spent["editors"].append((time.perf_counter() - began) * 1000)
            if status == 201:
                made[str(number)].append(json.loads(answer)["judgement"]["number"])
            elif status == 412:
                made["told"].append(0)
            else:
                errors.append(f"judge: {status} {answer[:200]!r}")
            time.sleep(chance.random())

    threads = [threading.Thread(target=read, args=(n,)) for n in range(_READERS)]
    threads += [threading.Thread(target=edit, args=(n,)) for n in range(_EDITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tell(record, spent, made, errors)


def tell(record: Path, spent: dict[str, list[float]], made: dict[str, list[int]], errors: list[str]) -> None:
    """Print times and errors, and which of the changes made are not in the ledger."""
    with Store.open(record) as store:
        kept = {item.number for item in store.judgements()}
    numbers = [number for name, found in made.items() if name != "told" for number in found]
    lost = [number for number in numbers if number not in kept]
    for name, times in spent.items():
        ranked = sorted(times)
        tail = ranked[int(len(ranked) * 0.95)]
        print(f"{name}: {len(times)} requests, median {median(ranked):.0f} ms, p95 {tail:.0f} ms")
    print(f"changes made {len(numbers)}, told to read again {len(made['told'])}, lost {len(lost)}")
    print(f"errors {len(errors)}")
    for line in errors[:10]:
        print("  ", line)


def _real_codes(host: str) -> list[tuple[str, str]]:
    """Return entries that the real stages made: the earliest of the record."""
    found = []
    for kind in ("events", "statements"):
        rows = json.loads(get(host, f"/api/v1/{kind}?limit=100&until=2010-01-20")[2])["results"]
        found += [(kind, row[f"{kind[:-1]}_code"]) for row in rows if row["method"] != "made"]
    return found


if __name__ == "__main__":
    main()
