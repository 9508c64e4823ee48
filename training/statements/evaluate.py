"""Tag and link documents with a model as the product would, write predictions for the scorer, and time it.

    python evaluate.py NETWORK.onnx VOCAB_TXT GOLD.jsonl OUT.jsonl [--gold-spans]

OUT is in the format of score_attribution.py.  Also printed: exact span F1 by role with the edges as they are, words a
CPU second.  --gold-spans links the gold spans instead of the tagger's, to see what the linker costs.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import re
import time
from pathlib import Path
from typing import Any

from diurna.models.catalogue import Model
from diurna.models.linking import link
from diurna.models.sessions import open_session
from diurna.models.tagging import Role, StatementTagger, Tagged
from diurna.models.tokenise import Tokeniser, read_vocabulary

SENTENCE_END = re.compile(r"""[.?!…]["”’)\]]*\s+(?=["“‘'(\[]*[A-Z0-9])|\n+\s*""")
QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Give sentence ranges by a plain rule; the product has its parser's."""
    cuts = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    return [(a, b) for a, b in itertools.pairwise(cuts) if a < b]


def spans_of(document: dict[str, Any], role: str) -> set[tuple[int, int]]:
    return {(start, end) for attribution in document["attributions"] for start, end in attribution[role]}


def gold_spans(document: dict[str, Any]) -> tuple[Tagged, ...]:
    found = [Tagged(Role(r.upper()), s, e, 1.0) for r in ("source", "cue", "content") for s, e in spans_of(document, r)]
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def as_prediction(document: dict[str, Any], tagged: tuple[Tagged, ...]) -> dict[str, Any]:
    quotes = [match.span() for match in QUOTED.finditer(document["text"])]
    attributions = [
        {
            "source": [[a.source.start, a.source.end]] if a.source else [],
            "cue": [[a.cue.start, a.cue.end]] if a.cue else [],
            "content": [[span.start, span.end] for span in a.contents],
        }
        for a in link(tagged, sentence_bounds(document["text"]), quotes)
    ]
    return {"doc": document["doc"], "attributions": attributions}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("network", "vocabulary", "gold", "out"):
        ask.add_argument(name, type=Path)
    ask.add_argument("--gold-spans", action="store_true")
    told = ask.parse_args()
    model = Model("statements", "0", "", "", {})
    tokeniser = Tokeniser(read_vocabulary(told.vocabulary))
    tagger = StatementTagger(model, tokeniser, open_session("statements", told.network))
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    words, seconds = 0, 0.0
    with told.gold.open(encoding="utf-8") as lines, told.out.open("w", encoding="utf-8") as out:
        for document in map(json.loads, lines):
            began = time.process_time()
            tagged = gold_spans(document) if told.gold_spans else tagger.tag(document["text"])
            seconds += time.process_time() - began
            words += len(document["text"].split())
            for role in ("source", "cue", "content"):
                gold = spans_of(document, role)
                found = {(span.start, span.end) for span in tagged if span.label == role.upper()}
                counts[role, "hit"] += len(gold & found)
                counts[role, "gold"] += len(gold)
                counts[role, "found"] += len(found)
            out.write(json.dumps(as_prediction(document, tagged)) + "\n")
    for role in ("source", "cue", "content"):
        hit, gold, found = (counts[role, kind] for kind in ("hit", "gold", "found"))
        print(f"{role:8} exact spans P {hit / found:.3f} R {hit / gold:.3f} F1 {2 * hit / (gold + found):.3f}")
    print(f"{words / max(seconds, 1e-9):.0f} words a CPU second")


if __name__ == "__main__":
    main()
