"""Markdown: front matter as for text; the stored text is the plain text of its blocks, parted by blank lines."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

from diurna.reading.drafts import Draft
from diurna.reading.text import REFERENCE_HEADER, draft_from, split_front_matter


def read_markdown(text: str, where: str, source_name: str) -> Draft:
    """Return the draft of a Markdown file; the first heading is its headline unless front matter gives one.

    Raises:
        ReadError: The front matter is not valid YAML.
    """
    meta, body = split_front_matter(text, where)
    headline, plain = _plain(body)
    header = None if "date" in meta or "published" in meta else REFERENCE_HEADER.match(body)
    fields = dict(meta)
    if header:
        fields["date"] = header[1]
    if headline:
        fields.setdefault("headline", headline)
    return draft_from(fields, plain, where, source_name)


def _plain(body: str) -> tuple[str | None, str]:
    headline: str | None = None
    blocks: list[str] = []
    kind = ""
    for token in MarkdownIt("commonmark", {"html": False}).parse(body):
        if token.type.endswith("_open"):
            kind = token.type.removesuffix("_open")
        elif token.type == "inline":
            words = _words(token)
            headline = headline or (words if kind == "heading" else None)
            blocks.append(words)
        elif token.type in {"fence", "code_block"}:
            blocks.append(token.content.strip())
    return headline, "\n\n".join(block for block in blocks if block)


def _words(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or ():
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return "".join(parts).strip()
