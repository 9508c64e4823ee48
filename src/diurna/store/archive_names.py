"""The facts of names by family, and what each report asked of them; separate because only resolution asks here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from diurna.store.archive import Archive, marks, parts
from diurna.store.codec import encode
from diurna.types.actors import NameFact

_DECODER = msgspec.json.Decoder(NameFact)


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact with what it is looked up by.

    Attributes:
        family: Family name it is filed under while its shorter form is no name of its own; ``other_family`` else.
        folded: The name as compared; ``shorter`` without its last word, empty when that leaves one word.
    """

    fact: NameFact
    family: str
    other_family: str
    folded: str
    shorter: str


class NameArchive(Archive):
    """Facts of names, and the questions put to them."""

    def facts_of_reports(self, reports: Iterable[str]) -> list[NameFact]:
        """Return the facts some reports taught."""
        return [
            _DECODER.decode(data)
            for part in parts(reports)
            for (data,) in self._all(f"SELECT data FROM name_fact WHERE report_id IN ({marks(len(part))})", part)
        ]

    def keep_facts(self, report: str, rows: Iterable[FactRow]) -> None:
        """Keep what a report teaches, in place of what it taught before."""
        self._run("DELETE FROM name_fact WHERE report_id = ?", (report,))
        self._many(
            "INSERT INTO name_fact (report_id, family, other_family, folded, shorter, country, day, data) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    report,
                    row.family,
                    row.other_family,
                    row.folded,
                    row.shorter,
                    row.fact.country,
                    row.fact.published.toordinal(),
                    encode(row.fact),
                )
                for row in rows
            ),
        )

    def facts_of(self, family: str) -> list[NameFact]:
        """Return the facts filed under a family name, by date, name and evidence.

        A name whose last word may be a second family name is filed under the one before it where some report has the
        name without it.
        """
        query = (
            "SELECT data FROM name_fact AS one WHERE (family = ? AND NOT (shorter <> '' AND EXISTS "
            "(SELECT 1 FROM name_fact AS two WHERE two.folded = one.shorter))) OR (other_family = ? AND shorter <> '' "
            "AND EXISTS (SELECT 1 FROM name_fact AS two WHERE two.folded = one.shorter))"
        )
        facts = [_DECODER.decode(data) for (data,) in self._all(query, (family, family))]
        return sorted(facts, key=lambda fact: (fact.published, fact.name, fact.evidence))

    def longer_families(self, folded: Iterable[str]) -> set[str]:
        """Return the family names of names that are one of these with one more word."""
        return {
            family
            for part in parts(folded)
            for row in self._all(
                f"SELECT DISTINCT family, other_family FROM name_fact WHERE shorter IN ({marks(len(part))})", part
            )
            for family in row
        }

    def families_in(self, country: str, day: date) -> list[str]:
        """Return the family names some report gives a country and a report near the day tells of, sorted."""
        near = day.toordinal()
        query = (
            "SELECT family FROM (SELECT DISTINCT family FROM name_fact WHERE country = ? UNION SELECT DISTINCT "
            "other_family FROM name_fact WHERE country = ?) AS known WHERE EXISTS (SELECT 1 FROM name_fact AS fact "
            "WHERE (fact.family = known.family OR fact.other_family = known.family) AND fact.day BETWEEN ? AND ?) "
            "ORDER BY family"
        )
        return [row[0] for row in self._all(query, (country, country, near - 400, near + 400))]

    # What reports asked

    def keep_asked(self, report: str, rows: Iterable[Sequence[Any]]) -> None:
        """Keep what a report asked: scope, day, kind, what, country, answer and reach, in place of what it did."""
        self._run("DELETE FROM asked WHERE report_id = ?", (report,))
        self._many("INSERT INTO asked VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ((*row, report) for row in rows))

    def asked(self, scope: str, first: int, last: int) -> list[tuple[Any, ...]]:
        """Return what was asked in a scope for some days: day, kind, what, country, answer, reach and report."""
        query = (
            "SELECT day, kind, what, country, answer, reach, report_id FROM asked WHERE scope = ? "
            "AND (day BETWEEN ? AND ? OR reach > 400)"
        )
        return [tuple(row) for row in self._all(query, (scope, first, last))]
