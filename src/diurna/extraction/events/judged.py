"""The extractor of events for the standard pipeline: what the rules read, weighed by the `events` model."""

from collections.abc import Iterable

from diurna.extraction.events.anchors import anchored
from diurna.extraction.events.extract import read_deeds
from diurna.extraction.events.merging import merge_deeds
from diurna.extraction.events.typing_by_model import weighed
from diurna.linguistics.parsed import ParsedReport
from diurna.types.findings import EventMention, Findings


def extract_judged_events(parsed: ParsedReport, found: Findings) -> Iterable[EventMention]:
    """Return the events of a report as the rules read them, without those the model is sure are none.

    Raises:
        ModelError: The model is missing or altered.
    """
    deeds = weighed(read_deeds(parsed, found), parsed, found)
    return anchored(tuple(merge_deeds(deeds, found)))
