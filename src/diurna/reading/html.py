"""HTML pages: trafilatura takes the running text out; dates only from the page's own metadata, never guessed."""

import json
import logging
from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.etree import ParserError

from diurna.errors import ReadError
from diurna.reading.dates import parse_date
from diurna.reading.drafts import Draft

_DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "pubdate",
    "publish-date",
    "publish_date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
)
_LONGEST = 10_000_000
_REMEDY = "Give a page that holds a news report, or its text."


def read_html(markup: str, where: str, source_name: str) -> Draft:
    """Return the draft of a page: text in paragraphs parted by blank lines, and what its metadata says.

    Raises:
        ReadError: The markup holds no page or no running text.
    """
    import trafilatura  # noqa: PLC0415 - 0.4 s that only HTML needs

    if len(markup) > _LONGEST:
        raise ReadError(where, f"the page has more than {_LONGEST:,} characters", _REMEDY, code="too-large")
    try:
        tree = lxml_html.fromstring(markup.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError) as error:
        raise ReadError(where, "it holds no HTML page", _REMEDY) from error
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what goes wrong is told as a problem
    try:
        found = trafilatura.bare_extraction(markup, with_metadata=True, include_comments=False, include_tables=False)
    except Exception as error:  # a page that breaks the extractor is unreadable, whatever the error
        raise ReadError(where, f"the page could not be read ({type(error).__name__})", _REMEDY) from error
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise ReadError(where, "no running text was found in the page", _REMEDY)
    paragraphs = [line.strip() for line in (found.text or "").split("\n") if line.strip()]
    return Draft(
        where,
        "\n\n".join(paragraphs),
        published=_published(tree),
        outlet=found.sitename,
        headline=found.title,
        author=found.author,
        url=found.url,
        language=tree.get("lang", "")[:2] or None,
        source_name=source_name,
    )


def _published(tree: lxml_html.HtmlElement) -> str | None:
    """Return the first ISO date among JSON-LD ``datePublished``, meta elements and ``time`` elements."""
    for value in (*_json_ld_dates(tree), *_meta_dates(tree), *_time_dates(tree)):
        day = parse_date(value)
        if day:
            return day.isoformat()
    return None


def _json_ld_dates(tree: lxml_html.HtmlElement) -> Iterator[str]:
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            yield from _dates_in(json.loads(script))
        except (ValueError, RecursionError):
            continue


def _dates_in(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("datePublished"), str):
            yield node["datePublished"]
        for value in node.values():
            yield from _dates_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from _dates_in(value)


def _meta_dates(tree: lxml_html.HtmlElement) -> Iterator[str]:
    metas = {
        str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta.get("content")
        for meta in tree.iter("meta")
    }
    yield from (metas[name] for name in _DATE_METAS if metas.get(name))


def _time_dates(tree: lxml_html.HtmlElement) -> Iterator[str]:
    yield from (value for value in tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime"))
    article_times = tree.xpath("//article//time/@datetime")
    if len(set(article_times)) == 1:
        yield article_times[0]
