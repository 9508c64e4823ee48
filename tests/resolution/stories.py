"""Short stories of our own, parsed, mentioned and resolved: what the tests of names and actors read."""

from collections.abc import Sequence
from datetime import date

from diurna.extraction.mentions import extract_mentions, mention_at
from diurna.extraction.passes import extract_all
from diurna.extraction.registry import Extractor
from diurna.linguistics.parsed import ParsedReport
from diurna.linguistics.pipeline import load_nlp, parse_report
from diurna.resolution import Memory, learn, resolve
from diurna.types.actors import Actor, Resolution, ResolvedReport
from diurna.types.findings import Findings, Mention
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span

DAY = date(2021, 6, 17)


def read(text: str, *, home: str | None = None, day: date = DAY, name: str = "0" * 12) -> ParsedReport:
    """Return a report whose paragraphs are all body, parsed."""
    report = Report(name, text, day, home_country=home)
    passages: list[Passage] = []
    place = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        passages.append(Passage(Span(name, place, place + len(paragraph)), PassageKind.BODY, number, number))
        place += len(paragraph) + 2
    return parse_report(load_nlp(), report, tuple(passages))


def find(
    text: str, *, home: str | None = None, day: date = DAY, statements: bool = False, name: str = "0" * 12
) -> Findings:
    """Return the mentions of a text, and its statements if asked for."""
    stages = [Extractor("mentions", extract_mentions)]
    if statements:
        from diurna.extraction.statements import extract_statements_by_rules

        stages.append(Extractor("statements", extract_statements_by_rules))
    return extract_all(read(text, home=home, day=day, name=name), stages)


class Story:
    """A resolved text that can be asked who some of its words are."""

    def __init__(
        self,
        text: str,
        *,
        home: str | None = None,
        day: date = DAY,
        others: Sequence[str] = (),
        statements: bool = False,
    ) -> None:
        self.text = text
        facts = [
            fact
            for other in others
            for fact in learn(Report("1" * 12, other, day), find(other, day=day, name="1" * 12))
        ]
        self.found = find(text, home=home, day=day, statements=statements)
        report = Report(self.found.report_id, text, day, home_country=home)
        facts.extend(learn(report, self.found))
        self.resolved: ResolvedReport = resolve(report, self.found, Memory.of(facts))

    def mention(self, words: str, *, nth: int = 0) -> Mention:
        """Return the mention at the nth place the words stand."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        mention = mention_at(self.found, Span(self.found.report_id, start, start + len(words)))
        assert mention is not None, f"no mention at {words!r}"
        return mention

    def answer(self, words: str, *, nth: int = 0) -> Resolution:
        """Return what the mention at the words was resolved to."""
        mention = self.mention(words, nth=nth)
        return next(one for one in self.resolved.resolutions if one.mention == mention.id)

    def who(self, words: str, *, nth: int = 0) -> str | None:
        """Return the key of the actor the words are."""
        return self.answer(words, nth=nth).actor

    def where(self, words: str, *, nth: int = 0) -> str | None:
        """Return the key of the place the words are."""
        return self.answer(words, nth=nth).place

    def actor(self, words: str) -> Actor:
        """Return the actor the words are."""
        key = self.who(words)
        return next(actor for actor in self.resolved.actors if actor.key == key)
