"""Predicts who said what as spans of source, cue and content, with the speaker's resolved name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from diurna.evaluation.lines import Row, name_of, read_rows, require, write_rows
from diurna.evaluation.predicting.finding import Found, find_in, report_in, resolve_alone
from diurna.evaluation.work import Outcome, Work
from diurna.extraction.statements.attributions import Attribution, attributions
from diurna.extraction.statements.broad import broad_attributions
from diurna.types.actors import ResolvedReport
from diurna.types.findings import Mention
from diurna.types.ontology import MentionForm
from diurna.types.reports import Report
from diurna.types.span import Span

_Job = tuple[str, Report]
_NAMED = frozenset({MentionForm.NAME, MentionForm.NAME_AND_OFFICE, MentionForm.METONYM})
_WORD = re.compile(r"[\w'’.-]+")


def predict_attribution(source: str, output: str, work: Work) -> Outcome:
    """Write ``{doc, attributions}`` for every ``{doc, text, date?}``."""
    attribute = partial(_attribute, work.pipeline)
    rows = work.each(attribute, _jobs(source), "documents", spare=lambda job: {"doc": job[0], "attributions": []})
    return work.outcome(write_rows(output, rows))


def _jobs(source: str) -> Iterator[_Job]:
    where = name_of(source)
    for number, row in read_rows(source):
        yield require(row, "doc", (str, int), where, number), report_in(row, where, number, day="date")


def _attribute(pipeline: str, job: _Job) -> Row:
    document, report = job
    found = find_in(report, pipeline, "statements", all_body=False)
    names = _speaker_names(resolve_alone(found))
    items = _items(found, pipeline)
    mentions = {mention.id: mention for mention in found.findings.mentions}
    rows = [
        {
            "source": _pairs(item.source),
            "cue": _pairs(item.cue),
            "content": _pairs(item.content),
            "speaker": _speaker(report, item, names, mentions),
        }
        for item in items
    ]
    return {"doc": document, "attributions": rows}


def _items(found: Found, pipeline: str) -> Sequence[Attribution]:
    """Return attributions of every kind, as the corpora of this task annotate them; by rules alone, the statements."""
    if pipeline == "rules":
        return attributions(found.report, found.findings)
    return broad_attributions(found.parsed, found.findings)


def _speaker_names(resolved: ResolvedReport) -> dict[str, str]:
    """Return the name of whom each settled mention is."""
    actors = {actor.key: actor.name for actor in resolved.actors}
    return {item.mention: actors[item.actor] for item in resolved.resolutions if item.actor in actors}


def _speaker(
    report: Report, item: Attribution, names: Mapping[str, str], mentions: Mapping[str, Mention]
) -> str | None:
    """Return who speaks: the name resolved to, unless the source itself names the speaker in other or more words.

    "She" gives "Nanaia Mahuta", and so does "Mahuta"; "the IMF" and "White House aide Jo Ek" stay as worded.
    """
    found = "; ".join(names[key] for key in item.mentions if key in names)
    worded = " ".join(span.cut(report.text) for span in item.source)
    is_named = any(mentions[key].form in _NAMED for key in item.mentions if key in mentions)
    if found and is_named and not set(_WORD.findall(worded)) <= set(_WORD.findall(found)):
        return worded
    return found or None


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
