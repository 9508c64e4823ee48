"""Inputs that cannot be read, or only in part: what each holds, and the problem it must give."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from diurna.types.problems import ProblemCode

Make = Callable[[Path], Path]
GOOD_TEXT = " date 2021-03-04 The minister said on Thursday the port would stay shut.\n"


@dataclass(frozen=True)
class Malformed:
    """One input: how it is made, the problem's kind, words of its message, how many of its reports are read."""

    name: str
    make: Make
    code: ProblemCode
    words: str
    read: int = 0


def _bytes(name: str, data: bytes) -> Make:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return make


def _text(name: str, text: str) -> Make:
    return _bytes(name, text.encode("utf-8"))


def _missing(folder: Path) -> Path:
    return folder / "nowhere.txt"


def _empty_folder(folder: Path) -> Path:
    path = folder / "reports.txt"
    path.mkdir()
    return path


def _pipe(folder: Path) -> Path:
    path = folder / "pipe.txt"
    os.mkfifo(path)
    return path


def _device(_folder: Path) -> Path:
    return Path(os.devnull)


def _loop(folder: Path) -> Path:
    path = folder / "loop.txt"
    path.symlink_to(path)
    return path


def _broken_link_in_folder(folder: Path) -> Path:
    inner = folder / "links"
    inner.mkdir()
    (inner / "broken.txt").symlink_to(folder / "nowhere.txt")
    return inner


def _documents(folder: Path) -> Path:
    inner = folder / "mixed"
    inner.mkdir()
    (inner / "memo.docx").write_bytes(b"PK\x03\x04")
    (inner / "good.txt").write_text(GOOD_TEXT, encoding="utf-8")
    return inner


def _huge(folder: Path) -> Path:
    path = folder / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(100_000_001)
    return path


def _odd_name(folder: Path) -> Path:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/two\nlines\xff.txt"))
    path.write_text("No day is given here.", encoding="utf-8")
    return path


_NO_DAY = "The minister spoke on the quay.\n"
_BOMB = "---\na: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
_COLUMNS = "date,outlet,text\n"
_DEEP = "[" * 100_000

MALFORMED: tuple[Malformed, ...] = (
    Malformed("empty file", _text("a.txt", ""), ProblemCode.EMPTY, "empty"),
    Malformed("only white space", _text("a.txt", " \r\n\t\n"), ProblemCode.EMPTY, "empty"),
    Malformed("only invisible characters", _text("a.txt", "\u200b\u2060\ufeff\u202e"), ProblemCode.EMPTY, "no text"),
    Malformed("only a byte-order mark", _bytes("a.txt", b"\xef\xbb\xbf"), ProblemCode.EMPTY, "no text"),
    Malformed("binary", _bytes("a.txt", bytes(range(256)) * 20), ProblemCode.BINARY, "binary"),
    Malformed("an archive", _bytes("a.zip", b"PK\x03\x04\x00\x00" + b"\0" * 400), ProblemCode.BINARY, "binary"),
    Malformed("control characters", _bytes("a.txt", b"\x01\x02\x03 abc" * 40), ProblemCode.BINARY, "binary"),
    Malformed("a mark that lies", _bytes("a.txt", b"\xef\xbb\xbf\xff\xfe\xfa"), ProblemCode.ENCODING, "utf-8"),
    Malformed("half of UTF-16", _bytes("a.txt", b"\xff\xfea\x00b"), ProblemCode.ENCODING, "utf-16"),
    Malformed("no date", _text("a.txt", _NO_DAY), ProblemCode.NO_DATE, "--date"),
    Malformed("a day that is none", _text("a.txt", " date 2021-02-30 Ships left."), ProblemCode.BAD_DATE, "2021-02-30"),
    Malformed("a year that cannot be", _text("a.txt", " date 0001-01-01 Ships."), ProblemCode.BAD_DATE, "0001-01-01"),
    Malformed("a date in words", _text("a.txt", "---\ndate: 3 May\n---\nShips."), ProblemCode.BAD_DATE, "3 May"),
    Malformed(
        "an ambiguous date", _text("a.csv", _COLUMNS + "03/04/2021,X,Ships."), ProblemCode.BAD_DATE, "YYYY-MM-DD"
    ),
    Malformed("broken front matter", _text("a.txt", "---\ndate: [\n---\nShips."), ProblemCode.BAD_ROW, "YAML"),
    Malformed(
        "unsafe front matter",
        _text("a.txt", "---\ndate: !!python/object/apply:os.getcwd []\n---\nShips."),
        ProblemCode.BAD_ROW,
        "YAML",
    ),
    Malformed("front matter too deep", _text("a.txt", f"---\na: {'[' * 9000}\n---\nx"), ProblemCode.BAD_ROW, "YAML"),
    Malformed("a bomb as date", _text("a.txt", f"{_BOMB}date: *i\n---\nShips."), ProblemCode.BAD_DATE, "list"),
    Malformed("front matter alone", _text("a.txt", "---\ndate: 2021-03-04\n---\n"), ProblemCode.EMPTY, "no text"),
    Malformed(
        "a country that is none",
        _text("a.md", "---\ndate: 2021-03-04\nhome_country: Oz\n---\nShips."),
        ProblemCode.BAD_ROW,
        "OZ",
    ),
    Malformed(
        "a page without text", _text("a.html", "<html><script>var a = 1;</script></html>"), ProblemCode.NO_TEXT, "text"
    ),
    Malformed("broken HTML", _text("a.html", "<<<>>><p"), ProblemCode.NO_TEXT, "text"),
    Malformed("a page nested too deep", _text("a.html", "<div>" * 20_000), ProblemCode.NO_TEXT, "text"),
    Malformed(
        "CSV without a text column", _text("a.csv", "date,title\n2021-03-04,x\n"), ProblemCode.MISSING_COLUMN, "Columns"
    ),
    Malformed("CSV of one column", _text("a.csv", "1\n2\n"), ProblemCode.MISSING_COLUMN, "Columns"),
    Malformed(
        "CSV with lost cells",
        _text("a.csv", _COLUMNS + "2021-03-04,X,Ships left, he said.\n2021-03-05,X,Back.\n"),
        ProblemCode.BAD_ROW,
        "quotes",
        1,
    ),
    Malformed(
        "CSV with an open quote",
        _text("a.csv", _COLUMNS + '2021-03-04,X,Out.\n2021-03-05,X,"Back.\n'),
        ProblemCode.BAD_ROW,
        "CSV",
        1,
    ),
    Malformed(
        "CSV row without a date",
        _text("a.csv", _COLUMNS + ",X,Ships.\n2021-03-04,X,Back.\n"),
        ProblemCode.NO_DATE,
        "--date",
        1,
    ),
    Malformed(
        "CSV row cut short",
        _text("a.csv", _COLUMNS + "2021-03-04\n2021-03-04,X,Back.\n"),
        ProblemCode.MISSING_COLUMN,
        "no text",
        1,
    ),
    Malformed(
        "JSONL with a broken line",
        _text("a.jsonl", '{"date": "2021-03-04", "text": "A."}\n{"date":\n'),
        ProblemCode.BAD_ROW,
        "JSON",
        1,
    ),
    Malformed(
        "JSONL with a bare value",
        _text("a.jsonl", '7\n{"date": "2021-03-04", "text": "A."}\n'),
        ProblemCode.BAD_ROW,
        "object",
        1,
    ),
    Malformed(
        "JSONL too deep",
        _text("a.jsonl", '{"date": "2021-03-04", "text": "A."}\n' + _DEEP),
        ProblemCode.BAD_ROW,
        "JSON",
        1,
    ),
    Malformed(
        "JSONL without text",
        _text("a.jsonl", '{"date": "2021-03-04", "text": 5}\n'),
        ProblemCode.MISSING_COLUMN,
        "no text",
    ),
    Malformed(
        "JSONL with half a character",
        _text("a.jsonl", '{"date": "2021-03-04", "text": "A \\ud83d."}\n'),
        ProblemCode.ENCODING,
        "surrogate",
    ),
    Malformed("one JSON value, broken", _text("a.json", '[\n{"date": "2021-03-04",\n'), ProblemCode.BAD_ROW, "JSON"),
    Malformed("no such file", _missing, ProblemCode.NOT_FOUND, "Check the path"),
    Malformed("a folder as a file", _empty_folder, ProblemCode.NOT_FOUND, "no reports"),
    Malformed("a pipe", _pipe, ProblemCode.UNREADABLE, "pipe"),
    Malformed("a device", _device, ProblemCode.UNREADABLE, "device"),
    Malformed("a link to itself", _loop, ProblemCode.NOT_FOUND, "Check the path"),
    Malformed("a broken link", _broken_link_in_folder, ProblemCode.UNREADABLE, "cannot be read"),
    Malformed("a document of another kind", _documents, ProblemCode.UNKNOWN_FORMAT, ".docx", 1),
    Malformed("a huge file", _huge, ProblemCode.TOO_LARGE, "bytes"),
    Malformed(
        "a text too long", _text("a.txt", " date 2021-03-04 " + "word " * 500_000), ProblemCode.TOO_LARGE, "characters"
    ),
    Malformed("a name with a line end", _odd_name, ProblemCode.NO_DATE, "--date"),
)
