"""One update: the steps in order, each told what the one before it changed."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from diurna.chronology.judgements import Ledger
from diurna.store.updating import UpdateArchive
from diurna.types.record import Judgement
from diurna.updating.additions import update_additions
from diurna.updating.context import Context, noted
from diurna.updating.copies import update_origins
from diurna.updating.happenings import update_events
from diurna.updating.impositions import update_measures
from diurna.updating.names import learn_names, resolve_names
from diurna.updating.people import note_shown, update_people
from diurna.updating.sayings import update_statements
from diurna.updating.stands import update_questions

_JUDGED = "judged"
Told = Callable[[str], None]


def _silent(_what: str) -> None:
    return


def update(archive: UpdateArchive, reports: Iterable[str], *, told: Told = _silent) -> int:
    """Bring the record up to date with some new or changed reports and with what people decided since.

    Args:
        archive: The archive, inside the transaction that keeps all of this or nothing.
        reports: Ids of reports whose findings or metadata are new.
        told: Told the name of each step as it begins.

    Returns:
        How many entries changed.
    """
    judgements = archive.judgements()
    context = Context(archive, replace(Ledger.of(judgements), notice=noted(archive)))
    judged = _newly_judged(context, judgements)
    new = sorted(set(reports))
    told("names")
    memory, concerned = learn_names(context, new)
    changed = resolve_names(context, memory, concerned) | set(context.load(new))
    changed |= archive.needing(key for key in judged if ":" in key)
    told("origins")
    resolved = context.resolved(changed)
    context.stale |= changed | update_origins(context, resolved.values())
    told("actors")
    context.stale |= update_people(context, resolved, (key for key in judged if ":" in key))
    context.forget(context.stale)
    note_shown(context, context.resolved(context.stale))
    _update_lines(context, judged, told)
    update_additions(context, judgements)
    passages = [passage for _, findings in context.load(new).values() for passage in findings.passages]
    told("writing")
    count = archive.write(context.lines(), context.gone, passages)
    archive.dealt_with("build", new)
    archive.keep_note(_JUDGED, _numbers(context.ledger))
    archive.keep_note("judgements", str(max((item.number for item in judgements), default=0)))
    return count


def _update_lines(context: Context, judged: set[str], told: Told) -> None:
    asked = {key for key in judged if key.startswith(("po", "sh"))}
    questions = judged | context.archive.asked_about(asked)
    stale = context.indexes(context.stale)
    told("statements")
    update_statements(context, stale, judged)
    told("events")
    moved = update_events(context, stale, judged | _about(context, judged))
    stale = context.indexes(context.stale | moved)
    told("questions")
    update_questions(context, stale, questions)
    told("measures")
    update_measures(context, stale, judged)


def _about(context: Context, judged: set[str]) -> set[str]:
    """Return the events that judged contradictions are about, also those of rejected ones."""
    return context.archive.disputed_in(key for key in judged if key.startswith("co"))


def _numbers(ledger: Ledger) -> str:
    return " ".join(str(item.number) for item in ledger.standing)


def _newly_judged(context: Context, judgements: Iterable[Judgement]) -> set[str]:
    """Return the ids concerned by judgements that stand now and did not when the record was last updated, or did."""
    before = {int(number) for number in context.archive.note(_JUDGED).split()}
    standing = {item.number for item in context.ledger.standing}
    found: set[str] = set()
    for item in judgements:
        if item.number in before ^ standing:
            found.update((item.target, *item.after.split(), *item.before.split()))
    return found
