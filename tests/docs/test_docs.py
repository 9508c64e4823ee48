"""The documentation is held to the code: generated pages are fresh, every command is described, every example runs."""

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from diurna.cli import main
from diurna.cli.app import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "how-to").glob("*.md")])
_BLOCK = re.compile(r"^```(console|python|text)(?: file=(\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def load_maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs" / "make_reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_fresh() -> None:
    assert load_maker().stale_pages() == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name: str) -> None:
    text = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")

    section = text.split(f"## diurna {name}\n", 1)[1].split("\n## ", 1)[0]

    assert len(section.strip()) > 30
    assert not re.search(r"^- .*: $", section, re.MULTILINE), "an option without help"


def blocks(page: Path) -> Iterator[tuple[str, str, str]]:
    yield from _BLOCK.findall(page.read_text("utf-8"))


def commands(body: str) -> Iterator[str]:
    joined = body.replace("\\\n", " ")
    yield from (line.removeprefix("$ ") for line in joined.splitlines() if line.startswith("$ diurna"))


@pytest.mark.model
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    ran = 0
    for kind, name, body in blocks(page):
        if name:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(body, encoding="utf-8")
        elif kind == "console":
            for line in commands(body):
                with pytest.raises(SystemExit) as stop:
                    main(shlex.split(line, comments=True)[1:])
                assert stop.value.code in (0, None), line
                ran += 1
        elif kind == "python":
            exec(compile(body, str(page), "exec"), {})
            ran += 1

    assert ran or page.name not in {"README.md", "tutorial.md"}


def test_local_links_lead_somewhere() -> None:
    for page in [*PAGES, ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
