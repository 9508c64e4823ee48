"""Measures event coreference across documents on ECB+ and MEANTIME (development parts), with one set of rules.

    python benchmarks/coreference.py DATA [--split dev]

DATA is a folder with coreference/ecb_docs.jsonl, coreference/ecb_event_mentions.jsonl, time/meantime_events_dev.jsonl.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from diurna.chronology.coreference import Pointed, cluster_mentions
from diurna.evaluation.scoring.coreference import score_clusters
from diurna.linguistics.pipeline import load_nlp

CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
Labelled = list[tuple[Pointed, str, str]]
"""Mention, gold cluster, and the group of documents it is compared within."""


def lemmas(tokens: Iterator[Token] | Doc | Span | Sequence[Token]) -> frozenset[str]:
    return frozenset(t.lemma_.lower() for t in tokens if t.pos_ in CONTENT and not t.is_stop)


def head_of(tokens: Sequence[Token]) -> Token:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[0])


def around(head: Token) -> frozenset[str]:
    near = [head.head, *head.children, *(g for c in head.children if c.dep_ in {"prep", "agent"} for g in c.children)]
    more = [m for t in near for m in t.children if m.dep_ in {"compound", "amod", "poss", "nummod"}]
    return lemmas([t for t in (*near, *more) if t.i != head.i])


def pointed(doc: str, place: int, tokens: Sequence[Token], story: frozenset[str], day: date | None) -> Pointed:
    head = head_of(tokens)
    lemma = head.lemma_.lower() if len(tokens) == 1 else " ".join(t.lemma_.lower() for t in tokens)
    return Pointed(doc, place, lemma, around(head), lemmas(head.sent), story, day)


def read_ecb(folder: Path, split: str) -> Labelled:
    nlp = load_nlp()
    documents = [json.loads(line) for line in (folder / "coreference/ecb_docs.jsonl").open(encoding="utf-8")]
    parsed: dict[tuple[str, int], Doc] = {}
    story: dict[str, frozenset[str]] = {}
    for row in documents:
        if row["split"] != split:
            continue
        found = [(s["sent"], nlp(Doc(nlp.vocab, words=s["tokens"]))) for s in row["sentences"]]
        parsed.update({(row["doc"], sent): doc for sent, doc in found})
        story[row["doc"]] = frozenset(lemma for _, doc in found for lemma in lemmas(doc))
    labelled: Labelled = []
    for line in (folder / "coreference/ecb_event_mentions.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["split"] == split:
            tokens = [parsed[row["doc"], row["sent"]][at] for at in row["tokens"]]
            mention = pointed(row["doc"], row["sent"] * 1000 + row["tokens"][0], tokens, story[row["doc"]], None)
            name = row["doc"]
            topic = name.split("_")[0] + ("plus" if name.endswith("ecbplus") else "")
            labelled.append((mention, row["cluster"], topic))
    return labelled


def read_meantime(folder: Path) -> Labelled:
    nlp = load_nlp()
    labelled: Labelled = []
    for line in (folder / "time/meantime_events_dev.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        doc = nlp(row["text"])
        story = lemmas(doc)
        for event in row["events"]:
            span = doc.char_span(event["start"], event["end"], alignment_mode="expand")
            if span is not None:
                mention = pointed(row["id"], event["start"], list(span), story, date.fromisoformat(row["dct"]))
                labelled.append((mention, event["cluster"] or f"{row['id']}:{event['start']}", row["id"].split("/")[0]))
    return labelled


def report(name: str, labelled: Labelled) -> None:
    gold: dict[str, str] = {}
    system: dict[str, str] = {}
    for group in sorted({topic for _, _, topic in labelled}):
        part = [(mention, cluster) for mention, cluster, topic in labelled if topic == group]
        for (mention, cluster), label in zip(part, cluster_mentions([m for m, _ in part]), strict=True):
            key = f"{mention.doc}:{mention.place}:{mention.lemma}"
            gold[key], system[key] = cluster, f"{group}:{label}"
    print(f"{name}: {len(gold)} mentions")
    show("  all", gold, system)
    sizes: dict[str, int] = {}
    for cluster in gold.values():
        sizes[cluster] = sizes.get(cluster, 0) + 1
    shared = [key for key, cluster in gold.items() if sizes[cluster] > 1]
    show("  without singletons", {k: gold[k] for k in shared}, {k: system[k] for k in shared})
    print(f"  precision of merged pairs {pair_precision(gold, system):.3f}")


def show(name: str, gold: Mapping[str, str], system: Mapping[str, str]) -> None:
    print(name, *(score.line() for score in score_clusters(gold, system)), sep="\n    ")


def pair_precision(gold: Mapping[str, str], system: Mapping[str, str]) -> float:
    members: dict[str, list[str]] = {}
    for key, label in system.items():
        members.setdefault(label, []).append(key)
    pairs = [(a, b) for found in members.values() for at, a in enumerate(found) for b in found[at + 1 :]]
    return sum(gold[a] == gold[b] for a, b in pairs) / max(1, len(pairs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", default="dev")
    given = parser.parse_args()
    report(f"ECB+ {given.split}, by sub-topic", read_ecb(given.data, given.split))
    report("MEANTIME dev", read_meantime(given.data))


if __name__ == "__main__":
    main()
