"""The table of tasks and the two doors to it: ``predict`` writes what a stage finds, ``evaluate`` scores it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from diurna.errors import UsageError
from diurna.evaluation.scores import Score
from diurna.evaluation.work import Outcome, Progress, Work, silent


@dataclass(frozen=True, slots=True)
class Task:
    """A task: where its predictor and its scorer are, as ``module:function`` under this package."""

    predictor: str
    scorer: str


TASKS: Mapping[str, Task] = MappingProxyType(
    {
        "record": Task("predicting.record:predict_record", "scoring.record:evaluate_record"),
        "chronology": Task("predicting.record:predict_chronology", "scoring.record:evaluate_chronology"),
        "attribution": Task("predicting.attribution:predict_attribution", "scoring.attribution:evaluate_attribution"),
        "timex": Task("predicting.timex:predict_timex", "scoring.timex:evaluate_timex"),
        "event-dates": Task("predicting.events:predict_event_dates", "scoring.events_at:evaluate_event_dates"),
        "factuality": Task("predicting.events:predict_factuality", "scoring.events_at:evaluate_factuality"),
        "coreference": Task("predicting.coreference:predict_coreference", "scoring.coreference:evaluate_coreference"),
        "actors": Task("predicting.cases:predict_actors", "scoring.actors:evaluate_actors"),
        "places": Task("predicting.cases:predict_places", "scoring.places:evaluate_places"),
        "relation": Task("predicting.relation:predict_relation", "scoring.relation:evaluate_relation"),
        "figures": Task("predicting.figures:predict_figures", "scoring.figures:evaluate_figures"),
    }
)


def predict(
    task: str,
    source: str,
    output: Path | str,
    *,
    pipeline: str = "standard",
    jobs: int = 1,
    progress: Progress = silent,
) -> Outcome:
    """Write what one stage finds in some input, and return how much was written and what could not be read.

    Args:
        task: A name of the table.
        source: A file or folder in the task's format, or ``-`` for standard input.
        output: A file (or a folder, for the record of a folder), or ``-`` for standard output.
        pipeline: Which extractors find it.
        jobs: How many processes; the output is the same for any number.
        progress: Told after each step.

    Raises:
        UsageError: The task is not known, or the input or output cannot be opened.
        FormatError: A line is not in the task's format; nothing is written then.
    """
    run: Callable[[str, str, Work], Outcome] = _load(_task(task).predictor)
    return run(source, str(output), Work(pipeline, jobs, progress))


def evaluate(
    task: str, gold: Path | str, predictions: Path | str, *, texts: Path | str | None = None
) -> Sequence[Score]:
    """Return the scores of some predictions by the task's documented rules.

    Args:
        task: A name of the table.
        gold: Gold file, or folder for record and chronology.
        predictions: Predicted file or folder.
        texts: Folder of the texts, where gold does not hold them (record, attribution).

    Raises:
        UsageError: The task is not known or a file cannot be read.
        FormatError: A line is not in the task's format.
    """
    run: Callable[..., Sequence[Score]] = _load(_task(task).scorer)
    return run(Path(gold), Path(predictions), texts=Path(texts) if texts is not None else None)


def _task(name: str) -> Task:
    if name not in TASKS:
        raise UsageError(f"Unknown task {name!r}. Known: {', '.join(TASKS)}.")
    return TASKS[name]


def _load(place: str) -> Any:
    module, _, function = place.partition(":")
    return getattr(import_module(f"diurna.evaluation.{module}"), function)
