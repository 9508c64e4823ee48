"""What a card is made through: the reports it cites, the names it uses, what people decided, and the language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from diurna.query.rows import permalink
from diurna.query.source import Source
from diurna.types.added import ADDED
from diurna.types.dates import DateInterval
from diurna.types.entries import Amount, Party
from diurna.types.reports import Report
from diurna.types.span import Evidence
from diurna.web.cards.bits import Bit, Quote
from diurna.web.language import Tongue
from diurna.web.vocabulary import PRECISIONS, word_for


@dataclass(frozen=True, slots=True)
class Lens:
    """Turns parts of entries into parts of cards.

    Attributes:
        source: The record, for the reports cited and the questions named.
        decided: The latest standing judgement's kind by entry id.
        disputed: Ids of entries a contradiction concerns.
    """

    tongue: Tongue
    source: Source
    decided: Mapping[str, str] = field(default_factory=dict)
    disputed: frozenset[str] = frozenset()

    def say(self, words: str) -> str:
        """Return the words in the reader's language."""
        return self.tongue.say(words)

    def word(self, value: str) -> str:
        """Return the word for one of the record's own values in the reader's language."""
        return self.tongue.say(word_for(value))

    def day(self, when: DateInterval | None, *, otherwise: str = "") -> Bit:
        """Return a date with its precision; open ends are said in words."""
        if when is None:
            return Bit(otherwise or self.say("undated"), "undated")
        title = "; ".join(part for part in (self.say(PRECISIONS[when.precision.value]), when.reason) if part)
        if when.earliest and when.earliest == when.latest:
            return Bit(when.earliest.isoformat(), "day", title=title)
        if when.earliest and when.latest:
            return Bit(f"{when.earliest} – {when.latest}", f"range {when.precision.value}", title=title)
        if when.latest:
            return Bit(self.say("by %s") % when.latest.isoformat(), "range open", title=title)
        if when.earliest:
            return Bit(self.say("from %s") % when.earliest.isoformat(), "range open", title=title)
        return Bit(self.say("undated"), "undated", title=title)

    def question(self, identifier: str) -> Bit:
        """Return a question's name; it leads to every stand on it."""
        return Bit(self.source.question_name(identifier), "question", f"/positions?question={identifier}")

    def who(self, parties: Iterable[Party], nobody: str = "") -> tuple[Bit, ...]:
        """Return the names of some parties; an unresolved one says so, nobody is said in words."""
        found = tuple(self._party(party) for party in parties)
        return found or ((Bit(nobody, "open"),) if nobody else ())

    def _party(self, party: Party) -> Bit:
        if party.key:
            return Bit(party.name, "who", f"/a/{party.key}", party.reason)
        could = self.say("not resolved")
        title = f"{could}: {party.reason}" if party.reason else could
        if party.candidates:
            title += f" ({', '.join(party.candidates)})"
        return Bit(party.words or party.name, "open", title=title)

    def amount(self, amount: Amount) -> Bit:
        """Return a figure with its qualifier and unit; it leads to its words."""
        value = f"{amount.value:,.10g}" + (f"–{amount.upper:,.10g}" if amount.upper else "")
        before = "" if amount.qualifier in ("exact", "between") else self.word(amount.qualifier)
        after = self.word(amount.kind) if amount.kind in ("delta", "total") else ""
        text = " ".join(part for part in (before, value, amount.unit, after) if part)
        return Bit(text, "amount", permalink(amount.evidence), amount.evidence.words)

    def quote(self, evidence: Evidence, label: str = "") -> Quote:
        """Return words with their address and their report's date and name."""
        report = self.source.head(evidence.span.report_id)
        return Quote(
            evidence.words, permalink(evidence),
            report.published.isoformat() if report else "",
            source_name(report) if report else evidence.span.report_id,
            f"{evidence.span.start}–{evidence.span.end}", evidence.span.report_id, label,
        )  # fmt: skip

    def quotes(self, evidence: Iterable[Evidence], label: str = "") -> tuple[Quote, ...]:
        """Return several quotations, each words once."""
        return tuple(self.quote(item, label) for item in dict.fromkeys(evidence))

    def review(self, ids: Iterable[str], *, reason: str = "", disputed: bool = False) -> tuple[str, str]:
        """Return how an entry is outlined and the word for it: made by machine, judged by a person, or disputed."""
        known = tuple(ids)
        decision = next((self.decided[one] for one in known if one in self.decided), "")
        if disputed or self.disputed.intersection(known):
            return "disputed", self.say("disputed")
        if decision:
            return "human", self.word(decision)
        if reason.startswith(ADDED):
            return "human", self.word("add")
        return "machine", self.say("not reviewed")


def source_name(report: Report) -> str:
    """Return what a report is called: outlet, else its file, else its id."""
    return report.outlet or report.source_name or report.id
