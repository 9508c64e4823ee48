"""Clients for tests of the page and the API: a copy of a made record, with tokens of both roles."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from diurna.web.app import create_app
from diurna.web.safety_door import DoorOptions
from diurna.web.safety_tokens import Role, TokenBook

HOME = "http://127.0.0.1"


@dataclass(frozen=True)
class House:
    """A served copy of a record: its client, and the headers of an editor and of a reader."""

    path: Path
    client: TestClient
    editor: dict[str, str]
    other: dict[str, str]
    reader: dict[str, str]

    def get(self, address: str, **more: Any) -> Any:
        return self.client.get(address, **more)

    def entry(self, kind: str, place: int = 0) -> tuple[str, str]:
        """Return code and ETag of an entry."""
        row = self.get(f"/api/v1/{kind}?limit={place + 1}").json()["results"][place]
        code = str(row[f"{kind.removesuffix('s')}_code"])
        return code, str(self.get(f"/api/v1/{kind}/{code}").headers["etag"])

    def judge(self, who: dict[str, str], state: str, **decision: str) -> Any:
        headers = {**who, **({"If-Match": state} if state else {})}
        return self.client.post("/api/v1/judgements", json=decision, headers=headers)


def copy_of(record: Path, folder: Path) -> Path:
    path = folder / "copy.db"
    shutil.copy(record, path)
    return path


@contextmanager
def house(
    record: Path, folder: Path, *, is_read_only: bool = False, door: DoorOptions | None = None
) -> Iterator[House]:
    """Serve a copy of a record."""
    path = copy_of(record, folder)
    book = TokenBook.beside(path)
    headers = [
        {"Authorization": f"Bearer {book.add(name, role)}"}
        for name, role in (("anna", Role.EDITOR), ("ben", Role.EDITOR), ("rita", Role.READER))
    ]
    app = create_app(path, is_read_only=is_read_only, user="desk", door=door)
    with TestClient(app, base_url=HOME) as client:
        yield House(path, client, *headers)
