"""Fails when a measured figure falls below its floor; lists what was gained and lost since the floors were set.

    python benchmarks/gate.py [--shared FOLDER] [--pipeline NAME] [--update [--lower REASON]] [--show N]

Measures our own corpora; --shared adds the reference data in a folder (gold/, reports/, data/). Floors and the digest
of each corpus are in floors.json, what was missed when they were set in baseline.json. --update raises floors to what
is measured now; it refuses to lower one unless --lower says why.
"""

import argparse
import csv
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from pathlib import Path
from typing import Any

from record import ROOT, Corpus, measure, own_corpora

from diurna.evaluation.scores import Score
from diurna.evaluation.tasks import evaluate, predict

FLOORS, BASELINE = ROOT / "benchmarks/floors.json", ROOT / "benchmarks/baseline.json"
STEP = 200
"""Floors are kept in steps of 1/200, rounded down: half a point of slack, so that rounding cannot fail a build."""
RECORD: Mapping[str, str] = {
    "statements content+speaker": "F1",
    "statements content only": "F1",
    "events evidence": "F1",
    "events evidence+type": "F1",
    "events evidence+type+actor": "F1",
    "events evidence+type+actor+date": "F1",
    "positions holder+evidence+stance": "R",
    "measures by+figure+evidence": "F1",
    "dates found+value": "F1",
    "mentions span+actor": "F1",
    "furniture characters": "F1",
}
MERGED: Mapping[str, str] = {
    "chronology events found": "share",
    "chronology reports in the right event": "share",
    "chronology pairs merged": "P",
    "chronology look-alikes kept apart": "share",
    "chronology date right": "share",
    "matrix cells": "F1",
}
Figures = dict[str, float]


@dataclass(frozen=True)
class Measured:
    """What was measured on one corpus: its digest, the figures that have floors, what was missed and not wanted."""

    name: str
    digest: str
    figures: Figures
    remarks: Sequence[str] = field(default_factory=list)
    leaks: int = 0


def main() -> int:
    options = parse_options()
    floors = load(FLOORS)
    baseline = load(BASELINE)
    found = list(measure_all(options))
    faults = [fault for item in found for fault in compare(item, floors.get(item.name, {}))]
    for item in found:
        show_changes(item, baseline.get(item.name, []), options.show)
    if options.update:
        return update(found, floors, baseline, options.lower)
    print(*faults, sep="\n")
    print(f"{len(found)} corpora, {sum(len(item.figures) for item in found)} figures: ", end="")
    print("below a floor, see above" if faults else "all at or above their floors")
    return 1 if faults else 0


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--shared", type=Path, help="folder of the reference data")
    parser.add_argument("--pipeline", default="standard")
    parser.add_argument("--update", action="store_true", help="set the floors to what is measured now")
    parser.add_argument("--lower", metavar="REASON", help="with --update: let floors fall, and note why")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="list up to N changes a corpus")
    return parser.parse_args()


def load(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def measure_all(options: argparse.Namespace) -> Iterator[Measured]:
    for corpus in own_corpora():
        yield measure_corpus(corpus, options.pipeline)
    if options.shared:
        gold, reports = options.shared / "gold", options.shared / "reports"
        yield measure_corpus(Corpus("reference reports", gold, reports, has_whole_texts=True), options.pipeline)
        with tempfile.TemporaryDirectory() as place:
            yield from measure_tasks(options.shared / "data", options.pipeline, Path(place))


def measure_corpus(corpus: Corpus, pipeline: str) -> Measured:
    records, merged = measure(corpus, pipeline)
    fields = {score.name: score.fields() for tally in (records, merged) for score in tally.scores()}
    chosen = {name: key for name, key in {**RECORD, **MERGED}.items() if name in fields}
    figures = {f"{name} {key}": float(fields[name][key]) for name, key in chosen.items()}
    leaks = int(fields["furniture leaks"]["n"])
    return Measured(
        corpus.name, digest([corpus.gold, corpus.reports]), figures, records.remarks + merged.remarks, leaks
    )


_TAUGHT = "PLV train"
"""What the classifier learned from: the rules alone are measured there."""


def measure_tasks(data: Path, pipeline: str, place: Path) -> Iterator[Measured]:
    """Measure the tasks that have data of their own; each figure is what the task's scorer prints."""
    for task, name, source, wanted in tasks(data, place):
        output = place / f"{name}.jsonl".replace(" ", "-")
        predict(task, str(source), output, pipeline="rules" if name == _TAUGHT else pipeline)
        gold = place / "relation-gold.jsonl" if task == "relation" else source
        yield Measured(name, digest([source]), figures_of(evaluate(task, gold, output), wanted))


def tasks(data: Path, place: Path) -> Iterator[tuple[str, str, Path, Mapping[str, str]]]:
    spans = {"full": "F1", "full+cue": "F1", "direct: found": "F1", "direct: named": "F1", "speech: full": "F1"}
    events = data / "time/meantime_events_dev.jsonl"
    yield "attribution", "PolNeAR dev", data / "attribution/dev.jsonl", spans
    yield "timex", "MEANTIME timex", data / "time/meantime_timex_dev.jsonl", {"strict": "F1", "value": "F1"}
    yield "event-dates", "MEANTIME event dates", events, {"exact date": "share"}
    yield "factuality", "MEANTIME factuality", events, {"macro F1": "value"}
    yield "coreference", "MEANTIME coreference", events, {"CoNLL": "value"}
    yield "coreference", "ECB+ dev", ecb_dev(data / "coreference", place), {"CoNLL": "value", "shared: CoNLL": "value"}
    yield "actors", "PLOVER gold records", data / "actors/gsr_actors.jsonl", {"strict": "share"}
    sentences = relation_rows(data / "events/PLV_train.tsv", place)
    yield "relation", _TAUGHT, sentences, {"root macro F1": "value", "quad macro F1": "value"}


def ecb_dev(folder: Path, place: Path) -> Path:
    """Write the development part of ECB+ as one file, documents first."""
    output = place / "ecb.jsonl"
    files = (folder / "ecb_docs.jsonl", folder / "ecb_event_mentions.jsonl")
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    output.write_text("".join(f"{line}\n" for line in lines if json.loads(line)["split"] == "dev"), encoding="utf-8")
    return output


def relation_rows(table: Path, place: Path) -> Path:
    """Write the sentences of a table as rows without labels, and the labels beside them."""
    with table.open(encoding="utf-8", newline="") as stream:
        rows = [{"id": number} | row for number, row in enumerate(csv.DictReader(stream, delimiter="\t"))]
    parts = {
        "relation.jsonl": ("id", "sentence", "source", "target", "marked_sentence"),
        "relation-gold.jsonl": ("id", "gold_root", "gold_penta"),
    }
    for name, keys in parts.items():
        lines = [json.dumps({key: row[key] for key in keys}) + "\n" for row in rows]
        (place / name).write_text("".join(lines), encoding="utf-8")
    return place / "relation.jsonl"


def figures_of(scores: Iterable[Score], wanted: Mapping[str, str]) -> Figures:
    fields = {score.name: score.fields() for score in scores}
    return {f"{name} {key}": float(fields[name][key]) for name, key in wanted.items()}


def digest(places: Iterable[Path]) -> str:
    """Return a hash of all files in some folders: floors hold for the corpus they were set on."""
    whole = hashlib.sha256()
    for place in places:
        for path in sorted(place.iterdir()) if place.is_dir() else [place]:
            if path.is_file() and path.suffix != ".md":
                whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()[:16]


def compare(item: Measured, known: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a corpus's figures."""
    if item.leaks:
        yield f"{item.name}: {item.leaks} statements, events or positions rest on furniture"
    if not known:
        yield f"{item.name}: no floors yet; set them with --update"
        return
    if known["digest"] != item.digest:
        yield f"{item.name}: the corpus has changed since its floors were set; set them again with --update"
    for name, least in known["floors"].items():
        if item.figures.get(name, 0.0) < least:
            yield f"{item.name}: {name} is {item.figures.get(name, 0.0):.4f}, below its floor {least}"


def show_changes(item: Measured, before: Sequence[str], most: int) -> None:
    """Print what was wrong before and is right now, and the reverse."""
    now, then = set(item.remarks), set(before)
    changes = [f"  gained  {line}" for line in sorted(then - now)] + [
        f"  lost    {line}" for line in sorted(now - then)
    ]
    if before and changes:
        print(f"{item.name}: {len(then - now)} gained, {len(now - then)} lost", *changes[:most], sep="\n")


def update(found: Sequence[Measured], floors: dict[str, Any], baseline: dict[str, Any], lower: str | None) -> int:
    falls: dict[str, list[str]] = {}
    for item in found:
        known = floors.get(item.name, {"floors": {}})
        new = {name: floor(value * STEP) / STEP for name, value in item.figures.items()}
        fallen = [
            f"{name} {least} → {new.get(name)}" for name, least in known["floors"].items() if new.get(name, 0) < least
        ]
        if fallen:
            falls[item.name] = fallen
        notes = [*known.get("lowered", []), *([f"{lower}: {', '.join(fallen)}"] if lower and fallen else [])]
        floors[item.name] = {"digest": item.digest, "floors": new} | ({"lowered": notes} if notes else {})
        baseline[item.name] = sorted(item.remarks)
    if falls and not lower:
        print("These floors would fall; say why with --lower REASON:")
        print(*(f"{name}: {fall}" for name, fallen in falls.items() for fall in fallen), sep="\n")
        return 1
    for path, value in ((FLOORS, floors), (BASELINE, baseline)):
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"floors of {len(found)} corpora set")
    return 0


if __name__ == "__main__":
    sys.exit(main())
