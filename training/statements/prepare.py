"""Turn PolNeAR attributions (JSON lines) into labelled pieces, one line a document.

    python prepare.py DATA_DIR VOCAB_TXT OUT_DIR

DATA_DIR holds train.jsonl and dev.jsonl: {"doc", "text", "attributions": [{"source", "cue", "content"}]}, each role a
list of [start, end].  Labels are BIO; PolNeAR's own edges are kept (a content often holds its quotation marks).
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_left, bisect_right
from pathlib import Path
from typing import Any

from diurna.models.tokenise import Pieces, Tokeniser, read_vocabulary, sentence_starts

ROLES = ("source", "cue", "content")
LABELS = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")


def touched(pieces: Pieces, start: int, end: int) -> range:
    """Give the indices of the pieces that share a character with `start:end`."""
    return range(bisect_right(pieces.ends, start), bisect_left(pieces.starts, end))


def label_document(document: dict[str, Any], tokeniser: Tokeniser) -> dict[str, Any]:
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
    return {
        "doc": document["doc"],
        "ids": list(pieces.ids),
        "labels": labels,
        "sentences": list(sentence_starts(document["text"], pieces, tokeniser.break_id)),
        "links": links,
    }


def main() -> None:
    data, vocabulary, out = (Path(argument) for argument in sys.argv[1:4])
    tokeniser = Tokeniser(read_vocabulary(vocabulary))
    out.mkdir(parents=True, exist_ok=True)
    for part in ("train", "dev"):
        count = 0
        with (data / f"{part}.jsonl").open(encoding="utf-8") as lines, (out / f"{part}.jsonl").open("w") as target:
            for line in lines:
                document = label_document(json.loads(line), tokeniser)
                count += len(document["ids"])
                target.write(json.dumps(document) + "\n")
        print(part, count, "pieces")


if __name__ == "__main__":
    main()
