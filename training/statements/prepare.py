"""Turn PolNeAR attributions (JSON lines) into labelled pieces, one line a document.

    python prepare.py DATA_DIR VOCAB_TXT OUT_DIR

DATA_DIR holds train.jsonl and dev.jsonl: {"doc", "text", "attributions": [{"source", "cue", "content"}]}, each role a
list of [start, end].  Labels are BIO; PolNeAR's own edges are kept (a content often holds its quotation marks).
Also written: where sentences open and which words are names, for windows and variations.
"""

from __future__ import annotations

import collections
import json
import re
import sys
from bisect import bisect_left, bisect_right
from pathlib import Path
from typing import Any

from diurna.models.tokenise import Pieces, Tokeniser, read_vocabulary, sentence_starts

ROLES = ("source", "cue", "content")
LABELS = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")


NOT_NAMES = frozenset(
    {
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
        *("October", "November", "December", "Republican", "Republicans", "Democrat", "Democrats", "Democratic"),
        *("Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen", "President", "Senator", "American", "Americans"),
    }
)


def names_in(documents: list[dict[str, Any]]) -> frozenset[str]:
    """Give the words that are always capitalised, months and the like aside."""
    counts: collections.Counter[str] = collections.Counter()
    for document in documents:
        counts.update(re.findall(r"[^\W\d_]+", document["text"]))
    return frozenset(
        word
        for word, count in counts.items()
        if word.istitle() and len(word) > 2 and counts[word.lower()] <= count / 50 and word not in NOT_NAMES
    )


def touched(pieces: Pieces, start: int, end: int) -> range:
    """Give the indices of the pieces that share a character with `start:end`."""
    return range(bisect_right(pieces.ends, start), bisect_left(pieces.starts, end))


def label_document(document: dict[str, Any], tokeniser: Tokeniser, names: frozenset[str]) -> dict[str, Any]:
    pieces = tokeniser.pieces(document["text"])
    labels = [0] * len(pieces)
    cues: list[list[int]] = []
    links: list[dict[str, Any]] = []
    for attribution in document["attributions"]:
        spans: dict[str, list[list[int]]] = {role: [] for role in ROLES}
        for number, role in enumerate(ROLES):
            for start, end in attribution[role]:
                free = [i for i in touched(pieces, start, end) if labels[i] in (0, 2 * number + 1, 2 * number + 2)]
                if not free:
                    continue
                spans[role].append([free[0], free[-1]])
                if labels[free[0]]:
                    continue  # the same source, marked before
                for i in free:
                    labels[i] = 2 * number + (1 if i == free[0] else 2)
        if spans["cue"]:
            cues.append(spans["cue"][0])
            links.append({"cue": spans["cue"][0], "source": spans["source"], "content": spans["content"]})
    opens = [i for i in range(len(pieces)) if not pieces.inside_word[i]]
    words = [(a, b - 1) for a, b in zip(opens, [*opens[1:], len(pieces)], strict=True)]
    return {
        "doc": document["doc"],
        "ids": list(pieces.ids),
        "labels": labels,
        "sentences": list(sentence_starts(document["text"], pieces, tokeniser.break_id)),
        "links": links,
        "names": [(a, b) for a, b in words if document["text"][pieces.starts[a] : pieces.ends[b]] in names],
    }


def main() -> None:
    data, vocabulary, out = (Path(argument) for argument in sys.argv[1:4])
    tokeniser = Tokeniser(read_vocabulary(vocabulary))
    out.mkdir(parents=True, exist_ok=True)
    parts = {
        part: [json.loads(line) for line in (data / f"{part}.jsonl").open(encoding="utf-8")]
        for part in ("train", "dev")
    }
    names = names_in(parts["train"])
    for part, documents in parts.items():
        labelled = [label_document(document, tokeniser, names) for document in documents]
        with (out / f"{part}.jsonl").open("w", encoding="utf-8") as target:
            target.writelines(json.dumps(document) + "\n" for document in labelled)
        print(part, sum(len(document["ids"]) for document in labelled), "pieces")


if __name__ == "__main__":
    main()
