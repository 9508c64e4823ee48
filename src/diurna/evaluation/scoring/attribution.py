"""Scores who said what as bare spans of source, cue and content, by words; edge punctuation never counts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from diurna.errors import FormatError
from diurna.evaluation.lines import Row, name_of, read_rows, require
from diurna.evaluation.scores import Rates, Score, Share, rates
from diurna.evaluation.scoring import words
from diurna.evaluation.scoring.quoted import count_direct
from diurna.evaluation.scoring.sides import ROLES, Item, Sides, pair_items, source_agrees


def evaluate_attribution(gold: Path, predictions: Path, *, texts: Path | None = None) -> Sequence[Score]:
    """Return the scores over all documents: every gold attribution, those with a cue of speech, and direct ones.

    Raises:
        FormatError: A span lies outside its text, a document is given twice, or is predicted and not in gold.
    """
    wanted = _load(gold, texts)
    given = _load(predictions, None)
    for document, (number, _) in given.items():
        if document not in wanted:
            raise FormatError(name_of(predictions), number, f"document {document!r} is not in the gold")
    counts: Counter[tuple[str, str]] = Counter()
    for document, (number, row) in wanted.items():
        text = require(row, "text", str, name_of(gold), number)
        predicted_number, predicted = given.get(document, (0, {}))
        sides = Sides(
            text,
            _items(row, text, name_of(gold), number),
            _items(predicted, text, name_of(predictions), predicted_number),
        )
        _count_full(sides, counts, prefix="", speech=False)
        _count_full(sides, counts, prefix="speech: ", speech=True)
        count_direct(sides, counts)
    return tuple(_scores(counts))


def _load(path: Path, texts: Path | None) -> dict[str, tuple[int, Row]]:
    found: dict[str, tuple[int, Row]] = {}
    for number, row in read_rows(path):
        document = require(row, "doc", str, name_of(path), number)
        if document in found:
            raise FormatError(name_of(path), number, f"document {document!r} stands there twice")
        if texts is not None and "text" not in row:
            with (texts / f"{document}.txt").open(encoding="utf-8", newline="") as stream:
                row["text"] = stream.read()
        found[document] = (number, row)
    return found


def _items(row: Mapping[str, Any], text: str, where: str, number: int) -> list[Item]:
    places = words.find_words(text)
    items = []
    for raw in row.get("attributions", []):
        for start, end in (pair for role in ROLES for pair in raw.get(role) or ()):
            if not 0 <= start < end <= len(text):
                raise FormatError(where, number, f"the span {start}-{end} lies outside the text")
        items.append(Item.of(raw, text, places))
    return items


def _count_full(sides: Sides, counts: Counter[tuple[str, str]], *, prefix: str, speech: bool) -> None:
    gold, predicted = sides.gold, sides.predicted
    cares = [not speech or bool(words.SPEECH.search(item.words_of(sides.text, "cue"))) for item in gold]
    pairs = pair_items(sides, gold, predicted)
    partner = {j: i for i, j in pairs}
    left = [j for j in range(len(predicted)) if j not in partner or cares[partner[j]]]
    if speech:
        ignored = frozenset[int]().union(
            *(item.words["content"] for item, care in zip(gold, cares, strict=True) if not care)
        )
        left = [j for j in left if j in partner or not predicted[j].rests_on(ignored)]
        left = [j for j in left if j in partner or _has_speech_cue(sides, predicted[j])]
    hits = [(i, j) for i, j in pairs if cares[i]]
    golds = [item for item, care in zip(gold, cares, strict=True) if care]
    items = [predicted[j] for j in left]

    def put(name: str, right: int, wanted: int, given: int) -> None:
        for part, count in (("right", right), ("gold", wanted), ("predicted", given)):
            counts[prefix + name, part] += count

    for role in ROLES:
        _count_role(role, golds, items, put)
    full = [(i, j) for i, j in hits if source_agrees(sides, gold[i], predicted[j])]
    put("content>=.5", len(hits), len(golds), len(items))
    put("full", len(full), len(golds), len(items))
    put("full+cue", sum(_cues_agree(gold[i], predicted[j]) for i, j in full), len(golds), len(items))
    exact = sum(all(gold[i].words[role] == predicted[j].words[role] for role in ROLES) for i, j in full)
    put("exact triple", exact, len(golds), len(items))
    found = {i for i, _ in full}
    for i, item in enumerate(gold):
        if cares[i]:
            name = f"{prefix}recall {words.kind_of(sides.text, item.pieces['content'], sides.mask)}"
            counts[name, "of"] += 1
            counts[name, "hits"] += i in found


def _has_speech_cue(sides: Sides, item: Item) -> bool:
    return not item.words["cue"] or bool(words.SPEECH.search(item.words_of(sides.text, "cue")))


def _cues_agree(gold: Item, predicted: Item) -> bool:
    one, other = gold.words["cue"], predicted.words["cue"]
    return bool(one & other) or not (one or other)


def _count_role(role: str, golds: Sequence[Item], items: Sequence[Item], put: Any) -> None:
    wanted = Counter(item.words[role] for item in golds if item.words[role])
    given = Counter(item.words[role] for item in items if item.words[role])
    put(f"{role} exact", (wanted & given).total(), wanted.total(), given.total())
    ours = frozenset[int]().union(*(item.words[role] for item in golds))
    theirs = frozenset[int]().union(*(item.words[role] for item in items))
    put(f"{role} overlap", len(ours & theirs), len(ours), len(theirs))


def _scores(counts: Counter[tuple[str, str]]) -> Iterator[Score]:
    for name in dict.fromkeys(name for name, _ in counts):
        if (name, "right") in counts:
            yield _rates(name, counts)
        else:
            yield Share(name, counts[name, "hits"], counts[name, "of"])


def _rates(name: str, counts: Counter[tuple[str, str]]) -> Rates:
    return rates(name, counts[name, "right"], counts[name, "predicted"], counts[name, "gold"])
