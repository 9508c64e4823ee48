"""A brief as a Word document: the Markdown that ``write_brief`` makes, in the few parts a DOCX file needs."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_TYPES = (
    f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'
)
_SIZES = {1: 36, 2: 28, 3: 24}
_BOLD = re.compile(r"\*\*(.+?)\*\*|\[\^(\d+)\]")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#|])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_docx(markdown: str) -> bytes:
    """Return a Word document of a brief: headings, one paragraph a line, numbered notes at the end."""
    body = "".join(_paragraph(line) for line in markdown.splitlines() if line.strip())
    text = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_MAIN}"><w:body>{body}</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (("[Content_Types].xml", _TYPES), ("_rels/.rels", _LINKS), ("word/document.xml", text)):
            package.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def _paragraph(line: str) -> str:
    level = len(line) - len(line.lstrip("#"))
    if level in _SIZES and line[level : level + 1] == " ":
        return f"<w:p>{_run(line[level + 1 :], is_bold=True, size=_SIZES[level])}</w:p>"
    note = re.match(r"\[\^(\d+)\]: ", line)
    words = f"[{note[1]}] {line[note.end() :]}" if note else line
    words = f"• {words[2:]}" if words.startswith("- ") else words
    return f"<w:p>{''.join(_runs(words))}</w:p>"


def _runs(words: str) -> Iterator[str]:
    place = 0
    for found in _BOLD.finditer(words):
        yield _run(words[place : found.start()])
        yield _run(found[1], is_bold=True) if found[1] else _run(f"[{found[2]}]", is_raised=True)
        place = found.end()
    yield _run(words[place:])


def _run(words: str, *, is_bold: bool = False, is_raised: bool = False, size: int = 0) -> str:
    if not words:
        return ""
    kinds = "<w:b/>" * is_bold + '<w:vertAlign w:val="superscript"/>' * is_raised
    kinds += f'<w:sz w:val="{size}"/>' if size else ""
    plain = escape(_CONTROL.sub("", _ESCAPED.sub(r"\1", words)))
    return f'<w:r><w:rPr>{kinds}</w:rPr><w:t xml:space="preserve">{plain}</w:t></w:r>'
