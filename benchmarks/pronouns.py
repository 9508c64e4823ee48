"""Measure who the pronouns are: in gold reports that name the speaker or actor, or as a list to check by hand.

usage: pronouns.py GOLD_DIR REPORTS_DIR            gold of the exchange schema beside its reports
       pronouns.py ATTRIBUTIONS.jsonl --list N     print N pronoun sources with who each is taken for, to be checked
       pronouns.py ATTRIBUTIONS.jsonl --checked    score the 110 of pronouns_checked.tsv, each read by hand
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from diurna.extraction.mentions import mention_at
from diurna.ontology.names import fold
from diurna.reading import ReadOptions, read_reports, report_id
from diurna.types.actors import ResolvedReport
from diurna.types.reports import Report
from diurna.types.span import Span
from diurna.workspace import find, resolve_reports

_THIRD = frozenset({"he", "she", "him", "her", "his", "it", "they", "its", "their"})
_FIRST = frozenset({"i", "we"})
_CHECKED = Path(__file__).with_name("pronouns_checked.tsv")
Case = dict[str, Any]


def main() -> None:
    if "--checked" in sys.argv:
        checked(Path(sys.argv[1]))
        return
    if sys.argv[1].endswith(".jsonl"):
        to_check(Path(sys.argv[1]), int(sys.argv[3]))
        return
    counts: Counter[str] = Counter()
    for report, gold in _gold(Path(sys.argv[1]), Path(sys.argv[2])):
        resolved = _resolved([report])[0]
        for case in _pronouns(gold):
            got = who(resolved, case["start"], case["end"])
            wanted = {fold(name) for name in case["names"]}
            known = {fold(name) for actor in resolved.actors if actor.name == got for name in (got, *actor.aliases)}
            state = "refused" if got is None else "right" if known & wanted else "wrong"
            counts[state] += 1
            if state != "right" and "--misses" in sys.argv:
                print(
                    state, case["text"], "is", sorted(case["names"])[:2], "got", got, report.source_name, case["start"]
                )
    total = sum(counts.values())
    print(f"pronouns {total}: right {counts['right']}, wrong {counts['wrong']}, refused {counts['refused']}"
          f" ({counts['right'] / max(total, 1):.3f})")  # fmt: skip


def checked(path: Path) -> None:
    """Score the hand-checked pronouns: right where the name given ends in the name read, refused where none is."""
    rows = {row["doc"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    counts: Counter[str] = Counter()
    wanted: dict[str, list[tuple[int, str]]] = {}
    for line in _CHECKED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            doc, start, name = line.split("\t")
            wanted.setdefault(doc, []).append((int(start), name))
    for doc, places in sorted(wanted.items()):
        text = rows[doc]["text"]
        resolved = _resolved([Report(report_id(text), text, date(2016, 10, 1))])[0]
        for start, name in places:
            end = next(place for place in range(start, len(text)) if not text[place].isalpha())
            got = who(resolved, start, end)
            right = got is not None and fold(got).split()[-1] == fold(name).split()[-1]
            counts["refused" if got is None else "right" if right else "wrong"] += 1
            if not right and "--misses" in sys.argv:
                print(doc, start, text[start:end], "is", name, "got", got)
    total = sum(counts.values())
    print(f"pronouns {total}: right {counts['right']}, wrong {counts['wrong']}, refused {counts['refused']}"
          f" ({counts['right'] / max(total, 1):.3f})")  # fmt: skip


def who(resolved: ResolvedReport, start: int, end: int) -> str | None:
    """Return the name of the actor a stretch of a report is resolved to, or None."""
    mention = mention_at(resolved.findings, Span(resolved.report.id, start, end))
    found = next((one for one in resolved.resolutions if mention and one.mention == mention.id), None)
    return next((actor.name for actor in resolved.actors if found and actor.key == found.actor), None)


def to_check(path: Path, count: int) -> None:
    """Print a sample of pronoun sources with what stands before them and who each is taken for."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    chosen = [(row, start, end) for row in rows for start, end in _sources(row)]
    for row, start, end in sorted(
        random.Random(7).sample(chosen, min(count, len(chosen))), key=lambda one: one[0]["doc"]
    ):
        text = row["text"]
        report = Report(report_id(text), text, date.fromisoformat(row["date"]) if row.get("date") else date(2016, 1, 1))
        answer = who(_resolved([report])[0], start, end)
        before = " ".join(text[max(0, start - 420) : start].split())
        after = " ".join(text[end : end + 60].split())
        print(f"[{text[start:end]}] → {answer}\n    …{before} >>{text[start:end]}<< {after}\n")


def _sources(row: Case) -> Iterator[tuple[int, int]]:
    for attribution in row["attributions"]:
        for start, end in attribution["source"]:
            if row["text"][start:end].casefold() in {"he", "she"}:
                yield start, end


def _resolved(reports: list[Report]) -> tuple[ResolvedReport, ...]:
    found = {report.id: item for report, item in find(reports, pipeline="rules") if not hasattr(item, "message")}
    return resolve_reports(reports, found)  # type: ignore[arg-type]


def _gold(folder: Path, texts: Path) -> Iterator[tuple[Report, Case]]:
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "doc" in gold:
            for report in read_reports([str(texts / gold["doc"]["file"])], ReadOptions()):
                if isinstance(report, Report):
                    yield report, gold


def _pronouns(gold: Case) -> Iterator[Case]:
    """Yield each place once where gold names the actor a pronoun is."""
    names = {actor["id"]: {*actor.get("aliases", []), actor.get("canonical", "")} for actor in gold["actors"]}
    seen: set[int] = set()
    for entry in (*gold["statements"], *gold["events"]):
        for party in (*entry.get("speakers", []), *entry.get("actors", []), *entry.get("recipients", [])):
            text = party.get("text", "").casefold()
            if text in _THIRD | _FIRST and party["start"] not in seen and party.get("actor") in names:
                seen.add(party["start"])
                yield party | {"names": {*names[party["actor"]], party.get("canonical", "")}}


if __name__ == "__main__":
    main()
