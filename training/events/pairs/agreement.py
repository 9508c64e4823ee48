"""Agreement of two labellers: events found, type with NONE, status, mode, background, actor and recipient."""

from __future__ import annotations

import sys
from collections import Counter

from check import HERE, read

Row = dict[str, str]
NOTHING: Row = {"type": "NONE"}
HALF = 0.5


def overlap(one: str, other: str) -> float:
    """Share of the shorter cell's words that are in the other; 1 for two empty cells, 0 for one."""
    first, second = set(one.lower().split()), set(other.lower().split())
    if not first or not second:
        return float(first == second)
    return len(first & second) / min(len(first), len(second))


def likeness(one: Row, other: Row) -> float:
    """How well two lines tell the same candidate; 0 without a common predicate word or in opposite direction."""
    predicate = overlap(one["predicate"], other["predicate"])
    actor, recipient = (overlap(one[cell], other[cell]) for cell in ("actor", "recipient"))
    crossed = overlap(one["actor"], other["recipient"]) * overlap(one["recipient"], other["actor"])
    if not predicate or (crossed and crossed > actor * recipient):
        return 0.0
    if one["actor"] and other["actor"] and not actor:
        return 0.0
    return 4 * predicate + 2 * actor + recipient + 0.5 * (one["type"] == other["type"])


def matched(first: list[Row], second: list[Row]) -> list[tuple[Row | None, Row | None]]:
    """Lines of two labellers one to one, best first; what is left stands beside nothing."""
    ranked = sorted(
        (-likeness(one, other), i, k)
        for i, one in enumerate(first)
        for k, other in enumerate(second)
        if one["sentence"] == other["sentence"] and likeness(one, other)
    )
    left, right = set(range(len(first))), set(range(len(second)))
    pairs: list[tuple[Row | None, Row | None]] = []
    for _, i, k in ranked:
        if i in left and k in right:
            left.remove(i)
            right.remove(k)
            pairs.append((first[i], second[k]))
    return [*pairs, *((first[i], None) for i in sorted(left)), *((None, second[k]) for k in sorted(right))]


def kappa(pairs: list[tuple[str, str]]) -> tuple[float, float]:
    """Observed agreement and Cohen's kappa."""
    total = len(pairs)
    seen = sum(one == other for one, other in pairs) / total
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(ones[name] * others[name] for name in ones) / total**2
    return seen, (seen - chance) / (1 - chance)


def event(row: Row | None) -> bool:
    """Whether a line is an event."""
    return row is not None and row["type"] != "NONE"


def told(row: Row) -> str:
    """One line in brief."""
    return "  {sentence} {actor}|{predicate}|{recipient} {type} {mode} {status}".format(**row)


def matched_reports(*, show: bool) -> list[tuple[Row | None, Row | None]]:
    """The matched lines of all reports labelled twice; with show, those that differ in type are printed."""
    pairs: list[tuple[Row | None, Row | None]] = []
    for path in sorted((HERE / "labels-second").glob("*.tsv")):
        found = matched(read(HERE / "labels-first" / path.name), read(path))
        for one, other in found:
            if show and one and other and one["type"] != other["type"]:
                print(path.stem, told(one), told(other), sep="\n")
        pairs += found
    return pairs


def figure(name: str, pairs: list[tuple[str, str]]) -> None:
    """Prints one row: agreement and kappa."""
    seen, beyond_chance = kappa(pairs)
    print(f"{name}: agreement {seen:.3f}, kappa {beyond_chance:.3f}")


def main() -> None:
    """Prints the figures."""
    pairs = matched_reports(show="--show" in sys.argv)
    both = [(one, other) for one, other in pairs if one and other]
    events = [(one, other) for one, other in both if event(one) and event(other)]
    agreed = [(one, other) for one, other in events if one["type"] == other["type"]]
    ones, others = sum(event(one) for one, _ in pairs), sum(event(other) for _, other in pairs)
    lines = [sum(pair[side] is not None for pair in pairs) for side in (0, 1)]
    print(f"lines {lines[0]} and {lines[1]}, matched {len(both)}; events {ones} and {others}, both {len(events)}")
    print(f"events found by both, F1 {2 * len(events) / (ones + others):.3f}")
    print(f"events found by both with the same type, F1 {2 * len(agreed) / (ones + others):.3f}")
    figure("type with NONE, matched lines", [(one["type"], other["type"]) for one, other in both])
    alone = [
        ((one or NOTHING)["type"], (other or NOTHING)["type"]) for one, other in pairs if event(one) or event(other)
    ]
    quiet = [("NONE", "NONE") for one, other in both if not event(one) and not event(other)]
    figure("the same, an event of one hand alone counted as NONE of the other", alone + quiet)
    for cell in ("status", "background"):
        figure(f"{cell}, events of both", [(one[cell], other[cell]) for one, other in events])
    figure("mode, same type", [(one["type"] + one["mode"], other["type"] + other["mode"]) for one, other in agreed])
    for cell in ("actor", "recipient"):
        same = sum(overlap(one[cell], other[cell]) >= HALF for one, other in events)
        print(f"{cell}, events of both: {same / len(events):.3f}")
    for kind in sorted({row["type"] for pair in both for row in pair} - {"NONE"}):
        hits = sum(one["type"] == other["type"] == kind for one, other in both)
        total = sum(row is not None and row["type"] == kind for pair in pairs for row in pair)
        print(f"  {kind}: F1 {2 * hits / total:.2f} of {total} lines")


if __name__ == "__main__":
    main()
