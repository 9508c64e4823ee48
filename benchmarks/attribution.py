"""Measures attribution on a corpus in the exchange format, with the scorer of one's choice.

    python benchmarks/attribution.py SCORER.py GOLD.jsonl [--pipeline standard|rules] [--limit N] [--bootstrap N]
                                     [--peers]

SCORER.py is any script whose ``run(gold, pred, mode, cues, strict, bootstrap)`` returns figures by name, such as the
project's score_attribution.py. GOLD.jsonl holds ``{doc, text, attributions}`` a line. Predictions are those of
``diurna predict attribution``. ``--peers`` measures two simple systems on the same documents beside it;
``--bootstrap`` draws documents anew, and prints intervals and those of the paired difference to each peer.
"""

import argparse
import importlib.util
import json
import random
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from attribution_peers import by_dependencies, by_expressions

from diurna.evaluation.predicting.attribution import predict_attribution
from diurna.evaluation.work import Work
from diurna.linguistics.pipeline import load_nlp

_SHOWN = ("full", "full+cue", "content>=.5", "found", "named")
_HEADS = (("full", "all", "full"), ("full", "speech", "full"), ("direct", "all", "found"), ("direct", "all", "named"))
_Rows = Mapping[str, dict[str, Any]]


def main() -> None:
    """Print the figures."""
    asked = _arguments()
    scorer = _load(Path(asked.scorer))
    rows = [json.loads(line) for line in Path(asked.gold).read_text(encoding="utf-8").splitlines()][: asked.limit]
    gold = {row["doc"]: row for row in rows}
    started = time.perf_counter()
    ours = _predict(rows, asked.pipeline)
    seconds = time.perf_counter() - started
    words = sum(len(row["text"].split()) for row in rows)
    print(f"{len(rows)} documents, {words} words, {words / seconds:.0f} words a second with parsing")
    systems: dict[str, _Rows] = {f"diurna {asked.pipeline}": ours}
    if asked.peers:
        nlp = load_nlp()
        systems["dependency rules"] = {row["doc"]: by_dependencies(row, nlp) for row in rows}
        systems["regular expressions"] = {row["doc"]: by_expressions(row) for row in rows}
    for name, predicted in systems.items():
        _show(name, scorer, gold, predicted, asked.bootstrap)
    if asked.bootstrap:
        for name, predicted in list(systems.items())[1:]:
            print(f"\ndiurna less {name}, F1, paired over documents")
            for head in _HEADS:
                pairs = [
                    tuple(_counts(scorer, gold[doc], system[doc], head) for system in (ours, predicted)) for doc in gold
                ]
                print(f"  {head[0]:6} {head[1]:6} {head[2]:16} {_difference(pairs, asked.bootstrap)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer")
    parser.add_argument("gold")
    parser.add_argument("--pipeline", default="standard", choices=("standard", "rules"))
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--bootstrap", type=int, default=0)
    parser.add_argument("--peers", action="store_true")
    return parser.parse_args()


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python script")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _predict(rows: list[dict[str, Any]], pipeline: str) -> _Rows:
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        kept = ({key: row[key] for key in ("doc", "text", "date") if key in row} for row in rows)
        source.write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")
        predict_attribution(str(source), str(output), Work(pipeline))
        found = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    return {row["doc"]: row for row in found}


def _show(name: str, scorer: ModuleType, gold: _Rows, predicted: _Rows, bootstrap: int) -> None:
    print(f"\n{name}")
    for mode, cues in (("full", "all"), ("full", "speech"), ("direct", "all")):
        figures = scorer.run(gold, predicted, mode, cues, False, bootstrap)
        for key in (key for key in figures if key in _SHOWN or key.startswith("recall")):
            numbers = "  ".join(f"{part} {_round(value)}" for part, value in figures[key].items())
            print(f"  {mode:6} {cues:6} {key:16} {numbers}")


def _difference(pairs: list[tuple[tuple[int, int], ...]], rounds: int) -> str:
    """Return how far we are ahead of a peer, with the interval over documents drawn anew for both at once."""
    generator = random.Random(0)
    drawn = sorted(_ahead(generator.choices(pairs, k=len(pairs))) for _ in range(rounds))
    low, high = drawn[int(0.025 * rounds)], drawn[min(rounds - 1, int(0.975 * rounds))]
    return f"{_ahead(pairs):+.3f}  95% [{low:+.3f}, {high:+.3f}]"


def _counts(
    scorer: ModuleType, gold: dict[str, Any], predicted: dict[str, Any], head: tuple[str, str, str]
) -> tuple[int, int]:
    """Return twice the hits, and what is in gold and prediction together, of one document."""
    mode, cues, key = head
    figures = scorer.run({gold["doc"]: gold}, {gold["doc"]: predicted}, mode, cues, False, 0).get(key)
    return (0, 0) if figures is None else (2 * figures["tp"], figures["gold"] + figures["pred"])


def _ahead(pairs: list[tuple[tuple[int, int], ...]]) -> float:
    totals = [[sum(pair[side][part] for pair in pairs) for part in (0, 1)] for side in (0, 1)]
    ours, theirs = (hits / size if size else 0.0 for hits, size in totals)
    return ours - theirs


def _round(value: object) -> object:
    if isinstance(value, float):
        return f"{value:.3f}"
    return [f"{part:.3f}" for part in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main()
