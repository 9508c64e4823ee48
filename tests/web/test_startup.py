"""Serving starts without the language stages."""

import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = """
import sys
from pathlib import Path
from diurna.web import get_once
for address in ("/", "/events", "/review", "/api/v1/events", "/api/openapi.json"):
    status, _ = get_once(Path(sys.argv[1]), address)
    assert status == 200, (address, status)
heavy = {"spacy", "onnxruntime", "thinc", "numpy", "trafilatura", "diurna.extraction", "diurna.resolution"}
print(sorted(heavy & set(sys.modules)))
"""


@pytest.mark.model
def test_pages_and_api_are_answered_without_the_language_stages(record_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(record_path)], capture_output=True, text=True, check=False
    )
    assert ran.stdout.strip() == "[]", ran.stdout + ran.stderr
