"""Agreement of two labellers on the reports in labels-second: events found, type with NONE, status, mode, actor and recipient."""

from __future__ import annotations

import sys
from collections import Counter

from check import HERE, read

Row = dict[str, str]


def overlap(one: str, other: str) -> float:
    """Share of the shorter cell's words that are in the other; 1 for two empty cells, 0 for one."""
    first, second = set(one.lower().split()), set(other.lower().split())
    if not first or not second:
        return float(first == second)
    return len(first & second) / min(len(first), len(second))


def likeness(one: Row, other: Row) -> float:
    """How well two lines of a sentence tell the same candidate; 0 if their predicates share no word or they are of opposite direction."""
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


def main() -> None:
    """Prints the figures; --show prints the matched lines that differ in type too."""
    pairs: list[tuple[Row | None, Row | None]] = []
    names = sorted(path.stem for path in (HERE / "labels-second").glob("*.tsv"))
    for name in names:
        found = matched(read(HERE / "labels-first" / f"{name}.tsv"), read(HERE / "labels-second" / f"{name}.tsv"))
        if "--show" in sys.argv:
            for one, other in found:
                if one and other and one["type"] != other["type"]:
                    print(name, *(f"{row['sentence']} {row['actor']}|{row['predicate']}|{row['recipient']} {row['type']} {row['mode']} {row['status']}" for row in (one, other)), sep="\n  ")
        pairs += found
    both = [(one, other) for one, other in pairs if one and other]
    events = [(one, other) for one, other in both if event(one) and event(other)]
    same = sum(one["type"] == other["type"] for one, other in events)
    ones, others = sum(event(one) for one, _ in pairs), sum(event(other) for _, other in pairs)
    print(f"reports {len(names)}; lines {sum(one is not None for one, _ in pairs)} and {sum(other is not None for _, other in pairs)}; events {ones} and {others}; matched lines {len(both)}, both events {len(events)}")
    print(f"events found by both, F1 {2 * len(events) / (ones + others):.3f}; with the same type, F1 {2 * same / (ones + others):.3f}")
    typed = [(one["type"], other["type"]) for one, other in both]
    print("type with NONE, matched lines: agreement {:.3f}, kappa {:.3f}".format(*kappa(typed)))
    lone = [((one or {"type": "NONE"})["type"], (other or {"type": "NONE"})["type"]) for one, other in pairs if event(one) or event(other) or (one and other)]
    print("the same, an event of one labeller alone counted as NONE of the other: agreement {:.3f}, kappa {:.3f}".format(*kappa(lone)))
    agreed = [(one, other) for one, other in events if one["type"] == other["type"]]
    print("status, events of both: agreement {:.3f}, kappa {:.3f}".format(*kappa([(one["status"], other["status"]) for one, other in events])))
    print("mode, same type: agreement {:.3f}, kappa {:.3f}".format(*kappa([(one["type"] + one["mode"], other["type"] + other["mode"]) for one, other in agreed])))
    print("background, events of both: agreement {:.3f}, kappa {:.3f}".format(*kappa([(one["background"], other["background"]) for one, other in events])))
    for cell in ("actor", "recipient"):
        print(f"{cell}, events of both: {sum(overlap(one[cell], other[cell]) >= 0.5 for one, other in events) / len(events):.3f}")
    for kind in sorted({row["type"] for pair in both for row in pair}):
        hits = sum(one["type"] == other["type"] == kind for one, other in both)
        total = sum((row is not None and row["type"] == kind) for pair in pairs for row in pair)
        print(f"  {kind}: F1 {2 * hits / total:.2f} of {total} lines")


if __name__ == "__main__":
    main()
