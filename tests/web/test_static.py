"""The page's own files: vendored code as published, light enough, and safe for both writing directions."""

import gzip
import hashlib
import re
from importlib.resources import files
from pathlib import Path

STATIC = Path(str(files("diurna"))) / "web" / "static"
TEMPLATES = STATIC.parent / "templates"
_PHYSICAL = re.compile(
    r"(?<![-\w])(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right)\s*:|text-align:\s*(?:left|right)"
)


def test_vendored_files_are_those_that_were_published() -> None:
    table = (STATIC / "vendor" / "README.md").read_text("utf-8")
    named = dict(re.findall(r"^\| `([^`]+)` .* ([0-9a-f]{64}) \|$", table, re.MULTILINE))

    assert set(named) == {path.name for path in (STATIC / "vendor").glob("*.js")}
    for name, digest in named.items():
        assert hashlib.sha256((STATIC / "vendor" / name).read_bytes()).hexdigest() == digest


def test_all_script_and_style_is_under_150_kb_compressed() -> None:
    found = [path for path in STATIC.rglob("*") if path.suffix in {".js", ".css"}]

    assert sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in found) < 150_000


def test_styles_work_in_both_writing_directions() -> None:
    for path in STATIC.glob("*.css"):
        assert _PHYSICAL.findall(path.read_text("utf-8")) == [], path.name


def test_no_template_carries_script_or_style_of_its_own() -> None:
    for path in TEMPLATES.glob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text), path.name
        assert not re.search(r"<script(?![^>]* src=)", text), path.name
        assert "|safe" not in text.replace(" ", "")
