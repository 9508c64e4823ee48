"""From names of files to reports: one bad file is a problem, and the rest of the batch goes on."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from diurna.errors import ReadError
from diurna.reading.countries import known_country
from diurna.reading.decoding import decode
from diurna.reading.drafts import Draft, finish
from diurna.reading.html import read_html
from diurna.reading.markdown import read_markdown
from diurna.reading.options import ReadOptions
from diurna.reading.rows import read_csv, read_jsonl
from diurna.reading.sources import Source, find_sources
from diurna.reading.text import read_text
from diurna.types.problems import Problem, ProblemCode
from diurna.types.reports import Report

_ONE: Mapping[str, Callable[[str, str, str], Draft]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
_MANY: Mapping[str, Callable[[str, str, str], Iterator[Draft | Problem]]] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
}


def read_reports(names: Sequence[str], options: ReadOptions | None = None) -> Iterator[Report | Problem]:
    """Yield a report or a problem for each report in the files, folders and patterns named, in a stable order.

    Args:
        names: Files, folders, glob patterns, or ``-`` for standard input.
        options: Facts for reports that lack them, and limits.

    Raises:
        UsageError: The home country of the options is no country's code.
    """
    options = options or ReadOptions()
    known_country(options.home_country)
    return _read_all(names, options)


def _read_all(names: Sequence[str], options: ReadOptions) -> Iterator[Report | Problem]:
    for source in find_sources(names):
        if isinstance(source, Problem):
            yield source
        else:
            yield from _read_source(source, options)


def _read_source(source: Source, options: ReadOptions) -> Iterator[Report | Problem]:
    try:
        for draft in _drafts(source, options):
            yield draft if isinstance(draft, Problem) else finish(draft, options)
    except ReadError as error:
        yield Problem(source.where, ProblemCode(error.code), f"{error.problem}. {error.remedy.rstrip('.')}")
    except OSError as error:
        yield Problem(source.where, ProblemCode.UNREADABLE, f"it cannot be read ({error.strerror}). Check its rights")
    except Exception as error:  # noqa: BLE001 - one file must not stop the batch; the problem names the error
        message = (
            f"it could not be read ({type(error).__name__}: {str(error)[:80]}). Save it as plain text; report this"
        )
        yield Problem(source.where, ProblemCode.UNREADABLE, message)


def _drafts(source: Source, options: ReadOptions) -> Iterator[Draft | Problem]:
    data = b"" if _is_too_large(source.size, options) else source.load(options.max_bytes + 1)
    size = max(source.size or 0, len(data))
    if _is_too_large(size, options):
        message = f"it has more than {options.max_bytes:,} bytes. Split it or raise max_bytes"
        yield Problem(source.where, ProblemCode.TOO_LARGE, message)
        return
    if not data.strip():
        yield Problem(source.where, ProblemCode.EMPTY, "the file is empty. Remove it or give one with text")
        return
    text = decode(data, source.where)
    suffix = source.suffix if source.suffix in _ONE or source.suffix in _MANY else _sniff(text)
    if suffix in _MANY:
        yield from _MANY[suffix](text, source.where, source.name)
    else:
        yield _ONE.get(suffix, read_text)(text, source.where, source.name)


def _is_too_large(size: int | None, options: ReadOptions) -> bool:
    return size is not None and size > options.max_bytes


def _sniff(text: str) -> str:
    start = text[:1000].lstrip()[:200].lower()
    if start.startswith(("<!doctype html", "<html", "<head", "<body")):
        return ".html"
    return ".jsonl" if start.startswith(('{"', '[{"', "[\n", "{\n")) else ".txt"
