"""The tokens of a served record: made once, kept as hashes in a file beside the record, checked in constant time."""

import hashlib
import hmac
import os
import secrets
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from diurna.errors import NotFoundError, StoreError, UsageError

_PREFIX = "diurna_"
_LONGEST_NAME = 64


class Role(StrEnum):
    """What the holder of a token may do: read only, or change too."""

    READER = "reader"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Token:
    """A token as kept: whose it is and the SHA-256 of its 256 random bits; the token itself is nowhere."""

    name: str
    role: Role
    digest: str
    made: datetime


class TokenBook:
    """The tokens of one record; the file is read again when it changes, so a removed token stops at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._state: tuple[int, int, int] | None = None
        self._tokens: tuple[Token, ...] = ()
        self._lock = threading.Lock()

    @classmethod
    def beside(cls, record: Path) -> "TokenBook":
        """Return the tokens kept beside a record file, as ``record.db.tokens``."""
        return cls(record.with_name(f"{record.name}.tokens"))

    def tokens(self) -> tuple[Token, ...]:
        """Return the tokens by name; none when there is no file.

        Raises:
            StoreError: The file cannot be read, or is no list of tokens.
        """
        with self._lock:
            try:
                found = self.path.stat()
            except FileNotFoundError:
                self._state, self._tokens = None, ()
                return ()
            state = (found.st_mtime_ns, found.st_size, found.st_ino)
            if state != self._state:
                self._tokens, self._state = _read(self.path), state
            return self._tokens

    def add(self, name: str, role: Role) -> str:
        """Make a token and return it; it cannot be shown again.

        Raises:
            UsageError: The name is empty, too long, unprintable or taken.
            StoreError: The file cannot be written.
        """
        name = name.strip()
        if not name or len(name) > _LONGEST_NAME or not name.isprintable():
            raise UsageError(f"{name!r} is no name for a token. Give up to {_LONGEST_NAME} printable characters.")
        kept = self.tokens()
        if any(token.name == name for token in kept):
            raise UsageError(f"There is a token for {name!r} already. Remove it first, or give another name.")
        secret = _PREFIX + secrets.token_urlsafe(32)
        made = datetime.now(UTC).replace(microsecond=0)
        self._write((*kept, Token(name, role, digest_of(secret), made)))
        return secret

    def remove(self, name: str) -> None:
        """Take a token away; whoever holds it is refused from the next request on.

        Raises:
            NotFoundError: There is no token of that name.
            StoreError: The file cannot be written.
        """
        kept = self.tokens()
        if all(token.name != name for token in kept):
            raise NotFoundError("token", name, "'diurna tokens' lists them.")
        self._write(tuple(token for token in kept if token.name != name))

    def holder(self, secret: str) -> Token | None:
        """Return the token a secret belongs to, None when it is nobody's; takes as long either way."""
        given = digest_of(secret)
        found = None
        for token in self.tokens():
            if hmac.compare_digest(token.digest, given):
                found = token
        return found

    def named(self, digest: str) -> Token | None:
        """Return the token with a digest, None when it was removed."""
        return next((token for token in self.tokens() if hmac.compare_digest(token.digest, digest)), None)

    def _write(self, tokens: tuple[Token, ...]) -> None:
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}.new")
        data = msgspec.json.format(msgspec.json.encode(sorted(tokens, key=lambda token: token.name)))
        try:
            draft.unlink(missing_ok=True)
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
                stream.write(data + b"\n")
            draft.replace(self.path)
        except OSError as error:
            remedy = "Check the folder's rights and free space."
            raise StoreError(self.path, f"it cannot be written ({error.strerror})", remedy) from error
        self._state = None


def digest_of(secret: str) -> str:
    """Return what is kept of a token: 256 random bits need no slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _read(path: Path) -> tuple[Token, ...]:
    remedy = "Remove it and make the tokens anew with 'diurna tokens --add NAME'."
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Token, ...])
    except OSError as error:
        raise StoreError(path, f"it cannot be read ({error.strerror})", remedy) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoreError(path, f"it is no list of tokens ({error})", remedy) from error
