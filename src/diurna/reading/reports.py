"""From names of files to reports: one bad file is a problem, and the rest of the batch goes on."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from diurna.errors import ReadError
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
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
_MANY: Mapping[str, Callable[[str, str, str], Iterator[Draft | Problem]]] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
}


def read_reports(names: Sequence[str], options: ReadOptions | None = None) -> Iterator[Report | Problem]:
    """Yield a report or a problem for each report in the files, folders and patterns named, in a stable order.

    Args:
        names: Files, folders, glob patterns, or ``-`` for standard input.
        options: Facts for reports that lack them, and limits.
    """
    options = options or ReadOptions()
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


def _drafts(source: Source, options: ReadOptions) -> Iterator[Draft | Problem]:
    if source.size is not None and source.size > options.max_bytes:
        message = f"it has {source.size:,} bytes, more than {options.max_bytes:,}. Split it or raise max_bytes"
        yield Problem(source.where, ProblemCode.TOO_LARGE, message)
        return
    data = source.load()
    if not data.strip():
        yield Problem(source.where, ProblemCode.EMPTY, "the file is empty. Remove it or give one with text")
        return
    text = decode(data, source.where)
    suffix = source.suffix or _sniff(text)
    if suffix in _MANY:
        yield from _MANY[suffix](text, source.where, source.name)
    else:
        yield _ONE.get(suffix, read_text)(text, source.where, source.name)


def _sniff(text: str) -> str:
    start = text.lstrip()[:200].lower()
    if start.startswith(("<!doctype html", "<html")):
        return ".html"
    return ".jsonl" if start.startswith('{"') else ""
