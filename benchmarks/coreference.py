"""Measures event coreference across documents on ECB+ and MEANTIME (development parts), with one set of rules.

    python benchmarks/coreference.py DATA [--split dev]

DATA is a folder with coreference/ecb_docs.jsonl, coreference/ecb_event_mentions.jsonl, time/meantime_events_dev.jsonl.
Mentions are read and compared as ``diurna predict coreference`` does. ECB+ is measured by topic, as its rows are
grouped, and by sub-topic, which its document names tell.
"""

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from diurna.evaluation.predicting.coreference import predict_coreference
from diurna.evaluation.scoring.coreference import score_clusters
from diurna.evaluation.work import Work

Rows = list[dict[str, Any]]


def rows_of(path: Path) -> Rows:
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def sub_topic(doc: str) -> str:
    return doc.split("_", maxsplit=1)[0] + ("plus" if doc.endswith("plus") else "")


def predicted(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        predict_coreference(str(given), str(made), Work())
        return [row["cluster"] for row in rows_of(made)]


def report(name: str, gold: list[str], system: list[str]) -> None:
    whole = {str(number): cluster for number, cluster in enumerate(gold)}
    found = {str(number): cluster for number, cluster in enumerate(system)}
    sizes = Counter(gold)
    shared = [key for key, cluster in whole.items() if sizes[cluster] > 1]
    print(f"{name}: {len(gold)} mentions")
    for title, keys in (("all", list(whole)), ("without singletons", shared)):
        scores = score_clusters({k: whole[k] for k in keys}, {k: found[k] for k in keys})
        print(f"  {title}", *(score.line() for score in scores), sep="\n    ")
    print(f"  precision of merged pairs {pair_precision(gold, system):.3f}")


def pair_precision(gold: list[str], system: list[str]) -> float:
    members: dict[str, list[str]] = defaultdict(list)
    for cluster, label in zip(gold, system, strict=True):
        members[label].append(cluster)
    pairs = [one == two for found in members.values() for one, two in combinations(found, 2)]
    return sum(pairs) / max(1, len(pairs))


def ecb(folder: Path, split: str) -> None:
    documents = [row for row in rows_of(folder / "coreference/ecb_docs.jsonl") if row["split"] == split]
    mentions = [row for row in rows_of(folder / "coreference/ecb_event_mentions.jsonl") if row["split"] == split]
    gold = [row["cluster"] for row in mentions]
    hidden = [{key: value for key, value in row.items() if key != "cluster"} for row in mentions]
    report(f"ECB+ {split}, by topic", gold, predicted([*documents, *hidden]))
    parted = [row | {"topic": sub_topic(row["doc"])} for row in documents]
    report(f"ECB+ {split}, by sub-topic", gold, predicted([*parted, *hidden]))


def meantime(folder: Path) -> None:
    rows = rows_of(folder / "time/meantime_events_dev.jsonl")
    gold = [e["cluster"] or f"{row['id']}:{e['start']}" for row in rows for e in row["events"]]
    hidden = [row | {"events": [{"start": e["start"], "end": e["end"]} for e in row["events"]]} for row in rows]
    report("MEANTIME dev", gold, predicted(hidden))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", default="dev")
    given = parser.parse_args()
    ecb(given.data, given.split)
    meantime(given.data)


if __name__ == "__main__":
    main()
