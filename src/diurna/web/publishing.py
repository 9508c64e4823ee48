"""Writes the whole record as static pages that work from a file system: no server, no script, no form."""

import hashlib
import html
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from diurna.errors import NotFoundError, UsageError
from diurna.export.brief import write_brief
from diurna.web.answering import HERE, make_environment, render
from diurna.web.asking import Asked
from diurna.web.desk import Desk
from diurna.web.language import tongue
from diurna.web.page import Maker
from diurna.web.routes import KEYED, PAGES
from diurna.web.site import site_of

_LINK = re.compile(r'(?<= )(href|src)="(/[^"]*)"')
_KEPT = {"after", "before", "from", "sort", "lanes", "world"}
"""Queries that are pages of their own in a static copy; others lead to the page without them."""
_OWN = {"/positions/history"}
_LEFT_OUT = {"/search", "/review"}
_PEOPLE = {"speaker", "holder", "actor", "by"}
_STYLES = ("diurna.css", "screens.css", "icon.svg")


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: how many pages and bytes, and the first page to open."""

    pages: int
    bytes: int
    index: Path


def publish(path: Path, folder: Path, *, language: str = "en") -> Published:
    """Write every page of a record into a folder that is new, empty, or an earlier copy.

    Raises:
        StoreError: There is no such record, or it cannot be used.
        UsageError: The folder holds something else.
    """
    _prepare(folder)
    desk = Desk(path, user="", is_read_only=True)
    try:
        return _Press(desk, folder, language).run()
    finally:
        desk.close()


def _prepare(folder: Path) -> None:
    mark = folder / ".diurna"
    if folder.exists() and any(folder.iterdir()) and not mark.exists():
        raise UsageError(f"{folder} is not empty and no earlier copy. Name a new folder.")
    if mark.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_text("Written by 'diurna publish'; it is replaced as a whole.\n", encoding="utf-8")
    for name in _STYLES:
        target = folder / "static" / name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(HERE / "static" / name, target)


class _Press:
    """Prints pages one after another, following their links until none is new."""

    def __init__(self, desk: Desk, folder: Path, language: str) -> None:
        self.desk = desk
        self.folder = folder
        self.tongue = tongue(language)
        self.environment = make_environment()
        self.waiting = [address for address in PAGES if address not in _LEFT_OUT | _OWN | {"/compare"}]
        self.seen = set(self.waiting)

    def run(self) -> Published:
        """Print all pages and return what was written."""
        pages = written = 0
        while self.waiting:
            address = self.waiting.pop(0)
            text = self._page(address)
            if text is None:
                continue
            target = self.folder / file_of(address)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            pages, written = pages + 1, written + len(text.encode())
        brief = write_brief(self.desk.workspace().record())
        (self.folder / "brief.md").write_text(brief, encoding="utf-8")
        return Published(pages, written, self.folder / "index.html")

    def _page(self, address: str) -> str | None:
        where, _, query = address.partition("?")
        maker, key = _maker(where)
        asked = Asked(self.desk, self.tongue, where, tuple(parse_qsl(query)), key, is_static=True)
        try:
            page = maker(asked)
        except NotFoundError:
            return None
        text = render(self.environment, page, site_of(asked, ""), asked)
        depth = file_of(address).count("/")
        return _LINK.sub(lambda found: self._led(found, depth), text)

    def _led(self, found: re.Match[str], depth: int) -> str:
        """Return a link that leads to the file of its page; a page not met before is printed later."""
        name, address = found[1], html.unescape(found[2])
        where, mark, fragment = address.partition("#")
        if where.startswith("/static/"):
            return f'{name}="{"../" * depth}{html.escape(where[1:])}"'
        kept = kept_address(where)
        if kept not in self.seen:
            self.seen.add(kept)
            self.waiting.append(kept)
        return f'{name}="{"../" * depth}{html.escape(file_of(kept) + mark + fragment)}"'


def _maker(where: str) -> tuple[Maker, str]:
    if where in PAGES:
        return PAGES[where], ""
    prefix = where[:2]
    return KEYED[prefix], unquote(where[3:])


def kept_address(address: str) -> str:
    """Return the static page an address leads to: filters by one actor or question lead to its own page."""
    parts = urlsplit(address)
    pairs = parse_qsl(parts.query)
    if parts.path in _LEFT_OUT:
        return "/"
    if parts.path in _OWN or not pairs or parts.path[:3] in {"/r/", "/e/"}:
        query = urlencode(pairs) if parts.path in _OWN else ""
        return parts.path + (f"?{query}" if query else "")
    if len(pairs) == 1:
        (name, value) = pairs[0]
        if name in _PEOPLE and ":" in value:
            return f"/a/{value}"
        if name == "question":
            return f"/e/{value}"
    kept = [(name, value) for name, value in pairs if name in _KEPT] if _is_only_kept(pairs) else []
    return parts.path + (f"?{urlencode(kept)}" if kept else "")


def _is_only_kept(pairs: list[tuple[str, str]]) -> bool:
    return all(name in _KEPT for name, _ in pairs)


def file_of(address: str) -> str:
    """Return the file of a page, a name every file system takes.

    >>> file_of("/"), file_of("/events"), file_of("/e/EV-7K3M2Q8T")
    ('index.html', 'events.html', 'e/EV-7K3M2Q8T.html')
    """
    where, _, query = address.partition("?")
    folder, _, name = where.strip("/").rpartition("/")
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", unquote(name))[:60] or "index"
    if query or plain != (unquote(name) or "index"):
        plain += "-" + hashlib.sha256(address.encode()).hexdigest()[:8]
    return f"{folder}/{plain}.html" if folder else f"{plain}.html"
