"""Settings from ``diurna.toml`` and ``DIURNA_*`` variables, read once into one frozen value; flags win over both."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from diurna.errors import SettingsError

FILE_NAME = "diurna.toml"
DEFAULT_PIPELINE = "standard"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be configured.

    Attributes:
        project: The record file commands use when ``-p`` is not given.
        pipeline: Name of the extraction pipeline.
        home_country: ISO code assumed for reports whose outlet is unknown, or None.
        user: Name judgements are recorded under.
        actors: Folder of your own lists of actors, as ``diurna actors-import`` writes them; it need not exist.
        questions: File that defines questions up front, beside the record unless it has a folder; it need not exist.
        max_bytes: Largest input file read, in bytes.
        max_chars: Longest report text, in characters.
        origins: Where each value came from, for ``diurna config --show``.
    """

    project: Path = Path("record.db")
    pipeline: str = DEFAULT_PIPELINE
    home_country: str | None = None
    user: str = "analyst"
    actors: Path = Path("diurna-actors")
    questions: Path = Path("questions.toml")
    max_bytes: int = 64_000_000
    max_chars: int = 2_000_000
    origins: Mapping[str, str] = field(default_factory=dict)


def _names() -> tuple[str, ...]:
    return tuple(item.name for item in fields(Settings) if item.name != "origins")


def _convert(name: str, value: object, where: str) -> object:
    if name in {"project", "actors", "questions"}:
        return Path(str(value))
    if name in {"max_bytes", "max_chars"}:
        try:
            number = int(str(value))
        except ValueError:
            number = 0
        if number <= 0:
            raise SettingsError(f"{where}: {name} must be a whole number above 0, not {value!r}.")
        return number
    if not isinstance(value, str) or not value.strip():
        raise SettingsError(f"{where}: {name} must be text, not {value!r}.")
    return value


def _from_file(path: Path) -> dict[str, object]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML ({error}). Correct it or remove it.") from error
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("diurna", {})
    unknown = sorted(set(table) - set(_names()))
    if unknown:
        raise SettingsError(f"{path}: unknown setting {unknown[0]!r}. Known settings: {', '.join(_names())}.")
    return dict(table)


def read_settings(folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings: environment over ``diurna.toml`` over ``[tool.diurna]`` in pyproject over defaults.

    Args:
        folder: Where to look for the files; the working directory when None.
        environment: Variables to read; the process's own when None.

    Raises:
        SettingsError: A file is not TOML, or a setting is unknown or cannot be used.
    """
    folder = folder or Path.cwd()
    environment = os.environ if environment is None else environment
    values: dict[str, object] = {}
    origins = dict.fromkeys(_names(), "default")
    for path in (folder / "pyproject.toml", folder / FILE_NAME):
        if path.is_file():
            for name, value in _from_file(path).items():
                values[name] = _convert(name, value, str(path))
                origins[name] = str(path)
    for name in _names():
        variable = f"DIURNA_{name.upper()}"
        if variable in environment:
            values[name] = _convert(name, environment[variable], variable)
            origins[name] = variable
    return Settings(**values, origins=origins)  # type: ignore[arg-type]
