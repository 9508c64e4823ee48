"""Measures statements on our own annotated reports by halves: development may be looked at, the gate is only counted.

    python benchmarks/statement_halves.py [--pipeline standard|rules] [--show]

The halves are those of ``tests/corpus/split.toml``. A statement is found where its content overlaps gold's by half and
the speaker is right. Nested, unnamed (nobody is named, though somebody may be described) and carried (a quotation
without a cue of its own) are counted over all such rows of gold that are not weak. Forces, venues and addressees are
counted over the core rows found. ``--show`` lists what is missed or different in the development half only.
"""

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from diurna.evaluation.matching import match_greedily
from diurna.evaluation.predicting.record import resolve_all
from diurna.evaluation.scoring.names import GoldActors
from diurna.evaluation.spans import characters, jaccard, read_spans
from diurna.evaluation.work import Work
from diurna.types.actors import ResolvedReport
from diurna.types.findings import Mention, Statement

CORPUS, DEMO = Path("tests/corpus"), Path("src/diurna/data/demo")
_SAME = 0.5
_SETS = ("core", "nested", "unnamed", "carried", "kind", "force", "venue", "addressee")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pipeline", default="standard", choices=("standard", "rules"))
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    halves = tomllib.loads((CORPUS / "split.toml").read_text(encoding="utf-8"))
    half_of = {name: half for half, names in halves.items() for name in names}
    counts: dict[str, Counter[str]] = {half: Counter() for half in halves}
    for folder in sorted(path for path in CORPUS.iterdir() if path.is_dir()):
        if not any(path.stem in half_of for path in folder.glob("*.json")):
            continue
        beside = folder / "reports"
        texts = beside if beside.is_dir() else DEMO / folder.name
        resolved, problems = resolve_all(str(texts), Work(asked.pipeline))
        assert not problems, problems
        for item in resolved:
            name = Path(item.report.source_name or "").stem
            if name not in half_of:
                continue
            counts[half_of[name]]["reports"] += 1
            gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            for line in _compare(gold, item, counts[half_of[name]]):
                if asked.show and half_of[name] == "development":
                    print(name, line)
    for half, count in counts.items():
        _print(half, count)


def _print(half: str, count: Counter[str]) -> None:
    print(f"\n{half}: {count['reports']} reports")
    for name in _SETS:
        found, size = count[f"{name} found"], count[name]
        seen = f"; by anybody {count[f'{name} seen']}" if count[f"{name} seen"] else ""
        print(f"  {name:10} {found} of {size}  {found / max(1, size):.3f}{seen}")
    print(f"  outermost statements that gold does not have: {count['extra']} of {count['predicted']}")


def _compare(gold: Mapping[str, Any], item: ResolvedReport, count: Counter[str]) -> Iterator[str]:
    actors = GoldActors(gold)
    rows = [row for row in gold["statements"] if row.get("content")]
    said = list(item.findings.statements)
    named = _rows_of(item)
    cells = [frozenset(characters((span.start, span.end) for span in statement.content)) for statement in said]
    cuts = [[frozenset(characters(read_spans(cut))) for cut in _cuts(row)] for row in rows]
    right = [
        [
            actors.agree(row["speakers"], named[other.id], actors.is_named) or _is_described(row, other, item)
            for other in said
        ]
        for row in rows
    ]
    weights = [
        (max(jaccard(cut, own) for cut in cut_of) + 0.1 * right[i][k] + 0.05 * _is_same_depth(rows[i], said[k]), i, k)
        for i, cut_of in enumerate(cuts)
        for k, own in enumerate(cells)
        if max(jaccard(cut, own) for cut in cut_of) >= _SAME
    ]
    found = match_greedily(weights)
    for i, row in enumerate(rows):
        k = found.get(i)
        is_found = k is not None and right[i][k]
        words = f"{row['cue']['text'] if row.get('cue') else '–'} | {row['content'][0]['text'][:90]}"
        for name in _sets_of(row):
            count[name] += 1
            count[f"{name} found"] += is_found
            count[f"{name} seen"] += k is not None
            if not is_found:
                wrong = "missed" if k is None else f"{named[said[k].id]} for {_wanted(row)}"
                yield f"{name} {wrong}: {words}"
        if k is not None and is_found and row["tier"] == "core":
            for name, same in _details(row, said[k], item):
                count[name] += 1
                count[f"{name} found"] += same
                if not same:
                    given = said[k].force if name == "force" else said[k].kind if name == "kind" else "other"
                    yield f"{name} {row.get('class') if name == 'force' else row.get(name)} is {given}: {words}"
    outer = [k for k, other in enumerate(said) if other.nested_in is None]
    extra = [k for k in outer if k not in found.values() and not any(_lies_in(cells[k], cut[0]) for cut in cuts)]
    count.update({"predicted": len(outer), "extra": len(extra)})
    yield from (f"extra: {named[said[k].id]} | {said[k].content[0].cut(item.report.text)[:90]}" for k in extra)


def _is_described(row: Mapping[str, Any], statement: Statement, item: ResolvedReport) -> bool:
    """Return whether an unnamed source is marked where gold has it, however many of its words are."""
    mentions = {mention.id: mention.span for mention in item.findings.mentions}
    spans = [mentions[key] for key in statement.speakers]
    wanted = [speaker for speaker in row["speakers"] if "(unnamed)" in speaker["canonical"] and "start" in speaker]
    return any(speaker["start"] < span.end and span.start < speaker["end"] for speaker in wanted for span in spans)


def _rows_of(item: ResolvedReport) -> Mapping[str, list[Any]]:
    """Return the names of each statement's speakers, by its id, as the record has them."""
    mentions = {mention.id: mention for mention in item.findings.mentions}
    actors = {actor.key: actor.name for actor in item.actors}
    who = {found.mention: actors[found.actor] for found in item.resolutions if found.actor in actors}
    said: dict[str, list[Any]] = {}
    for statement in item.findings.statements:
        names = [_named(who.get(key), mentions[key].text) for key in statement.speakers]
        said[statement.id] = names or _described(statement.unnamed_source)
    return said


def _named(name: str | None, words: str) -> dict[str, str]:
    """Return an actor's name, with the words of the text where the actor is only described by them."""
    if name is None or set(name.lower().split()) <= set(words.lower().split()):
        return {"name": name or words, "text": words}
    return {"name": name}


def _described(words: str | None) -> list[dict[str, str]]:
    return [] if not words or words.startswith("nobody") else [{"text": words}]


def _wanted(row: Mapping[str, Any]) -> list[str]:
    return [f"{speaker['canonical']} ({speaker.get('text', 'carried')})" for speaker in row["speakers"]]


def _cuts(row: Mapping[str, Any]) -> list[Any]:
    return [row["content"], *row.get("content_alts", [])]


def _is_same_depth(row: Mapping[str, Any], statement: Statement) -> bool:
    return bool(row["tier"] == "nested") == (statement.nested_in is not None)


def _sets_of(row: Mapping[str, Any]) -> Iterator[str]:
    if row["tier"] == "weak":
        return
    yield row["tier"]
    if not row["speakers"] or row.get("unnamed_source"):
        yield "unnamed"
    if row["tier"] == "core" and row.get("continues") and not row.get("cue"):
        yield "carried"


def _details(row: Mapping[str, Any], statement: Statement, item: ResolvedReport) -> Iterator[tuple[str, bool]]:
    mentions = {mention.id: mention for mention in item.findings.mentions}
    yield "kind", statement.kind == row["kind"]
    if row.get("class"):
        yield "force", statement.force == row["class"]
    for name, given in (("venue", statement.venue), ("addressee", statement.addressee)):
        if row.get(name):
            yield name, given is not None and _overlaps(row[name], mentions[given])


def _overlaps(row: Any, mention: Mention) -> bool:
    if isinstance(row, Mapping) and row.get("start") is not None:
        return bool(row["start"] < mention.span.end and mention.span.start < row["end"])
    words = row if isinstance(row, str) else row.get("text") or row.get("name") or ""
    return mention.text.lower() in words.lower() or words.lower() in mention.text.lower()


def _lies_in(own: frozenset[int], cut: frozenset[int]) -> bool:
    return len(own & cut) >= 0.8 * len(own)


if __name__ == "__main__":
    main()
