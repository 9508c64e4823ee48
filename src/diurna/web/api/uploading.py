"""Takes uploads: kept in a folder of their own, read in a limited process, added in another, one after the other."""

import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from diurna.types.problems import Problem
from diurna.types.reports import Report
from diurna.web.api.calls import refuse
from diurna.web.api.parcels import Told, read_taken, write_names
from diurna.web.api.shapes import Upload, UploadProblem
from diurna.web.safety_limits import MOST_FILES

_KEPT = 100
_WAITING = 8
READING_SECONDS = 120
_MOST_PROBLEMS = 200


class Uploads:
    """The uploads of one served record; it has a life, so it is a class."""

    def __init__(self, record: Path) -> None:
        self.record = record
        self._known: OrderedDict[str, Upload] = OrderedDict()
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def get(self, identifier: str) -> Upload | None:
        """Return how far an upload is, None when there is none."""
        return self._known.get(identifier)

    def take(self, files: Sequence[tuple[str, bytes]]) -> Upload:
        """Take files and return at once; what becomes of them is told by ``get``.

        Raises:
            ProblemError: They are too many, or too many uploads wait.
        """
        if not files or len(files) > MOST_FILES:
            raise refuse("body", f"Send between 1 and {MOST_FILES:,} files.")
        upload = Upload(secrets.token_hex(8), "waiting", "", 0, 0, len(files), 0, [], 0, 0, [], "")
        with self._lock:
            if sum(one.state not in ("done", "failed") for one in self._known.values()) >= _WAITING:
                raise refuse("busy", "Too many uploads wait. Try again later.", status=503)
            self._known[upload.id] = upload
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        folder = Path(tempfile.mkdtemp(prefix="diurna-"))
        for place, (_, data) in enumerate(files):
            (folder / f"{place:04d}").write_bytes(data)
        write_names(folder, [name for name, _ in files])
        threading.Thread(target=self._work, args=(upload, folder), daemon=True).start()
        return upload

    def _work(self, upload: Upload, folder: Path) -> None:
        try:
            with self._turn:
                reports = self._read(upload, folder)
                if reports:
                    self._add(upload, folder, reports)
                upload.state = "done" if reports or not upload.problems else "failed"
        except (OSError, subprocess.SubprocessError, msgspec.DecodeError, ProcessFailedError) as error:
            upload.detail = str(error) if isinstance(error, ProcessFailedError) else "The upload could not be finished."
            upload.state = "failed"
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _read(self, upload: Upload, folder: Path) -> list[Report]:
        upload.state = "reading"
        command = [sys.executable, "-I", "-m", "diurna.web.api.intake", str(folder)]
        try:
            ran = subprocess.run(  # noqa: S603 - our own module; the names of files are not in the command
                command, cwd=folder, env={}, capture_output=True, timeout=READING_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise ProcessFailedError("The files took too long to read and were given up.") from error
        if ran.returncode != 0:
            raise ProcessFailedError("The files took more memory or time to read than an upload may and were given up.")
        taken = read_taken(folder)
        upload.read = len(taken.reports)
        _tell(upload, taken.problems)
        return taken.reports

    def _add(self, upload: Upload, folder: Path, reports: Sequence[Report]) -> None:
        upload.state = "adding"
        (folder / "add.json").write_bytes(msgspec.json.encode(reports))
        command = [sys.executable, "-m", "diurna.web.api.joining", str(self.record), str(folder / "add.json")]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own module
            for line in process.stdout or ():
                told = msgspec.json.decode(line, type=Told)
                upload.step, upload.done, upload.total = told.step, told.done, told.total
                upload.added, upload.known, upload.changed = told.added, told.known, told.changed
                _tell(upload, told.problems)
        if process.returncode != 0:
            raise ProcessFailedError("The reports are kept, but could not all be read. The server's log says more.")


class ProcessFailedError(Exception):
    """A process that ended before it was done."""


def _tell(upload: Upload, problems: Sequence[Problem]) -> None:
    room = _MOST_PROBLEMS - len(upload.problems)
    upload.problems.extend(UploadProblem(one.where, one.code.value, one.message) for one in problems[: max(0, room)])
