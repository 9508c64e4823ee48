"""Marked-up sentences: input and gold in one line.

``[S: …]`` is the speaker, ``[C: …]`` the cue, ``[Q: …]`` content; further statements carry a number: ``[Q2: …]``.
Marks may be nested: ``[Q: he said [Q2: no]]``.
"""

import re
from dataclasses import dataclass, field

from diurna.extraction.mentions import extract_mentions
from diurna.extraction.passes import extract_all
from diurna.extraction.registry import Extract, Extractor
from diurna.extraction.statements import extract_statements_by_rules
from diurna.types.findings import Findings, Statement
from extraction.reports import parsed_text

_MARK = re.compile(r"\[(?P<role>[SCQ])(?P<number>\d?):\s?|(?P<close>\])")
Spoken = tuple[tuple[str, ...], str, tuple[str, ...]]


@dataclass(slots=True)
class _Gold:
    speakers: list[tuple[int, str]] = field(default_factory=list)
    cue: list[tuple[int, str]] = field(default_factory=list)
    content: list[tuple[int, str]] = field(default_factory=list)


class Read:
    """What an extractor finds in a text, with the words at hand."""

    def __init__(self, text: str, extract: Extract = extract_statements_by_rules) -> None:
        self.text = text
        stages = (Extractor("mentions", extract_mentions), Extractor("statements", extract))
        self.found: Findings = extract_all(parsed_text(text), stages)
        self._names = {mention.id: mention.text for mention in self.found.mentions}

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.found.statements

    def only(self) -> Statement:
        assert len(self.statements) == 1, [self.spoken(item) for item in self.statements]
        return self.statements[0]

    def spoken(self, statement: Statement) -> Spoken:
        cue = statement.cue.cut(self.text) if statement.cue else ""
        content = tuple(span.cut(self.text).rstrip(".,") for span in statement.content)
        return self.speakers(statement), cue, content

    def speakers(self, statement: Statement) -> tuple[str, ...]:
        return tuple(self._names[name] for name in statement.speakers)

    def name(self, identifier: str | None) -> str | None:
        return None if identifier is None else self._names[identifier]


def unmarked(marked: str) -> tuple[str, list[Spoken]]:
    """Return the bare text and its statements in the order of their contents."""
    text = ""
    open_marks: list[tuple[str, str, int]] = []
    gold: dict[str, _Gold] = {}
    place = 0
    for match in _MARK.finditer(marked):
        text += marked[place : match.start()]
        place = match.end()
        if match["close"]:
            role, number, start = open_marks.pop()
            kept = gold.setdefault(number, _Gold())
            {"S": kept.speakers, "C": kept.cue, "Q": kept.content}[role].append((start, text[start:].rstrip(".,")))
        else:
            open_marks.append((match["role"], match["number"], len(text)))
    text += marked[place:]
    ordered = sorted(gold.values(), key=lambda item: min(item.content))
    return text, [
        (
            tuple(words for _, words in sorted(item.speakers)),
            "".join(words for _, words in item.cue),
            tuple(words for _, words in sorted(item.content)),
        )
        for item in ordered
    ]
