"""Which actors a name on the command line means: by key, name, alias, surname or code, accents and case folded."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from diurna.types.actors import Actor
from diurna.types.ontology import ActorKind


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """Actors by every form a user may type; those who act for a body are found under it too."""

    by_form: dict[str, frozenset[str]]
    acting_for: dict[str, frozenset[str]]

    @classmethod
    def of(cls, actors: Sequence[Actor]) -> "ActorIndex":
        """Return the index over some actors."""
        forms: dict[str, set[str]] = {}
        acting: dict[str, set[str]] = {}
        for actor in actors:
            for form in _forms(actor):
                forms.setdefault(cls.fold(form), set()).add(actor.key)
            if actor.acts_for:
                acting.setdefault(actor.acts_for, set()).add(actor.key)
        return cls({k: frozenset(v) for k, v in forms.items()}, {k: frozenset(v) for k, v in acting.items()})

    @staticmethod
    def fold(text: str) -> str:
        """Return the text without accents, case and a leading article."""
        plain = "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))
        words = plain.casefold().replace("’", "'").split()
        return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)

    def keys_for(self, name: str) -> frozenset[str]:
        """Return the keys of the actors meant, and of those who act for them; empty when none is."""
        found = self.by_form.get(self.fold(name), frozenset())
        return found.union(*(self.acting_for.get(key, frozenset()) for key in found))


def _forms(actor: Actor) -> set[str]:
    forms = {actor.key, actor.name, *actor.aliases}
    if actor.kind is ActorKind.PERSON and len(actor.name.split()) > 1:
        forms.add(actor.name.split()[-1])
    if actor.kind is ActorKind.GOVERNMENT and actor.country:
        forms.add(actor.country)
    return forms
