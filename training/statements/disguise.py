"""Write a gold file with other names and other quotation marks, to see how a tagger does away from its home ground.

    python disguise.py GOLD.jsonl NAMES.txt OUT.jsonl

Every always-capitalised word that is no month, title or party becomes another name (the same word always the same one
in a document), straight quotation marks become curly and curly ones straight, and half of the documents put "on
Thursday" and the like between a source and the cue that follows at once.
"""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path
from typing import Any

from prepare import names_in

DAYS = (" on Monday", " on Tuesday", " on Wednesday", " on Thursday", " on Friday", " on Sunday")
ROLES = ("source", "cue", "content")
WORD = re.compile(r"[^\W\d_]+")


def with_edits(document: dict[str, Any], edits: list[tuple[int, int, str]]) -> dict[str, Any]:
    """Give the document with `text[start:end]` replaced for every edit; the edits must not overlap."""
    text, parts, at = document["text"], [], 0
    moves: list[tuple[int, int, int, int]] = []
    length = 0
    for start, end, new in sorted(edits):
        parts += [text[at:start], new]
        length += start - at
        moves.append((start, end, length, length + len(new)))
        length += len(new)
        at = end
    parts.append(text[at:])

    def moved(point: int, *, is_end: bool) -> int:
        shift = 0
        for start, end, new_start, new_end in moves:
            if point < start or (is_end and point == start):
                break
            if start < point < end or (point == start < end):
                return new_end if is_end else new_start
            shift = new_end - end
        return point + shift

    attributions = [
        {role: [[moved(s, is_end=False), moved(e, is_end=True)] for s, e in item[role]] for role in ROLES}
        for item in document["attributions"]
    ]
    return {"doc": document["doc"], "text": "".join(parts), "attributions": attributions}


def disguised(
    document: dict[str, Any], names: frozenset[str], people: list[list[str]], dice: random.Random
) -> dict[str, Any]:
    text = document["text"]
    chosen: dict[str, str] = {}
    edits = []
    for match in WORD.finditer(text):
        word = match.group()
        if word not in names:
            continue
        is_first = bool(re.match(r" [A-Z]", text[match.end() : match.end() + 2]))
        chosen.setdefault(word, dice.choice(people)[0 if is_first else -1])
        edits.append((*match.span(), chosen[word]))
    is_open = False
    for match in re.finditer("[\"“”‘’']", text):
        mark = match.group()
        if mark == '"':
            is_open = not is_open
        new = {'"': "“" if is_open else "”", "“": '"', "”": '"', "‘": "'", "’": "'", "'": "’"}[mark]
        edits.append((*match.span(), new))
    if dice.random() < 0.5:
        ends = {end for item in document["attributions"] for _, end in item["source"]}
        cues = {start for item in document["attributions"] for start, _ in item["cue"] if text[start].isalpha()}
        edits += [(end, end, dice.choice(DAYS)) for end in ends if end + 1 in cues and text[end] == " "]
    return with_edits(document, edits)


def main() -> None:
    gold, people, out = (Path(argument) for argument in sys.argv[1:4])
    documents = [json.loads(line) for line in gold.open(encoding="utf-8")]
    names = names_in(documents)
    listed = [line.split() for line in people.read_text(encoding="utf-8").splitlines()]
    dice = random.Random(7)
    with out.open("w", encoding="utf-8") as target:
        target.writelines(json.dumps(disguised(document, names, listed, dice)) + "\n" for document in documents)


if __name__ == "__main__":
    main()
