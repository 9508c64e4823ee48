from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from diurna.errors import ModelError
from diurna.models.catalogue import find_model, sha256_of

CONTENT = b"weights"


def write_catalogue(folder: Path, *, sha256: str | None = None, size: int = len(CONTENT)) -> Path:
    (folder / "net.onnx").write_bytes(CONTENT)
    digest = sha256 or hashlib.sha256(CONTENT).hexdigest()
    catalogue = folder / "models.toml"
    catalogue.write_text(
        "[[model]]\n"
        'name = "small"\nversion = "1"\nlicence = "Apache-2.0"\ncard = "docs/models/small.md"\n'
        f'files.network = {{ file = "net.onnx", sha256 = "{digest}", bytes = {size} }}\n',
        encoding="utf-8",
    )
    return catalogue


def test_a_model_is_found_with_its_checked_file(tmp_path: Path) -> None:
    model = find_model("small", catalogue=write_catalogue(tmp_path))

    assert model.file("network") == tmp_path / "net.onnx"
    assert (model.identifier, model.licence) == ("small.v1", "Apache-2.0")


def test_an_altered_file_is_refused(tmp_path: Path) -> None:
    model = find_model("small", catalogue=write_catalogue(tmp_path))
    (tmp_path / "net.onnx").write_bytes(b"weightz")

    with pytest.raises(ModelError, match="altered"):
        model.file("network")


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    model = find_model("small", catalogue=write_catalogue(tmp_path, size=8))

    with pytest.raises(ModelError, match="7 bytes where 8 were measured"):
        model.file("network")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    model = find_model("small", catalogue=write_catalogue(tmp_path))
    (tmp_path / "net.onnx").unlink()

    with pytest.raises(ModelError, match=r"net\.onnx is missing"):
        model.file("network")


def test_a_role_the_entry_lacks_is_named(tmp_path: Path) -> None:
    model = find_model("small", catalogue=write_catalogue(tmp_path))

    with pytest.raises(ModelError, match="'vocabulary'"):
        model.file("vocabulary")


def test_an_unknown_name_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"It lists: small\."):
        find_model("large", catalogue=write_catalogue(tmp_path))


def test_a_missing_or_broken_catalogue_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is missing"):
        find_model("small", catalogue=tmp_path / "models.toml")

    (tmp_path / "models.toml").write_text("[[model", encoding="utf-8")

    with pytest.raises(ModelError, match="cannot be read"):
        find_model("small", catalogue=tmp_path / "models.toml")


def test_every_shipped_file_is_the_one_that_was_measured() -> None:
    model = find_model("statements")

    assert sorted(model.files) == ["network", "vocabulary"]
    for role, file in model.files.items():
        assert model.file(role) == file.path
        assert sha256_of(file.path) == file.sha256
    assert (Path(__file__).parents[2] / model.card).is_file()
