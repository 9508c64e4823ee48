"""A brief as a Word document: sound XML in a sound package, every word of the brief in it."""

import io
import zipfile
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from diurna.export.word import write_docx

_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


def paragraphs(document: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        assert package.testzip() is None
        root = ET.fromstring(package.read("word/document.xml"))
    return ["".join(node.text or "" for node in found.iter(_TEXT)) for found in root.iter(_PARAGRAPH)]


def test_headings_lines_and_notes_become_paragraphs() -> None:
    lines = (
        "# Brief: 2 reports",
        "- 2019-06-04: **Norway**, shut ports: for \\[so\\] [^1]",
        "[^1]: Post: “<shut> & closed”",
    )
    brief = "\n\n".join(lines)

    assert paragraphs(write_docx(brief)) == [
        "Brief: 2 reports",
        "• 2019-06-04: Norway, shut ports: for [so] [1]",
        "[1] Post: “<shut> & closed”",
    ]


@given(st.text())
def test_any_text_gives_a_document_that_can_be_read(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return

    assert isinstance(paragraphs(write_docx(text)), list)


def test_equal_briefs_give_equal_bytes() -> None:
    assert write_docx("# A") == write_docx("# A")
