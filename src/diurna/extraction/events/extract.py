"""The extractor of events: reads the deeds of a report and merges those it tells twice."""

from collections.abc import Iterable
from typing import cast

from diurna.extraction.events.anchors import anchored
from diurna.extraction.events.antecedents import with_owners
from diurna.extraction.events.deeds import Deed
from diurna.extraction.events.domains import is_report_off_topic
from diurna.extraction.events.lexicon import load_lexicon
from diurna.extraction.events.merging import merge_deeds
from diurna.extraction.events.reading import Reader
from diurna.extraction.events.speech import speech_deeds
from diurna.linguistics.parsed import ParsedReport
from diurna.types.findings import EventMention, Findings

_DEEDS = "deeds"


def extract_events(parsed: ParsedReport, found: Findings) -> Iterable[EventMention]:
    """Return the events of a report, each once with all the words that tell it."""
    return anchored(tuple(merge_deeds(read_deeds(parsed, found), found)))


def read_deeds(parsed: ParsedReport, found: Findings) -> tuple[Deed, ...]:
    """Return every told deed of a report, unmerged: those its clauses tell and those its statements do.

    They are read once for one parse and the mentions, dates, figures and statements found in it: events, stances and
    measures are all made of them.
    """
    made_from = (found.mentions, found.times, found.figures, found.statements)
    before, deeds = parsed.readings.get(_DEEDS, ((), ()))
    if len(before) != len(made_from) or any(one is not other for one, other in zip(before, made_from, strict=True)):
        deeds = _read(parsed, found)
        parsed.readings[_DEEDS] = (made_from, deeds)
    return cast("tuple[Deed, ...]", deeds)


def _read(parsed: ParsedReport, found: Findings) -> tuple[Deed, ...]:
    if is_report_off_topic(parsed, load_lexicon()):
        return ()
    reader = Reader(parsed, found)
    told = tuple(reader.deeds())
    deeds = sorted((*told, *speech_deeds(reader, told)), key=lambda deed: (deed.event.evidence[0], deed.event.id))
    return with_owners(deeds, found)
