"""Prints how well the records and the merged chronology of a dispute agree with gold, and what was missed.

    python benchmarks/record.py [NAME …] [--gold FOLDER --reports FOLDER] [--pipeline NAME] [--show]

NAMEs are our own corpora (all of them if none is given); --gold and --reports measure any other.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from diurna.evaluation.predicting.record import record_of, resolve_all
from diurna.evaluation.scoring.record import tally_chronologies, tally_records
from diurna.evaluation.scoring.tally import Tally
from diurna.evaluation.work import Work
from diurna.export.chronology import chronology_of
from diurna.workspace import build

ROOT = Path(__file__).parent.parent
GOLD, REPORTS = ROOT / "tests/corpus", ROOT / "src/diurna/data/demo"


@dataclass(frozen=True)
class Corpus:
    """A dispute: its gold, its reports, and whether their text is the whole file (so that scorers may cut it)."""

    name: str
    gold: Path
    reports: Path
    has_whole_texts: bool = False


def own_corpora(names: list[str] | None = None) -> Iterator[Corpus]:
    """Yield the corpora of this repository."""
    for gold in sorted(path for path in GOLD.iterdir() if any(path.glob("*.json"))):
        if not names or gold.name in names:
            beside = gold / "reports"
            yield Corpus(gold.name, gold, beside if beside.is_dir() else REPORTS / gold.name)


def measure(corpus: Corpus, pipeline: str) -> tuple[Tally, Tally]:
    """Return the counts of a corpus's records and of its merged chronology."""
    resolved, problems = resolve_all(str(corpus.reports), Work(pipeline))
    assert not problems, problems
    with tempfile.TemporaryDirectory() as place:
        for item in resolved:
            report, record = record_of(item)
            name = Path(report.source_name or "").with_suffix(".json").name
            (Path(place) / name).write_text(json.dumps(record), encoding="utf-8")
        merged = json.dumps(chronology_of(build(resolved)))
        (Path(place) / "chronology.json").write_text(merged, encoding="utf-8")
        texts = corpus.reports if corpus.has_whole_texts else None
        records = tally_records(corpus.gold, Path(place), texts=texts)
        has_merged = any(corpus.gold.glob("chronology*.json"))
        return records, tally_chronologies(corpus.gold, Path(place)) if has_merged else Tally()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--pipeline", default="standard")
    parser.add_argument("--show", action="store_true", help="list every miss and extra")
    options = parser.parse_args()
    corpora = list(own_corpora(options.names))
    if options.gold and options.reports:
        corpora = [Corpus(options.gold.name, options.gold, options.reports, has_whole_texts=True)]
    for corpus in corpora:
        start = perf_counter()
        for tally in measure(corpus, options.pipeline):
            print("\n".join(score.line() for score in tally.scores()))
            if options.show:
                print("\n".join(tally.remarks))
        print(f"{corpus.name}: {perf_counter() - start:.1f} s\n")


if __name__ == "__main__":
    main()
