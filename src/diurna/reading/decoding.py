"""Bytes to text: byte-order marks first, then UTF-8, then what a page declares, then a guess that must be plausible."""

import codecs
import re

from charset_normalizer import from_bytes

from diurna.errors import ReadError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SNIFFED = 64_000
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_CONTROL_SHARE = 0.05
_MOSTLY_ASCII = 0.15
_WESTERN = frozenset(
    "àâäáãåæçèéêëìíîïñòóôöõøœùúûüýÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜÝŸ‘’“”‚„–—…«»‹›•€£¥§©®™°·¡¿ºª\u00a0\u00ad½¼¾×ðþÐÞšžŠŽ"
)


def decode(data: bytes, where: str) -> str:
    """Return the text of some bytes, without its byte-order mark; line ends and all else stay as they are.

    Args:
        data: The bytes of one file.
        where: The file, for messages.

    Raises:
        ReadError: The bytes are no text (binary), or no encoding fits them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, where)
    if b"\x00" in data[:_SNIFFED]:
        raise _binary(where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _guess(data, where)
    if _control_share(text) > _CONTROL_SHARE:
        raise _binary(where)
    return text


def _binary(where: str) -> ReadError:
    return ReadError(where, "the file is binary, not text", "Give text, Markdown, HTML, JSONL or CSV.", code="binary")


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            where,
            f"its byte-order mark says {encoding} but byte {error.start} is not",
            "Save it again as UTF-8.",
            code="encoding",
        ) from error


def _declared(data: bytes) -> str | None:
    """Return the text by the encoding a page declares, or None when it declares none that fits."""
    found = _DECLARED.search(data[:4_000])
    try:
        return data.decode(found[1].decode("ascii")) if found else None
    except (LookupError, UnicodeError):
        return None


def _western(data: bytes) -> str | None:
    """Return the text as Windows-1252, the old encoding of English text, or None when that gives odd letters."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    outside = [letter for letter in text[:_SNIFFED] if ord(letter) > 127]
    odd = sum(letter not in _WESTERN for letter in outside)
    return text if odd == 0 and len(outside) < _MOSTLY_ASCII * len(text[:_SNIFFED]) else None


def _guess(data: bytes, where: str) -> str:
    declared = _declared(data)
    if declared is not None:
        return declared
    western = _western(data)
    if western is not None:
        return western
    best = from_bytes(data[:_SNIFFED]).best()
    if best is not None:
        try:
            return data.decode(best.encoding)
        except (UnicodeError, LookupError):
            pass
    raise ReadError(
        where, "its encoding is not UTF-8 and could not be told", "Save it again as UTF-8.", code="encoding"
    )


def _control_share(text: str) -> float:
    sample = text[:_SNIFFED]
    odd = sum(1 for letter in sample if ord(letter) < 32 and letter not in "\t\n\r\f\v\x1b\x85")
    return odd / len(sample) if sample else 0.0
