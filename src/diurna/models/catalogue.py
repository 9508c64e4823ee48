"""Which models the package ships, where their files lie, and whether those are the files that were measured.

Separate from opening them: checking needs the standard library alone, and other packages (a language pipeline that is
installed from elsewhere, say) can be pinned in the same table.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from diurna.errors import ModelError

_CHUNK_BYTES = 1 << 20
_REINSTALL = "Install Diurna again; every release carries its models."


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model as the catalogue promises it.

    Attributes:
        path: Where the file should lie.
        sha256: The SHA-256 of its bytes, in hexadecimal.
        size_bytes: Its length.
    """

    path: Path
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Model:
    """What the catalogue says about one model.

    Attributes:
        name: The name it is asked for by, as in `statements`.
        version: Its version; goes into the provenance of every finding.
        licence: The terms of the weights.
        card: The page that says what it was trained on and how well it does.
        files: Its files by role (`network`, `vocabulary`).
    """

    name: str
    version: str
    licence: str
    card: str
    files: Mapping[str, ModelFile]

    @property
    def identifier(self) -> str:
        """Name and version in one word, as in `statements.v1`."""
        return f"{self.name}.v{self.version}"

    def file(self, role: str) -> Path:
        """Give the path of one file after checking that it holds the very bytes that were measured."""
        if role not in self.files:
            raise ModelError(self.name, f"its entry names no file for {role!r}", _REINSTALL)
        promised = self.files[role]
        _check(self.name, promised)
        return promised.path


def shipped_models() -> Path:
    """Give the catalogue that comes with the package."""
    return Path(str(files("diurna"))) / "data" / "models.toml"


def find_model(name: str, *, catalogue: Path | None = None) -> Model:
    """Give the catalogue's entry of that name; its files are not touched yet.

    Raises:
        ModelError: There is no catalogue, it cannot be read, or it has no such entry.
    """
    path = catalogue or shipped_models()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError(name, f"the catalogue {path} is missing", _REINSTALL) from error
    except tomllib.TOMLDecodeError as error:
        raise ModelError(name, f"the catalogue {path} cannot be read ({error})", _REINSTALL) from error
    entries = {entry["name"]: entry for entry in table.get("model", ())}
    if name not in entries:
        raise ModelError(name, f"the catalogue {path} does not list it", f"It lists: {', '.join(sorted(entries))}.")
    entry = entries[name]
    listed = {role: _file(path.parent, row) for role, row in entry["files"].items()}
    return Model(name, entry["version"], entry["licence"], entry["card"], MappingProxyType(listed))


def _file(folder: Path, row: Mapping[str, object]) -> ModelFile:
    return ModelFile(folder / str(row["file"]), str(row["sha256"]), int(str(row["bytes"])))


def _check(name: str, promised: ModelFile) -> None:
    if not promised.path.is_file():
        raise ModelError(name, f"the file {promised.path} is missing", _REINSTALL)
    found = promised.path.stat().st_size
    if found != promised.size_bytes:
        problem = f"the file {promised.path} has {found} bytes where {promised.size_bytes} were measured"
        raise ModelError(name, problem, _REINSTALL)
    digest = sha256_of(promised.path)
    if digest != promised.sha256:
        problem = f"the file {promised.path} has SHA-256 {digest}, not {promised.sha256}: it was altered"
        raise ModelError(name, problem, _REINSTALL)


def sha256_of(path: Path) -> str:
    """Give the SHA-256 of a file's bytes in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as source:
        while chunk := source.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()
