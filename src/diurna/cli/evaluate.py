"""``diurna evaluate``: score predictions against gold."""

from pathlib import Path
from typing import Annotated

import typer

from diurna.cli.options import AsJson
from diurna.cli.output import print_json


def command(
    task: Annotated[str, typer.Argument(help="The task the predictions were made for.")],
    gold: Annotated[Path, typer.Argument(help="Gold file or folder.")],
    predictions: Annotated[Path, typer.Argument(help="Predicted file or folder.")],
    texts: Annotated[Path | None, typer.Option("--texts", help="Folder of the texts (record).")] = None,
    as_json: AsJson = False,
) -> None:
    """Print precision, recall and F1 of some predictions, by the documented rules."""
    from diurna.evaluation.tasks import evaluate

    scores = evaluate(task, gold, predictions, texts=texts)
    if as_json:
        print_json({score.name: score.fields() for score in scores})
        return
    for score in scores:
        typer.echo(score.line())
