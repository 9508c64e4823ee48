"""What stands around every page: the menu, the language, the form token, and what was just done."""

from dataclasses import dataclass

from diurna.web.asking import Asked
from diurna.web.language import LANGUAGES
from diurna.web.safety import FIELD


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A line of the menu; ``count`` is empty but for the queue."""

    label: str
    link: str
    is_here: bool
    count: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """The frame of a page.

    Attributes:
        done: Number of the judgement just made, to take it back; empty otherwise.
    """

    menu: tuple[MenuItem, ...]
    more: tuple[MenuItem, ...]
    language: str
    direction: str
    languages: tuple[tuple[str, str, bool], ...]
    token_field: str
    token: str
    here: str
    json: str
    words: str
    as_of: str
    record: str
    is_read_only: bool
    is_static: bool
    done: str


def site_of(asked: Asked, token: str) -> Site:
    """Return the frame of the page that was asked for."""
    say = asked.tongue.say
    queued = 0 if asked.is_static else len(asked.desk.queue())
    menu = (
        (say("Brief"), "/"), (say("Chronology"), "/events"), (say("Positions"), "/positions"),
        (say("Statements"), "/statements"), (say("Measures"), "/measures"), (say("Review"), "/review"),
    )  # fmt: skip
    more = (
        (say("Actors"), "/actors"), (say("Questions"), "/questions"), (say("Contradictions"), "/contradictions"),
        (say("Map"), "/map"), (say("Network"), "/network"), (say("Sources"), "/reports"), (say("History"), "/history"),
    )  # fmt: skip
    here = asked.address()
    path = asked.path if asked.path != "/" else "/brief"
    return Site(
        tuple(
            MenuItem(a, b, b == asked.path, f"{queued:,}" if b == "/review" else "")
            for a, b in menu
            if b != "/review" or not asked.is_static
        ),
        tuple(MenuItem(a, b, b == asked.path) for a, b in more),
        asked.tongue.code, asked.tongue.direction,
        tuple((code, name, code == asked.tongue.code) for code, name in LANGUAGES.items()),
        FIELD, token, here, asked.address(path=f"{path}.json"), asked.one("q"), asked.one("as_of"),
        asked.desk.path.name, asked.desk.is_read_only, asked.is_static, asked.one("done"),
    )  # fmt: skip
