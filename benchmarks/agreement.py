"""Compares our scorers with reference ones, figure by figure, on gold data damaged at random.

    python benchmarks/agreement.py TOOLS [--data DATA] [--gold FOLDER …] [--rounds N]

TOOLS is a folder that holds score_record.py, score_attribution.py, score_timex.py, score_coref.py, score_actors.py;
DATA one that holds attribution/, time/, coreference/ and actors/ as the reference data do; FOLDERs hold gold records.
Exits 1 when any figure differs.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from diurna.evaluation.scores import Score
from diurna.evaluation.tasks import evaluate

Fields = dict[str, dict[str, float]]
Row = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("tools", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--gold", type=Path, nargs="*", default=sorted(Path("tests/corpus").glob("*/")))
    parser.add_argument("--texts", type=Path, help="folder of the gold's texts: predictions are then cut at paragraphs")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    tool = {path.stem: load(path) for path in options.tools.glob("score_*.py")}
    compared = wrong = 0
    for name, ours, theirs in comparisons(options, tool):
        for key, fields in theirs.items():
            for field, value in fields.items():
                compared += 1
                if abs(ours.get(key, {}).get(field, float("nan")) - value) > 6e-5 or key not in ours:
                    wrong += 1
                    print(f"{name}: {key} {field}: ours {ours.get(key, {}).get(field)} theirs {value}")
    print(f"{compared} figures compared, {wrong} differ")
    return 1 if wrong or not compared else 0


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def comparisons(options: argparse.Namespace, tool: Mapping[str, ModuleType]) -> Iterator[tuple[str, Fields, Fields]]:
    for seed in range(options.rounds):
        rng = random.Random(seed)
        for folder in options.gold:
            yield from compare_records(folder, tool["score_record"], rng, options.texts)
        if options.data:
            yield from compare_attribution(options.data / "attribution/dev.jsonl", tool["score_attribution"], rng)
            yield from compare_timex(options.data / "time/meantime_timex_dev.jsonl", tool["score_timex"], rng)
            yield from compare_clusters(options.data / "coreference/ecb_event_mentions.jsonl", tool["score_coref"], rng)
            yield from compare_actors(options.data / "actors/gsr_actors.jsonl", tool["score_actors"], rng)


def fields_of(scores: Sequence[Score]) -> Fields:
    return {score.name: dict(score.fields()) for score in scores}


def compare_records(
    folder: Path, tool: ModuleType, rng: random.Random, texts: Path | None
) -> Iterator[tuple[str, Fields, Fields]]:
    for gold in sorted(folder.glob("*.json")):
        row = json.loads(gold.read_text(encoding="utf-8"))
        merged = gold.name.startswith("chronology")
        damaged = damage_chronology(row, rng) if merged else damage_record(row, rng)
        with tempfile.TemporaryDirectory() as place:
            predicted = Path(place) / gold.name
            predicted.write_text(json.dumps(damaged), encoding="utf-8")
            counts = tool.Count()
            if merged:
                tool.score_chronology(row, damaged, counts, False)
            else:
                tool.score_one(row, damaged, text_of(row, texts), counts, False)
            theirs = tool.report(counts)[1]
            task = "chronology" if merged else "record"
            yield f"{folder.name}/{gold.name}", fields_of(evaluate(task, gold, predicted, texts=texts)), theirs


def text_of(gold: Row, texts: Path | None) -> str | None:
    path = texts / gold["doc"]["file"] if texts else None
    if path is None or not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def damage_record(gold: Row, rng: random.Random) -> Row:
    """Return a prediction made of a gold record: rows lost, doubled, moved, given to others."""
    out: Row = {}
    speakers = [row.get("speakers") or None for row in gold.get("statements", [])]
    for kind, key in (
        ("statements", "content"),
        ("events", "evidence"),
        ("positions", "evidence"),
        ("measures", "evidence"),
    ):
        out[kind] = []
        for row in gold.get(kind, []):
            for _ in range(rng.choice((0, 1, 1, 1, 2))):
                copy = dict(row)
                copy[key] = [move(span, rng) for span in row[key]]
                if kind == "statements" and rng.random() < 0.2:  # run on over the next paragraphs
                    copy[key][-1]["end"] += 700
                if kind == "statements":
                    who = row.get("speakers") if rng.random() < 0.8 else rng.choice(speakers)
                    copy["speaker"] = [item["canonical"] for item in who or []]
                if kind == "events" and rng.random() < 0.3:
                    copy |= {"type": "ACCUSE", "date": None, "modality": "occurred"}
                if kind == "positions" and rng.random() < 0.3:
                    copy["stance"] = "opposed"
                out[kind].append(copy)
    for kind in ("dates", "furniture"):
        out[kind] = [move(row, rng) | {"value": row.get("value")} for row in gold.get(kind, []) if rng.random() < 0.8]
    out["mentions"] = [
        {**move(mention, rng), "actor": actor["canonical"]}
        for actor in gold.get("actors", [])
        for mention in actor.get("mentions", [])
        if rng.random() < 0.8
    ]
    return out


def move(span: Row, rng: random.Random) -> Row:
    start, end = span["start"], span["end"]
    shift = rng.choice((0, 0, 0, 3, -2, 40))
    start = max(0, start + shift)
    return {"start": start, "end": max(start + 1, end + shift - rng.choice((0, 0, 5, 30)))}


def damage_chronology(gold: Row, rng: random.Random) -> Row:
    events = []
    for row in gold["events"]:
        kept = [dict(report) | move(report, rng) for report in row["reports"] if rng.random() < 0.8]
        events.append(dict(row) | {"reports": kept, "date": row["date"] if rng.random() < 0.7 else None})
    for _ in range(len(events) // 4):  # merge some events, split others
        one, two = rng.sample(range(len(events)), 2)
        half = len(events[one]["reports"]) // 2
        events[two] = dict(events[two]) | {"reports": [*events[two]["reports"], *events[one]["reports"][half:]]}
        events[one] = dict(events[one]) | {"reports": events[one]["reports"][:half]}
    positions = [
        {
            "holder": row["holder"]["canonical"] if "canonical" in row["holder"] else row["holder"]["aliases"][0],
            "question": row.get("question"),
            "cells": [dict(cell) | move(cell, rng) for cell in row["cells"] if rng.random() < 0.8],
        }
        for row in gold.get("positions", [])
    ]
    return {"events": events, "positions": positions}


def rows_of(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def ours(task: str, gold: Sequence[Row], predicted: Sequence[Row]) -> Fields:
    with tempfile.TemporaryDirectory() as place:
        files = []
        for name, rows in (("gold", gold), ("predicted", predicted)):
            files.append(Path(place) / f"{name}.jsonl")
            files[-1].write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return fields_of(evaluate(task, *files))


def compare_attribution(path: Path, tool: ModuleType, rng: random.Random) -> Iterator[tuple[str, Fields, Fields]]:
    gold = rows_of(path)
    predicted = [{"doc": row["doc"], "attributions": damage_attributions(row, rng)} for row in gold]
    mine = ours("attribution", gold, predicted)
    sides = {row["doc"]: row for row in gold}, {row["doc"]: row for row in predicted}
    for prefix, mode, cues in (("", "full", "all"), ("speech: ", "full", "speech"), ("direct: ", "direct", "all")):
        theirs = {}
        for name, fields in tool.run(*sides, mode=mode, cues=cues).items():
            if name.startswith("gold without"):
                continue
            rates = (
                {key: fields[key] for key in ("P", "R", "F1") if key in fields}
                if "P" in fields
                else {"share": fields["R"]}
            )
            theirs[prefix + name] = rates
        yield f"attribution {prefix or 'all'}", mine, theirs


def damage_attributions(row: Row, rng: random.Random) -> list[Row]:
    out = []
    for item in row["attributions"]:
        if rng.random() < 0.2:
            continue
        copy = dict(item)
        for role in ("source", "cue", "content"):
            spans = [[max(0, start + rng.choice((0, 0, 0, 7))), end] for start, end in item[role]]
            copy[role] = [span for span in spans if span[0] < span[1]] if rng.random() < 0.9 else []
        if copy["content"]:
            out.append(copy)
    longest = len(row["text"])
    out.extend(
        dict(other) | {"source": [], "content": [[start, min(end + 60, longest)] for start, end in other["content"]]}
        for other in row["attributions"][:3]
    )
    return out


def compare_timex(path: Path, tool: ModuleType, rng: random.Random) -> Iterator[tuple[str, Fields, Fields]]:
    gold = rows_of(path)
    predicted = []
    for row in gold:
        kept = [dict(item) | move(item, rng) for item in row["timexes"] if rng.random() < 0.8]
        kept += [dict(item) | {"type": "TIME", "value": "X", "end": item["end"] + 4} for item in row["timexes"][:2]]
        predicted.append({"id": row["id"], "timexes": kept})
    with tempfile.TemporaryDirectory() as place:
        files = [Path(place) / "gold", Path(place) / "predicted"]
        for file, rows in zip(files, (gold, predicted), strict=True):
            file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        out = json.loads(printed(tool.main, [*map(str, files), "--json"]))
    theirs = {
        key: {"P": out[key]["p"], "R": out[key]["r"], "F1": out[key]["f1"]}
        for key in ("strict", "relaxed", "value", "type")
    }
    theirs["value accuracy on relaxed"] = {"value": out["value_accuracy"]}
    yield "timex", ours("timex", gold, predicted), theirs


def compare_clusters(path: Path, tool: ModuleType, rng: random.Random) -> Iterator[tuple[str, Fields, Fields]]:
    gold = rows_of(path)
    names = sorted({row["cluster"] for row in gold})
    predicted = [dict(row) | {"cluster": row["cluster"] if rng.random() < 0.8 else rng.choice(names)} for row in gold]
    sides = [
        {json.dumps([row["doc"], row["sent"], row["tokens"]]): row["cluster"] for row in rows}
        for rows in (gold, predicted)
    ]
    theirs: Fields = {}
    for name, (precision, recall, f1) in tool.score(*sides).items():
        theirs[name] = {"value": f1} if name == "CoNLL" else {"P": precision, "R": recall, "F1": f1}
    yield "coreference", ours("coreference", gold, predicted), theirs


def compare_actors(path: Path, tool: ModuleType, rng: random.Random) -> Iterator[tuple[str, Fields, Fields]]:
    gold = rows_of(path)
    predicted = []
    for row in gold:
        if rng.random() < 0.9:
            right = {
                field: row.get("expected_" + field) for field in ("country", "code_1", "code_2", "actor", "person")
            }
            wrong = {"country": "FRA", "code_1": "", "none": rng.random() < 0.3}
            predicted.append({"id": row["id"], **right, **(wrong if rng.random() < 0.3 else {})})
    by_id = {row["id"]: row for row in predicted}
    judged = [
        tool.judge(row, by_id.get(row["id"], {}))
        for row in gold
        if row.get("usable", True) and "duplicate_of" not in row
    ]
    strict = sum(all(got.values()) for got, _ in judged)
    theirs: Fields = {
        "strict": {"n": strict, "of": len(judged)},
        "answered": {"n": sum(not empty for _, empty in judged)},
    }
    for field in sorted({field for got, _ in judged for field in got}):
        values = [got[field] for got, _ in judged if field in got]
        theirs[field] = {"n": sum(values), "of": len(values)}
    yield "actors", ours("actors", gold, predicted), theirs


def printed(function: Callable[[list[str]], object], arguments: list[str]) -> str:
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        function(arguments)
    return re.sub(r"^warning.*$", "", stream.getvalue(), flags=re.MULTILINE)


if __name__ == "__main__":
    sys.exit(main())
