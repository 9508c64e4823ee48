"""The table of rules by which two tellings are one event: each gives a score and a reason, or forbids it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from diurna.chronology.deeds import Deed
from diurna.chronology.families import all_families, families_of
from diurna.chronology.wording import Weights
from diurna.types.ontology import EventStatus, EventType

THRESHOLD = 2.0
"""Two tellings are one event from this score on."""

_POSTPONED = 14
_A_WHILE = 31
_LONG_AGO = 93
_KINDRED = 0.5
_OBJECT = 0.4
_FOLLOWED = 0.3
_ONE_WORD = 0.3
_LITTLE = 0.8
_NEARLY = 0.9
_ONE_COMMON = 0.6
_OTHER_NATIONS = -1.8
_TELLING = 1.0
_LISTED = 6

_T = EventType
_FAMILIES: tuple[frozenset[EventType], ...] = (
    frozenset({_T.ACCUSE, _T.REJECT, _T.PROTEST}),
    frozenset({_T.REJECT, _T.CONCEDE}),
    frozenset({_T.AGREE, _T.SUPPORT, _T.CONSULT, _T.COOPERATE}),
    frozenset({_T.AGREE, _T.AID, _T.CONCEDE, _T.RETREAT}),
    frozenset({_T.AID, _T.SUPPORT, _T.COOPERATE}),
    frozenset({_T.THREATEN, _T.SANCTION}),
    frozenset({_T.THREATEN, _T.REQUEST}),
    frozenset({_T.SANCTION, _T.COERCE}),
    frozenset({_T.COERCE, _T.ASSAULT, _T.MOBILIZE}),
    frozenset({_T.COERCE, _T.THREATEN}),
)
_HOSTILE = frozenset({_T.ACCUSE, _T.REJECT, _T.PROTEST, _T.SANCTION, _T.COERCE, _T.ASSAULT, _T.THREATEN})
_FRIENDLY = frozenset({_T.SUPPORT, _T.AID, _T.COOPERATE, _T.AGREE})


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule makes of a pair: a score, or a veto; and why."""

    score: float
    reason: str
    is_veto: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """What all rules make of a pair."""

    score: float
    reason: str

    @property
    def is_one(self) -> bool:
        """Whether the two are one event."""
        return self.score >= THRESHOLD


Rule = Callable[[Deed, Deed, Weights], Finding | None]


def _type(one: Deed, two: Deed, _weights: Weights) -> Finding | None:
    if one.type is two.type:
        return Finding(0.8, f"both {one.type}")
    pair = frozenset({one.type, two.type})
    if any(pair <= family for family in _FAMILIES):
        return Finding(0.2, f"{one.type} and {two.type} are often told for each other")
    if pair & _HOSTILE and pair & _FRIENDLY and not (one.is_approximate or two.is_approximate):
        return Finding(-1.0, f"{one.type} and {two.type}, one against and one for")
    return Finding(-0.4, f"{one.type} and {two.type}")


def _actors(one: Deed, two: Deed, _weights: Weights) -> Finding | None:
    if one.actors & two.actors:
        return Finding(1.0, "same actor")
    if one.actors and two.actors:
        if one.states & two.states:
            return Finding(0.2, "organs of one state")
        if not one.is_verbal and (one.actors & two.recipients or two.actors & one.recipients):
            return Finding(-0.5, "actor of one is recipient of the other")
        if not (_is_known(one.actors) and _is_known(two.actors)):
            return Finding(-0.5, "perhaps different actors: of one the country is not known")
        return Finding(0, "different actors", is_veto=True)
    if one.actor_stems & two.actor_stems:
        return Finding(0.6, "actors in like words")
    if not one.actors and not one.actor_stems and not two.actors and not two.actor_stems:
        return Finding(0.2, "no actor named in either")
    return Finding(-0.2, "actor known in one only")


def _is_known(actors: frozenset[str]) -> bool:
    """Return whether actors are more than a name: a state, a body, or a person whose country is known."""
    return any("@" in key or not key.startswith("person:") for key in actors)


def _recipients(one: Deed, two: Deed, _weights: Weights) -> Finding | None:
    if one.recipients and two.recipients:
        same = one.recipients & two.recipients
        return Finding(0.5, "same recipient") if same else Finding(-0.8, "different recipients")
    if one.nations and two.nations and not one.nations & two.nations:
        reason = f"done to those of {', '.join(sorted(one.nations))} and of {', '.join(sorted(two.nations))}"
        is_clear = len(one.nations) == len(two.nations) == 1 and not (one.is_verbal or two.is_verbal)
        return Finding(_OTHER_NATIONS, reason, is_veto=is_clear)
    if one.recipient_stems & two.recipient_stems:
        return Finding(0.4, "recipients in like words")
    if one.recipient_stems and two.recipient_stems:
        if all_families(one.recipient_stems) & all_families(two.recipient_stems):
            return Finding(0.1, "recipients of one kind")
        return Finding(-0.4, "recipients in other words")
    return None


def _place(one: Deed, two: Deed, _weights: Weights) -> Finding | None:
    if one.place and two.place:
        if one.place == two.place:
            return Finding(0.4, "same place")
        if one.place.split(":")[0] == two.place.split(":")[0] == "city":
            return Finding(-1.0, "different places")
    return None


def _names(one: Deed, two: Deed, weights: Weights) -> Finding | None:
    """Names of places and others beside the parties: where both name some, other names speak for other deeds."""
    if not one.names or not two.names:
        return None
    common = one.names & two.names
    if common:
        return Finding(0.3 * min(1.0, weights.total(common)), f"both name {', '.join(sorted(common)[:3])}")
    return Finding(-0.3, "other names")


def _gap(one: Deed, two: Deed) -> int:
    """Return the days between the last possible day of one and the first of the other; 0 where they may be one day."""
    (start, end), (other_start, other_end) = one.window, two.window
    return max((start - other_end).days, (other_start - end).days, 0)


def _date(one: Deed, two: Deed, _weights: Weights) -> Finding | None:
    gap = _gap(one, two)
    if gap == 0:
        if one.is_day and two.is_day and one.is_dated and two.is_dated:
            return Finding(0.7, "same day")
        if one.is_dated and two.is_dated:
            return Finding(0.5, "dates agree")
        return Finding(0.3 if one.is_dated or two.is_dated else 0.0, "dates agree")
    reason = f"{gap} days apart"
    if (one.is_ahead or two.is_ahead) and gap <= _POSTPONED:
        return Finding(-0.5, f"{reason}, one of them planned")
    if gap <= 1 and not (one.is_verbal or two.is_verbal):
        return Finding(-0.3, "a day apart, as local dates may be")
    if min(one.certainty, two.certainty) == 2 or (
        one.is_verbal and two.is_verbal and min(one.certainty, two.certainty)
    ):
        return Finding(0, reason, is_veto=True)
    if gap > _LONG_AGO and not one.certainty and not two.certainty:
        return Finding(-0.7, f"{reason}, no day given in either")
    return Finding(-0.6 if gap > _A_WHILE else -0.4, f"{reason}, as far as days are given")


def _wording(one: Deed, two: Deed, weights: Weights) -> Finding | None:
    mine, yours = _said(one), _said(two)
    common, kindred = mine & yours, _kindred(mine, yours)
    if not common and not kindred:
        if one.trigger == two.trigger and not (mine - {one.trigger} and yours - {two.trigger}):
            return Finding(-0.3, "one says nothing of what it was about")
        return Finding(-1.0, "no word of what was done in common")
    shared = weights.total(common) + _KINDRED * weights.total(kindred)
    mass = min(1.0, shared / _TELLING)
    gain = 2.4 * weights.share(shared, mine, yours) * mass
    is_slight = len(common) + len(kindred) == 1 and not families_of(one.trigger) & families_of(two.trigger)
    if is_slight and one.trigger != two.trigger:
        gain = min(gain, _ONE_COMMON)
    return Finding(gain, f"in common: {_listed(common, kindred)}")


def _listed(common: Iterable[str], kindred: Iterable[str]) -> str:
    return ", ".join([*sorted(common)[:_LISTED], *(f"{word} (in like words)" for word in sorted(kindred)[:2])])


def _kindred(mine: frozenset[str], yours: frozenset[str]) -> frozenset[str]:
    """Return the words of the first that the second has only in words of one family."""
    others = all_families(yours - mine)
    return frozenset(word for word in mine - yours if families_of(word) & others) if others else frozenset()


def _said(deed: Deed) -> frozenset[str]:
    """Return what a telling is about; for deeds done with words the word for speaking itself tells nothing."""
    return deed.content - {deed.trigger} if deed.is_verbal and len(deed.content) > 1 else deed.content


def _thin(one: Deed, two: Deed, weights: Weights) -> Finding | None:
    """Two deeds of one kind that share nothing but the word for it are as likely two."""
    triggers = {one.trigger, two.trigger}
    common = one.content & two.content
    if common <= triggers and one.content > common and two.content > common:
        if _kindred(one.content - triggers, two.content - triggers):
            return None
        fewest = min(weights.total(one.content - common), weights.total(two.content - common))
        if (
            (fewest <= _LITTLE or _is_followed(one, two))
            and one.actors & two.actors
            and one.type is two.type
            and _gap(one, two) == 0
        ):
            return Finding(-0.4, "little but the deed in common")
        return Finding(-1.4, "nothing but the deed in common")
    return None


def _deed(one: Deed, two: Deed, weights: Weights) -> Finding | None:
    common = one.core & two.core
    if one.trigger == two.trigger:
        told = _object_in_common(one, two)
        more = f", of '{min(told)}'" if told else ""
        gain = 0.3 + 0.4 * weights.weight(one.trigger) + (_OBJECT if told else 0.0)
        return Finding(gain, f"both '{one.trigger}'{more}")
    if families_of(one.trigger) & families_of(two.trigger):
        return Finding(0.2, f"'{one.trigger}' and '{two.trigger}' tell like deeds")
    if common:
        gain = 0.2 * min(2.0, weights.total(common)) - (_ONE_WORD if len(common) == 1 else 0.0)
        return Finding(gain, f"'{one.trigger}' and '{two.trigger}', same object")
    if one.families & two.families:
        return Finding(0.1, "like things are done")
    if one.trigger in two.content or two.trigger in one.content:
        return Finding(0.1, "the deed of one is told in the other")
    return Finding(-0.4, f"'{one.trigger}' and '{two.trigger}'")


def _object_in_common(one: Deed, two: Deed) -> frozenset[str]:
    """Return the words, beside the one for the deed, of what is done in one that the other has too."""
    return ((one.core & two.content) | (two.core & one.content)) - {one.trigger, two.trigger}


def _is_followed(one: Deed, two: Deed) -> bool:
    """Return whether the earlier telling awaits what the later one tells as done."""
    first, second = sorted((one, two), key=lambda deed: deed.key)
    return first.is_ahead and not second.is_ahead and (second.key[0] - first.key[0]).days <= _LONG_AGO


def _outcome(one: Deed, two: Deed, _weights: Weights) -> Finding | None:
    """A plan and, in a later report, the same deed with the same object: what became of it."""
    first, second = sorted((one, two), key=lambda deed: deed.key)
    is_due = _is_followed(one, two)
    alike = one.actors & two.actors or not (one.actors or two.actors)
    if is_due and alike and one.trigger == two.trigger and _object_in_common(one, two) and not second.is_background:
        return Finding(_FOLLOWED, f"{first.status} first, {second.status} then")
    return None


def _figures(one: Deed, two: Deed, _weights: Weights) -> Finding | None:
    mine, yours = {f[2]: f[0] for f in one.figures}, {f[2]: f[0] for f in two.figures}
    both = [unit for unit in mine if unit in yours]
    if not both:
        return None
    if any(mine[unit] == yours[unit] for unit in both):
        return Finding(0.6, "same figure")
    near = any(abs(mine[u] - yours[u]) <= 0.15 * max(abs(mine[u]), abs(yours[u])) for u in both)
    return Finding(0.1, "figures alike") if near else Finding(-0.6, "figures differ")


def is_copied(one: Deed, two: Deed) -> bool:
    """Return whether two reports of one origin tell it in the same words."""
    return one.origin == two.origin and one.report != two.report and one.wording == two.wording


def _copy(one: Deed, two: Deed, weights: Weights) -> Finding | None:
    if one.origin == two.origin and one.report != two.report and weights.likeness(one.content, two.content) >= 0.75:
        return Finding(1.5, "one origin, like words")
    return None


def _said_anew(one: Deed, two: Deed, weights: Weights) -> Finding | None:
    """Words of one actor in reports days apart are two events unless they are nearly the same words."""
    if not (one.is_verbal and two.is_verbal) or one.origin == two.origin:
        return None
    apart = abs(one.key[0] - two.key[0]) > timedelta(days=1)
    if apart and not (one.is_dated or two.is_dated) and weights.likeness(one.content, two.content) < 0.6:
        return Finding(-0.8, "said in reports days apart, in other words")
    return None


def _background(one: Deed, two: Deed, _weights: Weights) -> Finding | None:
    if one.is_background != two.is_background and not (one.is_dated and two.is_dated):
        return Finding(-0.5, "history in one, news in the other")
    return None


RULES: tuple[Rule, ...] = (
    _date, _actors, _type, _recipients, _place, _names, _figures, _wording, _deed, _copy, _said_anew, _background,
    _outcome,
    _thin,
)  # fmt: skip
"""The vetoing rules stand first, so that most pairs are settled early."""


def compare(one: Deed, two: Deed, weights: Weights) -> Match:
    """Return whether two tellings are one event, with the reasons that count."""
    if is_copied(one, two):
        return Match(2 * THRESHOLD, "one origin, same words")
    score, reasons = 0.0, []
    for rule in RULES:
        found = rule(one, two, weights)
        if found is None:
            continue
        if found.is_veto:
            return Match(float("-inf"), found.reason)
        score += found.score
        if found.score:
            reasons.append(f"{found.reason} ({found.score:+.1f})")
    return Match(score, "; ".join(reasons))


def is_repeated(one: Deed, two: Deed, weights: Weights) -> bool:
    """Return whether one report tells the same twice: in nearly the same words, or first and again in like ones.

    Two deeds of one actor beside each other mostly are two: only words of one family, for the deed and for what it is
    done to, make them one ("ordered a mobilisation", "would call up reservists").
    """
    if one.type is not two.type:
        return False
    if one.trigger == two.trigger:
        same = (one.actors, one.actor_stems, one.status) == (two.actors, two.actor_stems, two.status)
        return same and weights.likeness(one.content, two.content) >= _NEARLY
    is_vouched = (one.status is EventStatus.ALLEGED) == (two.status is EventStatus.ALLEGED)
    if not (one.actors & two.actors) or one.states != two.states or not is_vouched:
        return False
    is_like = bool(one.families & two.families) and _gap(one, two) <= 1
    return is_like and not one.is_verbal and bool(_kindred(one.core, two.core) or one.core & two.core)
