"""Scores what lies on the surface of a text: dates, mentions of actors, and furniture kept out of the record."""

from collections.abc import Sequence
from typing import Any

from diurna.evaluation.matching import match_greedily
from diurna.evaluation.scoring.days import is_right_date
from diurna.evaluation.scoring.names import GoldActors, read_names
from diurna.evaluation.scoring.rows import Row, weigh
from diurna.evaluation.scoring.tally import Tally
from diurna.evaluation.spans import characters, mention_overlap, read_spans

_FORMS = frozenset({"name", "name+office", "office", "pronoun", "nominal", "metonym"})
_RESTING = (("statements", "content"), ("events", "evidence"), ("positions", "evidence"))


def score_dates(gold: Row, predicted: Row, tally: Tally) -> None:
    """Count the dates of one text, found and with the right value."""
    golds, items = gold.get("dates", []), predicted.get("dates", [])
    overlap = [[mention_overlap((row["start"], row["end"]), read_spans(item)) for item in items] for row in golds]

    def is_valued(i: int, j: int) -> bool:
        return is_right_date(golds[i]["value"], items[j].get("value", items[j].get("date")))

    certain = [bool(row.get("certain", True)) for row in golds]
    matched: dict[int, int] = {}
    for name, needs_value in (("dates found", False), ("dates found+value", True)):
        pairs = weigh(
            len(golds),
            len(items),
            lambda i, j: overlap[i][j],
            lambda i, j, strict=needs_value: overlap[i][j] > 0 and (not strict or is_valued(i, j)),  # type: ignore[misc]
        )
        matched = match_greedily(pairs)
        right = sum(certain[i] for i in matched)
        tally.rate(name, right=right, false=len(items) - len(matched), missed=sum(certain) - right)
    for i, row in enumerate(golds):
        if i not in matched and certain[i]:
            tally.remark(f"missed date {row.get('text')!r} = {row['value']}")


def score_mentions(gold: Row, predicted: Row, tally: Tally) -> None:
    """Count the mentions of actors of one text; nothing is counted where gold or prediction marks none."""
    golds = [
        ((mention["start"], mention["end"]), actor["id"], _form(mention))
        for actor in gold.get("actors", [])
        for mention in actor.get("mentions", [])
    ]
    items = _mentions(predicted)
    if not golds or items is None:
        return
    actors = GoldActors(gold)
    overlap = [[mention_overlap(pair, read_spans(item)) for item in items] for pair, _, _ in golds]

    def agrees(i: int, j: int) -> bool:
        named = read_names(items[j].get("actor", items[j].get("canonical")))
        return overlap[i][j] > 0 and any(actors.is_named(golds[i][1], names) for names in named)

    matched = match_greedily(weigh(len(golds), len(items), lambda i, j: overlap[i][j], agrees))
    right = sum(golds[i][2] in _FORMS for i in matched)
    missed = sum(form in _FORMS for _, _, form in golds) - right
    tally.rate("mentions span+actor", right=right, false=len(items) - len(matched), missed=missed)
    pronouns = [form == "pronoun" for _, _, form in golds]
    tally.share("mention pronouns", sum(pronouns[i] for i in matched), sum(pronouns))


def _form(mention: Row) -> str | None:
    return "furniture" if mention.get("in_furniture") else mention.get("form")


def _mentions(predicted: Row) -> Sequence[Row] | None:
    found: Any = predicted.get("mentions")
    if found is not None:
        return list(found)
    actors = [actor for actor in predicted.get("actors", []) if isinstance(actor, dict)]
    if not any(actor.get("mentions") for actor in actors):
        return None
    return [
        {"start": mention["start"], "end": mention["end"], "actor": actor.get("canonical")}
        for actor in actors
        for mention in actor.get("mentions", [])
    ]


def score_furniture(gold: Row, predicted: Row, tally: Tally) -> None:
    """Count rows that rest on furniture and, where furniture is predicted, its characters."""
    rows = gold.get("furniture", [])
    sure = characters(pair for row in rows if row.get("certain", True) for pair in read_spans(row))
    unsure = characters(pair for row in rows if not row.get("certain", True) for pair in read_spans(row))
    tally.share("furniture leaks", 0, 0)
    for kind, key in _RESTING:
        for row in predicted.get(kind, []):
            for pair in read_spans(row.get(key)):
                places = characters([pair])
                leaks = bool(places) and len(places & sure) >= 0.5 * len(places)
                tally.share("furniture leaks", leaks, 1)
                if leaks:
                    tally.remark(f"{kind[:-1]} rests on furniture at {pair}")
    if "furniture" in predicted:
        found = characters(pair for row in predicted["furniture"] for pair in read_spans(row)) - unsure
        right = len(found & sure)
        tally.rate("furniture characters", right=right, false=len(found) - right, missed=len(sure) - right)
