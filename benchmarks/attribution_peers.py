"""Simple systems to compare attribution with: regular expressions, and rules like the Gender Gap Tracker's.

Written for this benchmark from the published descriptions; neither uses anything of Diurna's statements.
"""

import re
from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

Row = dict[str, Any]
Range = list[int]

_NAME = r"(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}|[Hh]e|[Ss]he|[Tt]hey)"
_SAID = r"(?P<cue>said|says|told \w+|added|wrote|asked|noted|tweeted|argued|insisted)"
_DIRECT = re.compile(
    rf"[“\"](?P<quote>[^”\"]+)[”\"],?\s+(?:{_NAME} {_SAID}|(?P<cue2>said|says|added) (?P<name2>[A-Z]\w+(?: [A-Z]\w+)*))"
)
_QUOTED = re.compile(r"[“\"](?P<quote>[^“”\"\n]{15,})[”\"]")
_PARAGRAPH = re.compile(r"\S[^\n]*")
_LISTED = """
accept accuse acknowledge add admit advise agree allege announce answer argue ask assert assure believe blame
call caution cite claim comment complain conclude concede confirm contend continue criticize declare demand
deny describe disclose emphasize estimate expect explain express fear feel hope indicate inform insist know
maintain mean mention note observe order point predict promise propose question recall recommend remark
remember remind reply report request respond reveal say state stress suggest suspect tell testify think
threaten tweet urge vow warn wish wonder worry write
"""
_VERBS = frozenset(_LISTED.split())
_SPEAKERS = frozenset({"nsubj", "nsubjpass"})


def by_expressions(row: Row) -> Row:
    """Return quotations with the nearest name and verb of saying, by one regular expression."""
    found = []
    for match in _DIRECT.finditer(row["text"]):
        name, cue = ("name", "cue") if match["name"] else ("name2", "cue2")
        roles = {"source": name, "cue": cue, "content": "quote"}
        found.append({role: [list(match.span(group))] for role, group in roles.items()})
    return {"doc": row["doc"], "attributions": found}


def by_dependencies(row: Row, nlp: Language) -> Row:
    """Return clauses of listed verbs with their subject, "according to", and quotations by the verb beside them."""
    found: list[Row] = []
    paragraphs = [(match.start(), match.group()) for match in _PARAGRAPH.finditer(row["text"])]
    for (offset, _), doc in zip(paragraphs, nlp.pipe(words for _, words in paragraphs), strict=True):
        clauses = [*_clauses(doc), *_according(doc)]
        quoted = list(_floating(doc, clauses))
        found += [
            {role: [[start + offset, end + offset] for start, end in spans] for role, spans in item.items()}
            for item in (*clauses, *quoted)
        ]
    return {"doc": row["doc"], "attributions": found}


def _clauses(doc: Doc) -> Iterator[dict[str, list[Range]]]:
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_ not in _VERBS:
            continue
        speaker = next((child for child in verb.children if child.dep_ in _SPEAKERS), None)
        said = next((child for child in verb.children if child.dep_ == "ccomp"), None)
        if speaker is not None and said is not None:
            yield {"source": [_extent(speaker)], "cue": [_range(verb)], "content": [_extent(said)]}


def _according(doc: Doc) -> Iterator[dict[str, list[Range]]]:
    for token in doc[:-1]:
        if token.lower_ == "according" and token.nbor().lower_ == "to":
            who = next((child for child in token.nbor().children if child.dep_ == "pobj"), None)
            before = doc[token.sent.start : token.i]
            if who is not None and len(before) > 1:
                content = [before.start_char, before.end_char]
                yield {"source": [_extent(who)], "cue": [[token.idx, token.nbor().idx + 2]], "content": [content]}


def _floating(doc: Doc, clauses: list[dict[str, list[Range]]]) -> Iterator[dict[str, list[Range]]]:
    """Yield quotations no clause holds, with the nearest listed verb of their paragraph, else the last speaker."""
    last: Range | None = None
    for match in _QUOTED.finditer(doc.text):
        start, end = match.span("quote")
        if any(item["content"][0][0] < end and start < item["content"][0][1] for item in clauses):
            held = next(item for item in clauses if item["content"][0][0] < end and start < item["content"][0][1])
            last = held["source"][0]
            continue
        verbs = [token for token in doc if token.lemma_ in _VERBS and not start <= token.idx < end]
        near = min(verbs, key=lambda token: min(abs(token.idx - end), abs(token.idx - start)), default=None)
        who = next((child for child in near.children if child.dep_ in _SPEAKERS), None) if near is not None else None
        if near is not None and who is not None:
            last = _extent(who)
            yield {"source": [last], "cue": [_range(near)], "content": [[start, end]]}
        elif last is not None:
            yield {"source": [last], "cue": [], "content": [[start, end]]}


def _range(token: Token) -> Range:
    return [token.idx, token.idx + len(token.text)]


def _extent(head: Token) -> Range:
    tokens = list(head.subtree)
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)]
