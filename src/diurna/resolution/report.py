"""Resolves one report from its findings and what other reports teach; the steps in order, each in its own module."""

from collections.abc import Sequence

from diurna.resolution.anaphora import resolve_first_persons, resolve_pronoun
from diurna.resolution.descriptions import resolve_description
from diurna.resolution.ledger import Ledger
from diurna.resolution.memory import Memory
from diurna.resolution.named import resolve_named, resolve_people
from diurna.resolution.offices import resolve_office
from diurna.resolution.people import identify
from diurna.resolution.places import resolve_places
from diurna.resolution.setting import read_setting
from diurna.types.actors import NameFact, ResolvedReport
from diurna.types.findings import Findings, Mention
from diurna.types.ontology import MentionForm
from diurna.types.reports import Report

_NAMES = frozenset({MentionForm.NAME, MentionForm.METONYM, MentionForm.DEMONYM})


def learn(report: Report, findings: Findings) -> tuple[NameFact, ...]:
    """Return what a report teaches about the people it names: name, title, country, where it says so.

    A family name alone teaches only together with a title and a country.
    """
    setting = read_setting(report, findings.mentions, Memory())
    facts: list[NameFact] = []
    for person in identify(findings.mentions, setting):
        full = [mention for mention in person.mentions if mention.name and " " in mention.name]
        full = full or [mention for mention in person.mentions if mention.title and mention.country]
        if not full or not person.is_settled:
            continue
        best = max(full, key=lambda mention: (bool(mention.title), bool(mention.country), -mention.span.start))
        title = next((mention.title for mention in (best, *person.mentions) if mention.title), None)
        country = None if person.is_lent else person.country
        facts.append(NameFact(person.name, title, country, report.published, report.cite(best.span)))
    return tuple(sorted(facts, key=lambda fact: (fact.name, fact.evidence)))


def resolve(report: Report, findings: Findings, memory: Memory) -> ResolvedReport:
    """Return the report with who or where each mention is, and the actors and places named.

    A mention is settled only when one candidate is left; otherwise its resolution keeps the candidates and the reason.
    """
    setting = read_setting(report, findings.mentions, memory)
    ledger = Ledger(report, findings, setting, identify(findings.mentions, setting))
    resolve_people(ledger)
    _each(ledger, [mention for mention in findings.mentions if mention.form in _NAMES])
    resolve_places(ledger)
    for mention in sorted(findings.mentions, key=_inner_first):
        if mention.id in ledger.resolutions:
            continue
        if mention.form is MentionForm.OFFICE:
            resolve_office(ledger, mention)
        elif mention.form is MentionForm.NOMINAL:
            resolve_description(ledger, mention)
        else:
            resolve_pronoun(ledger, mention)
    resolve_first_persons(ledger)
    ordered = tuple(ledger.resolutions[mention.id] for mention in findings.mentions if mention.id in ledger.resolutions)
    places = tuple(ledger.places[key] for key in sorted(ledger.places))
    return ResolvedReport(report, findings, ordered, ledger.actors(), places)


def _inner_first(mention: Mention) -> tuple[int, int]:
    """Return the order in which descriptions are settled: what stands inside another before it, else as in the text."""
    return mention.span.end, -mention.span.start


def _each(ledger: Ledger, mentions: Sequence[Mention]) -> None:
    for mention in mentions:
        if mention.id not in ledger.resolutions:
            resolve_named(ledger, mention)
