"""Measures attribution on a corpus in the exchange format, with the scorer of one's choice.

    python benchmarks/attribution.py SCORER.py GOLD.jsonl [--pipeline standard|rules] [--broad] [--limit N]
                                     [--bootstrap N] [--peer]

SCORER.py is any script whose ``run(gold, pred, mode, cues, strict, bootstrap)`` returns figures by name, such as the
project's score_attribution.py. GOLD.jsonl holds ``{doc, text, attributions}`` a line. ``--peer`` measures a baseline of
regular expressions on the same documents beside it: quotations with the nearest name and verb of saying.
"""

import argparse
import importlib.util
import json
import re
import time
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from diurna.extraction.passes import extract_all
from diurna.extraction.registry import load_pipeline
from diurna.extraction.statements.attributions import Attribution, attributions
from diurna.extraction.statements.broad import broad_attributions
from diurna.linguistics.pipeline import load_nlp, parse_report
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span

_SHOWN = ("full", "full+cue", "content>=.5", "found", "named")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_STAGES = ("diurna.mentions", "diurna.statements")
_NAME = r"(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}|[Hh]e|[Ss]he|[Tt]hey)"
_SAID = r"(?P<cue>said|says|told \w+|added|wrote|asked|noted|tweeted|argued|insisted)"
_PEER = re.compile(
    rf"[“\"](?P<quote>[^”\"]+)[”\"],?\s+(?:{_NAME} {_SAID}|(?P<cue2>said|says|added) (?P<name2>[A-Z]\w+(?: [A-Z]\w+)*))"
)


def main() -> None:
    """Print the figures."""
    asked = _arguments()
    scorer = _load(Path(asked.scorer))
    rows = [json.loads(line) for line in Path(asked.gold).read_text(encoding="utf-8").splitlines()][: asked.limit]
    gold = {row["doc"]: row for row in rows}
    started = time.perf_counter()
    systems = {f"diurna {asked.pipeline}{' broad' if asked.broad else ''}": _predict(rows, asked)}
    seconds = time.perf_counter() - started
    words = sum(len(row["text"].split()) for row in rows)
    print(f"{len(rows)} documents, {words} words, {words / seconds:.0f} words a second with parsing")
    if asked.peer:
        systems["regular expressions"] = {row["doc"]: _peer(row) for row in rows}
    for name, predicted in systems.items():
        _show(name, scorer, gold, predicted, asked.bootstrap)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer")
    parser.add_argument("gold")
    parser.add_argument("--pipeline", default="standard", choices=("standard", "rules"))
    parser.add_argument("--broad", action="store_true", help="every kind of attribution, not only statements")
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--bootstrap", type=int, default=0)
    parser.add_argument("--peer", action="store_true")
    return parser.parse_args()


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python script")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _predict(rows: list[dict[str, Any]], asked: argparse.Namespace) -> dict[str, dict[str, Any]]:
    nlp = load_nlp()
    stages = [stage for stage in load_pipeline(asked.pipeline) if stage.name.startswith(_STAGES)]
    predicted = {}
    for row in rows:
        report = Report(row["doc"], row["text"], date.fromisoformat(row.get("date", "2016-07-01")))
        parsed = parse_report(nlp, report, _passages(report))
        found = extract_all(parsed, stages)
        items = broad_attributions(parsed, found) if asked.broad else attributions(report, found)
        predicted[row["doc"]] = {"doc": row["doc"], "attributions": [_row(item) for item in items]}
    return predicted


def _passages(report: Report) -> tuple[Passage, ...]:
    found = []
    for number, match in enumerate(_PARAGRAPH.finditer(report.text)):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        if start < end:
            found.append(Passage(Span(report.id, start, end), PassageKind.BODY, len(found), number))
    return tuple(found)


def _row(item: Attribution) -> dict[str, Any]:
    row: dict[str, Any] = {
        role: [[span.start, span.end] for span in getattr(item, role)] for role in ("source", "cue", "content")
    }
    return row | {"speaker": item.speaker}


def _peer(row: dict[str, Any]) -> dict[str, Any]:
    found = []
    for match in _PEER.finditer(row["text"]):
        name, cue = ("name", "cue") if match["name"] else ("name2", "cue2")
        roles = {"source": name, "cue": cue, "content": "quote"}
        found.append({role: [list(match.span(group))] for role, group in roles.items()})
    return {"doc": row["doc"], "attributions": found}


def _show(name: str, scorer: ModuleType, gold: dict[str, Any], predicted: dict[str, Any], bootstrap: int) -> None:
    print(f"\n{name}")
    for mode, cues in (("full", "all"), ("full", "speech"), ("direct", "all")):
        figures = scorer.run(gold, predicted, mode, cues, False, bootstrap)
        for key in (key for key in figures if key in _SHOWN or key.startswith("recall")):
            numbers = "  ".join(f"{part} {_round(value)}" for part, value in figures[key].items())
            print(f"  {mode:6} {cues:6} {key:16} {numbers}")


def _round(value: object) -> object:
    if isinstance(value, float):
        return f"{value:.3f}"
    return [f"{part:.3f}" for part in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main()
