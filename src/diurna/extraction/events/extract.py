"""The extractor of events: reads the deeds of a report and merges those it tells twice."""

from collections.abc import Iterable

from diurna.extraction.events.anchors import anchored
from diurna.extraction.events.deeds import Deed
from diurna.extraction.events.merging import merge_deeds
from diurna.extraction.events.reading import Reader
from diurna.extraction.events.speech import speech_deeds
from diurna.linguistics.parsed import ParsedReport
from diurna.types.findings import EventMention, Findings


def extract_events(parsed: ParsedReport, found: Findings) -> Iterable[EventMention]:
    """Return the events of a report, each once with all the words that tell it."""
    return anchored(tuple(merge_deeds(read_deeds(parsed, found), found)))


def read_deeds(parsed: ParsedReport, found: Findings) -> tuple[Deed, ...]:
    """Return every told deed of a report, unmerged: those its clauses tell and those its statements do."""
    reader = Reader(parsed, found)
    told = tuple(reader.deeds())
    return tuple(sorted((*told, *speech_deeds(reader, told)), key=lambda deed: (deed.event.evidence[0], deed.event.id)))
