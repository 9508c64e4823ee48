"""Whom gold means and whom a prediction names: aliases, surnames, and a government standing for its minister."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Alternatives = Sequence[str]
_NOBODY = frozenset({"", "unnamed", "unknown", "unattributed", "unspecified", "none", "null", "nobody"})


def fold_name(name: str) -> str:
    """Return a name in lower case without possessive, article and punctuation.

    >>> fold_name("The Kremlin’s")
    'kremlin'
    """
    folded = re.sub(r"'s\b", "", name.lower().replace("’", "'"))
    folded = re.sub(r"[^\w' -]", " ", folded).strip()
    return re.sub(r"\s+", " ", re.sub(r"^(?:the|a|an)\s+", "", folded)).strip()


def read_names(value: Any) -> list[list[str]]:
    """Return, for each actor named, its alternative names; nobody gives an empty list."""
    if isinstance(value, str):
        return [] if fold_name(value) in _NOBODY else [[value]]
    if isinstance(value, dict):
        found = [value[key] for key in ("canonical", "name", "text", "actor") if isinstance(value.get(key), str)]
        found = [name for name in found if name]
        return [found] if found else []
    if value is None:
        return []
    return [names for item in value for names in read_names(item)]


class GoldActors:
    """The actors of one gold record."""

    def __init__(self, gold: Mapping[str, Any]) -> None:
        self._by_id: dict[str, Mapping[str, Any]] = {actor["id"]: actor for actor in gold.get("actors", [])}
        self._aliases = {key: {fold_name(name) for name in actor["aliases"]} for key, actor in self._by_id.items()}

    def is_named(self, actor: str, alternatives: Alternatives, canonical: str | None = None) -> bool:
        """Return whether one of the names is the actor's: an alias, or words that hold a person's surname."""
        aliases = self._aliases.get(actor, set()) | ({fold_name(canonical)} if canonical else set())
        row = self._by_id.get(actor, {})
        surname = fold_name(row["surname"]) if row.get("type") == "person" and row.get("surname") else None
        folded = [fold_name(name) for name in alternatives]
        return any(name in aliases or (surname is not None and surname in name.split()) for name in folded)

    def is_meant(self, actor: str, alternatives: Alternatives, canonical: str | None = None) -> bool:
        """Return whether the names are the actor's, its government's, or those of somebody who acts for it."""
        if self.is_named(actor, alternatives, canonical):
            return True
        above = self._bodies_above(actor)
        below = [key for key, row in self._by_id.items() if row.get("acts_for") == actor]
        return any(self.is_named(other, alternatives) for other in (*above, *below))

    def _bodies_above(self, actor: str) -> list[str]:
        above: list[str] = []
        seen: set[str] = set()
        while actor in self._by_id and self._by_id[actor].get("acts_for") and actor not in seen:
            seen.add(actor)
            actor = self._by_id[actor]["acts_for"]
            above.append(actor)
        return above

    @staticmethod
    def agree(
        gold: Sequence[Mapping[str, Any]], predicted: Any, test: Callable[[str, Alternatives, str | None], bool]
    ) -> bool:
        """Return whether the prediction names somebody right and nobody wrong; nobody for nobody."""
        named = read_names(predicted)
        if not gold or not named:
            return not gold and not named
        return all(any(test(actor["actor"], names, actor.get("canonical")) for actor in gold) for names in named)
