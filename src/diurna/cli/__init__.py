"""The command line: one file a command, each parsing its options and calling one function of the workspace."""

import os
import sys
from collections.abc import Sequence

from diurna.errors import DiurnaError, NotFoundError

OK, FAILED, USAGE, NOTHING, PARTLY, UNVERIFIED = 0, 1, 2, 3, 4, 5


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 ok, 1 error, 2 usage, 3 nothing matched, 4 some reports failed, 5 verify."""
    from diurna.cli.app import app

    try:
        app(args=list(arguments) if arguments is not None else None)
    except NotFoundError as error:
        _fail(str(error), NOTHING)
    except DiurnaError as error:
        _fail(str(error), FAILED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OK)
    except KeyboardInterrupt:
        _fail("stopped; what was done is kept, and the same command goes on from there", 130)


def _fail(message: str, code: int) -> None:
    sys.stderr.write(f"diurna: {message}\n")
    sys.exit(code)
