"""Puts names for the pronouns in a proposition, so that a question can be read away from its report."""

from diurna.chronology.indexes import ReportIndex
from diurna.types.findings import StanceMention
from diurna.types.ontology import MentionForm

_SUBJECTS = frozenset({"he", "she", "they", "we", "i"})
_OWNERS = frozenset({"his", "her", "their", "its", "our", "my"})


def with_names(index: ReportIndex, mention: StanceMention, phrase: str, *, is_claim: bool) -> str:
    """Return a phrase with the names of those its pronouns stand for; a claim about nobody known is empty.

    Args:
        index: The report.
        mention: The stance.
        phrase: Its words.
        is_claim: Whether a pronoun at its head must be named for the phrase to be kept.
    """
    words = []
    for word in phrase.split(" "):
        plain = word.casefold().strip(",.;")
        name = _name(index, mention, plain) if plain in _SUBJECTS | _OWNERS | {"it"} else None
        if plain in _OWNERS:
            words.append(f"{name}’s" if name else word)
        elif plain in _SUBJECTS or (is_claim and plain == "it"):
            if name is None and is_claim:
                return ""
            words.append(name or word)
        else:
            words.append(word)
    return " ".join(words)


def _name(index: ReportIndex, mention: StanceMention, pronoun: str) -> str | None:
    """Return the one name that all such pronouns in the stance's words stand for."""
    names = set()
    for item in index.findings.mentions:
        if item.form is not MentionForm.PRONOUN or item.text.casefold() != pronoun:
            continue
        if any(span.contains(item.span) for span in mention.evidence):
            party = index.party(item.id)
            names.add(party.name if party is not None and party.key is not None else None)
    return names.pop() if len(names) == 1 else None
