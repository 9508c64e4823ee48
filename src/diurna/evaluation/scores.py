"""What a scorer gives: named figures that print as one line and turn into fields; shared by all tasks."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Score(ABC):
    """One named figure of a task."""

    name: str

    @abstractmethod
    def fields(self) -> dict[str, float | int]:
        """Return the figures by name, for JSON."""

    @abstractmethod
    def line(self) -> str:
        """Return the figures as one line for people."""


@dataclass(frozen=True, slots=True)
class Rates(Score):
    """Precision, recall and F1 with the counts they come from."""

    precision: float
    recall: float
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def fields(self) -> dict[str, float | int]:
        """Return P, R, F1 to four places, and the counts."""
        rates = {"P": round(self.precision, 4), "R": round(self.recall, 4), "F1": round(self.f1, 4)}
        return {**rates, **self.counts}

    def line(self) -> str:
        """Return P, R, F1 and the counts as one line."""
        counts = " ".join(f"{name} {count}" for name, count in self.counts.items())
        return f"{self.name:38s} P {self.precision:5.3f}  R {self.recall:5.3f}  F1 {self.f1:5.3f}   {counts}".rstrip()


@dataclass(frozen=True, slots=True)
class Share(Score):
    """How many of how many."""

    hits: int
    of: int

    def fields(self) -> dict[str, float | int]:
        """Return both counts and the share to four places."""
        return {"n": self.hits, "of": self.of, "share": round(self.hits / self.of, 4) if self.of else 0.0}

    def line(self) -> str:
        """Return the counts as one line."""
        share = f" ({self.hits / self.of:.3f})" if self.of else ""
        return f"  {self.name:36s} {self.hits} of {self.of}{share}"


@dataclass(frozen=True, slots=True)
class Mean(Score):
    """One number, a mean or a rate of others."""

    value: float

    def fields(self) -> dict[str, float | int]:
        """Return the number to four places."""
        return {"value": round(self.value, 4)}

    def line(self) -> str:
        """Return the number as one line."""
        return f"{self.name:38s} {self.value:5.3f}"


def rates(name: str, right: int, predicted: int, gold: int) -> Rates:
    """Return rates of counts; 0 where nothing was predicted or nothing was to be found."""
    counts = {"right": right, "predicted": predicted, "gold": gold}
    return Rates(name, right / predicted if predicted else 0.0, right / gold if gold else 0.0, counts)


def rates_of_errors(name: str, *, right: int, false: int, missed: int, copies: int = 0) -> Rates:
    """Return rates where finding nothing of nothing is perfect (the convention of the record's scorer)."""
    predicted, gold = right + false, right + missed
    precision = right / predicted if predicted else float(missed == 0)
    counts = {"tp": right, "fp": false, "fn": missed} | ({"dup": copies} if copies else {})
    return Rates(name, precision, right / gold if gold else 1.0, counts)
