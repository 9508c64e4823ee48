"""Short reports of our own, parsed and read by the stages that run before events."""

from datetime import date

from diurna.extraction.events import extract_events
from diurna.extraction.figures import extract_figures
from diurna.extraction.measures import extract_measures
from diurna.extraction.mentions import extract_mentions
from diurna.extraction.passes import extract_all
from diurna.extraction.registry import Extractor
from diurna.extraction.stances import extract_stances
from diurna.extraction.statements import extract_statements_by_rules
from diurna.linguistics.parsed import ParsedReport
from diurna.linguistics.pipeline import load_nlp, parse_report
from diurna.types.findings import EventMention, Findings
from diurna.types.reports import Passage, PassageKind, Report
from diurna.types.span import Span

PUBLISHED = date(2021, 6, 17)
STAGES = (
    Extractor("mentions", extract_mentions),
    Extractor("figures", extract_figures),
    Extractor("statements", extract_statements_by_rules),
    Extractor("events", extract_events),
    Extractor("stances", extract_stances),
    Extractor("measures", extract_measures),
)


def parsed_text(text: str) -> ParsedReport:
    """Return a report whose paragraphs are all body, parsed."""
    name = "0" * 12
    report = Report(name, text, PUBLISHED)
    passages = []
    place = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        passages.append(Passage(Span(name, place, place + len(paragraph)), PassageKind.BODY, number, number))
        place += len(paragraph) + 2
    return parse_report(load_nlp(), report, tuple(passages))


def findings_of(text: str) -> Findings:
    """Return what the stages find in a text."""
    return extract_all(parsed_text(text), STAGES)


class Told:
    """The findings of a text with the words of its mentions at hand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = findings_of(text)
        self._words = {mention.id: mention.text for mention in self.found.mentions}

    def words(self, names: tuple[str, ...]) -> list[str]:
        return [self._words[name] for name in names]

    def event(self, kind: str) -> EventMention:
        events = [event for event in self.found.events if event.type == kind]
        assert len(events) == 1, [(event.type, event.provenance.reason) for event in self.found.events]
        return events[0]

    def kinds(self) -> list[str]:
        return [event.type.value for event in self.found.events]

    def evidence(self, event: EventMention) -> list[str]:
        return [span.cut(self.text) for span in event.evidence]
