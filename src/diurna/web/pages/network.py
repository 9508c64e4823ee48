"""Who agrees with whom: holders tied by the questions they agree or disagree on."""

from dataclasses import dataclass

from diurna.errors import UsageError
from diurna.query.circle import lay_out
from diurna.query.network import Holder, Network, Scaling, Tie
from diurna.types.entries import PositionEntry
from diurna.web.asking import Asked
from diurna.web.cards import Bit, Quote
from diurna.web.page import Page

_WIDTH, _HEIGHT, _RADIUS = 800, 560, 210
_ABOUT = 6
_TIES = 60


@dataclass(frozen=True, slots=True)
class Knot:
    """A holder as drawn."""

    name: str
    x: float
    y: float
    radius: float
    title: str
    link: str
    text_x: float
    text_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """A tie as drawn: solid for agreement, dashed for conflict, both where both occur."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    style: str


@dataclass(frozen=True, slots=True)
class About:
    """A question two holders are tied by, with the words of both."""

    question: Bit
    one: Quote
    other: Quote


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie in the table."""

    one: str
    other: str
    congruence: str
    conflict: str
    agreed: tuple[About, ...]
    disputed: tuple[About, ...]
    link: str


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The drawing and the table of the same ties."""

    width: int
    height: int
    knots: tuple[Knot, ...]
    lines: tuple[Line, ...]
    ties: tuple[TieLine, ...]
    scalings: tuple[tuple[str, str, bool], ...]
    since: str
    until: str
    rest: int


def network_page(asked: Asked) -> Page:
    """Return the network inside a window of days (``since``, ``until``), scaled as asked (``scale``)."""
    lens = asked.lens()
    wanted = asked.one("scale", Scaling.NONE.value)
    if wanted not in [item.value for item in Scaling]:
        raise UsageError(f"scale={wanted!r} is none of {', '.join(Scaling)}.")
    since, until = asked.day("since"), asked.day("until")
    network = asked.source().network(since=since, until=until, scaling=Scaling(wanted))
    ranked = sorted(network.ties, key=lambda tie: (-(tie.congruence + tie.conflict), tie.one, tie.other))
    knots, lines = _drawn(network)
    titles = (lens.say("number of questions"), lens.say("share of the mean"), lens.say("share of all"))
    shown = NetworkView(
        _WIDTH, _HEIGHT, knots, lines, _table(ranked[:_TIES], network, asked),
        tuple((item.value, title, item.value == wanted) for item, title in zip(Scaling, titles, strict=True)),
        asked.one("since"), asked.one("until"), max(0, len(ranked) - _TIES),
    )  # fmt: skip
    rows = {
        "holders": [{"id": h.key, "name": h.name, "questions": h.questions} for h in network.holders],
        "ties": [
            {
                "one": t.one,
                "other": t.other,
                "congruence": t.congruence,
                "conflict": t.conflict,
                "agreed": t.agreed,
                "disputed": t.disputed,
            }
            for t in network.ties
        ],
    }
    return Page(lens.say("Network"), "network.html", shown, rows)


def _drawn(network: Network) -> tuple[tuple[Knot, ...], tuple[Line, ...]]:
    spots = {spot.key: (_WIDTH / 2 + spot.x * _RADIUS, _HEIGHT / 2 + spot.y * _RADIUS) for spot in lay_out(network)}
    knots = tuple(_knot(holder, *spots[holder.key]) for holder in network.holders if holder.key in spots)
    lines = tuple(
        line for tie in network.ties if tie.one in spots and tie.other in spots for line in _lines(tie, spots)
    )
    return knots, lines


def _knot(holder: Holder, x: float, y: float) -> Knot:
    across, down = (x - _WIDTH / 2) / _RADIUS, (y - _HEIGHT / 2) / _RADIUS
    anchor = "middle" if abs(across) < 0.05 else ("start" if across > 0 else "end")
    radius = round(4 + 2 * holder.questions**0.5, 1)
    return Knot(
        holder.name, round(x, 1), round(y, 1), radius, f"{holder.name}: {holder.questions}",
        f"/positions?holder={holder.key}", round(x + across * (radius + 7), 1), round(y + down * (radius + 12) + 4, 1),
        anchor,
    )  # fmt: skip


def _lines(tie: Tie, spots: dict[str, tuple[float, float]]) -> list[Line]:
    (x1, y1), (x2, y2) = spots[tie.one], spots[tie.other]
    made = []
    for weight, style, aside in ((tie.congruence, "agree", 2.0), (tie.conflict, "differ", -2.0)):
        if weight:
            width = round(min(6.0, 1 + weight), 1)
            made.append(Line(round(x1, 1), round(y1 + aside, 1), round(x2, 1), round(y2 + aside, 1), width, style))
    return made


def _table(ties: list[Tie], network: Network, asked: Asked) -> tuple[TieLine, ...]:
    names = {holder.key: holder.name for holder in network.holders}
    stands: dict[tuple[str, str], PositionEntry] = {}
    for cell in asked.source().matrix().cells.values():
        for position in cell.history:
            stands[position.holder.key or position.holder.name, position.question] = position
    lens = asked.lens()

    def about(tie: Tie, questions: tuple[str, ...]) -> tuple[About, ...]:
        return tuple(
            About(
                lens.question(question),
                lens.quote(stands[tie.one, question].evidence[0]),
                lens.quote(stands[tie.other, question].evidence[0]),
            )
            for question in questions[:_ABOUT]
        )

    return tuple(
        TieLine(
            names[tie.one], names[tie.other], f"{tie.congruence:g}", f"{tie.conflict:g}",
            about(tie, tie.agreed), about(tie, tie.disputed), asked.address(
                path="/compare",
                drop=("since", "until", "scale"),
                add=(("one", names[tie.one]), ("other", names[tie.other])),
            ),
        )
        for tie in ties
    )  # fmt: skip
