"""Every error Diurna raises on purpose; each composes its own message: what was wrong, where, what to do."""

from pathlib import Path


class DiurnaError(Exception):
    """The parent of all errors a caller may want to catch."""


class UsageError(DiurnaError):
    """A call or an option that cannot be meant."""


class SpanError(DiurnaError):
    """A span that does not lie inside its text, or evidence whose words differ from their slice."""

    def __init__(self, report_id: str, start: int, end: int, length: int) -> None:
        """Compose the message from the place that was asked for and the length of the text."""
        super().__init__(f"Report {report_id} has {length} characters: no span {start}-{end} lies in it.")


class ReadError(DiurnaError):
    """A file that cannot become a report."""

    def __init__(self, where: str, problem: str, remedy: str, *, code: str = "no-text") -> None:
        """Compose the message from the file (and place), what is wrong and what to do; code is a stable name."""
        self.where = where
        self.code = code
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{where}: {problem}. {remedy}")


class DataError(DiurnaError):
    """A table under ``data/`` that does not hold what its loader promises."""

    def __init__(self, table: str, row: int | str, problem: str) -> None:
        """Compose the message from table, row and problem."""
        super().__init__(f"Table {table}, row {row}: {problem}.")


class ModelError(DiurnaError):
    """A model that is missing, altered or cannot be opened."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        """Compose the message from the model's name, what is wrong and what to do."""
        super().__init__(f"Model {name}: {problem}. {remedy}")


class ExtractorError(DiurnaError):
    """An extractor or pipeline that is not known or does not fit."""


class StoreError(DiurnaError):
    """A record file that cannot be opened, read or written."""

    def __init__(self, path: Path | str, problem: str, remedy: str) -> None:
        """Compose the message from the file, what is wrong and what to do."""
        super().__init__(f"{path}: {problem}. {remedy}")


class NotFoundError(DiurnaError):
    """An id or a name that the record does not hold."""

    def __init__(self, kind: str, key: str, remedy: str = "") -> None:
        """Compose the message from what was sought."""
        super().__init__(f"No {kind} {key!r} in this record.{' ' + remedy if remedy else ''}")


class FormatError(DiurnaError):
    """Input to ``predict`` or ``evaluate`` that is not in its documented format."""

    def __init__(self, where: str, line: int, problem: str) -> None:
        """Compose the message from file, line and problem."""
        super().__init__(f"{where}, line {line}: {problem}.")


class SettingsError(DiurnaError):
    """A configuration value that cannot be used."""


class ActorListError(DiurnaError):
    """A line of a user's own list of actors that cannot become a row."""

    def __init__(self, where: str, line: int, problem: str, remedy: str) -> None:
        """Compose the message from file, line, what is wrong and what to do."""
        super().__init__(f"{where}, line {line}: {problem}. {remedy}")
