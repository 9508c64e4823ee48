"""Learns the names of new reports and finds the earlier ones they tell something new about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from diurna.ontology.names import fold
from diurna.resolution import learn, resolve
from diurna.resolution.remembering import Ask, StoredMemory, composition, families_of, shorter_name
from diurna.store.archive import packed
from diurna.store.archive_names import FactRow
from diurna.types.actors import NameFact
from diurna.updating.context import Context, Who

_EVER = 10**8


@dataclass(slots=True)
class _News:
    """What is new of the names: which families, on which days, and whether their people are others now."""

    days: dict[str, set[int]] = field(default_factory=dict)
    regrouped: set[str] = field(default_factory=set)


def learn_names(context: Context, reports: Iterable[str]) -> tuple[StoredMemory, set[str]]:
    """Keep what some reports teach; return the memory and the reports that are told something new.

    Args:
        context: The update.
        reports: New reports, and those whose findings changed.
    """
    archive = context.archive
    loaded = context.load(reports)
    old = archive.facts_of_reports(loaded)
    new = {key: learn(report, findings) for key, (report, findings) in loaded.items()}
    changed = set(old) ^ {fact for facts in new.values() for fact in facts}
    before = {family: composition(archive.facts_of(family)) for family in _families(context, changed)}
    for key, facts in new.items():
        archive.keep_facts(key, map(_row, facts))
    after = {family: composition(archive.facts_of(family)) for family in _families(context, changed) | before.keys()}
    memory = StoredMemory(facts=archive)
    news = _news(context, changed, before, after)
    return memory, set(loaded) | _concerned(context, memory, news)


def resolve_names(context: Context, memory: StoredMemory, reports: Iterable[str]) -> set[str]:
    """Resolve some reports and keep who is who; return those in which it is not as it was."""
    archive = context.archive
    loaded = context.load(reports)
    known = archive.resolved(loaded)
    changed = set()
    for key, (report, findings) in loaded.items():
        found = resolve(report, findings, memory)
        archive.keep_asked(key, (row for ask in memory.take_asks() for row in _asked(ask)))
        data = packed(Who(found.resolutions, found.actors, found.places))
        if known.get(key) != data:
            archive.keep_resolved(key, data)
            changed.add(key)
    return changed


def _families(context: Context, facts: Iterable[NameFact]) -> set[str]:
    found = {family for fact in facts for family in families_of(fact.name)}
    return found | context.archive.longer_families({fold(fact.name) for fact in facts})


def _row(fact: NameFact) -> FactRow:
    families = families_of(fact.name)
    shorter = shorter_name(fact.name)
    return FactRow(fact, families[0], families[-1], fold(fact.name), shorter if " " in shorter else "")


def _asked(ask: Ask) -> list[tuple[object, ...]]:
    row = (ask.day.toordinal(), ask.kind, ask.what, ask.country, ask.answer, ask.reach)
    return [(scope, *row) for scope in ask.scopes]


Composition = frozenset[tuple[str, str | None]]


def _news(
    context: Context,
    changed: Iterable[NameFact],
    before: Mapping[str, Composition],
    after: Mapping[str, Composition],
) -> _News:
    news = _News(regrouped={family for family in after if before.get(family, frozenset()) != after[family]})
    for fact in changed:
        scopes = {f"f:{family}" for family in _families(context, [fact])}
        for scope in scopes | ({f"h:{fact.country}"} if fact.country else set()):
            news.days.setdefault(scope, set()).add(fact.published.toordinal())
    return _with_regrouped(news, before, after)


def _with_regrouped(news: _News, before: Mapping[str, Composition], after: Mapping[str, Composition]) -> _News:
    """Return the news, with every day of the countries of people who are others now."""
    for family in news.regrouped:
        news.days.setdefault(f"f:{family}", set()).add(_EVER)
        for _, country in before.get(family, frozenset()) | after[family]:
            if country:
                news.days.setdefault(f"h:{country}", set()).add(_EVER)
    return news


def _concerned(context: Context, memory: StoredMemory, news: _News) -> set[str]:
    """Return the reports that asked something that is answered otherwise now."""
    answers: dict[tuple[object, ...], str] = {}
    concerned: set[str] = set()
    for scope, days in sorted(news.days.items()):
        is_other = _EVER in days
        first, last = (0, _EVER) if is_other else (min(days) - 400, max(days) + 400)
        for day, kind, what, country, answer, reach, report in context.archive.asked(scope, first, last):
            if report in concerned or not (is_other or any(abs(day - new) <= reach for new in days)):
                continue
            key = (kind, what, country, day)
            if key not in answers:
                ask = Ask((), kind, what, country, date.fromordinal(day), "", 0)
                answers[key] = memory.answer(ask)
            if answers[key] != answer:
                concerned.add(report)
    return concerned
