"""The page starts at once: the language stages stay where they are."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.model


def test_the_first_page_is_answered_by_the_command(record_path: Path) -> None:
    command = [sys.executable, "-m", "diurna", "serve", str(record_path), "--get", "/"]

    assert "<h1>Brief</h1>" in subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_serving_loads_no_language_stage(record_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from diurna.web import get_once; "
        f"assert get_once(Path({str(record_path)!r}), '/events')[0] == 200; "
        "print([name for name in sys.modules if name.split('.')[0] in ('spacy', 'onnxruntime', 'numpy', 'thinc')])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert loaded.strip() == "[]"
