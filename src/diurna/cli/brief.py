"""``diurna brief``: what the record says, as Markdown with numbered notes."""

import sys

from diurna.cli.opening import open_record
from diurna.cli.options import AsOf, Project, day


def command(project: Project = None, as_of: AsOf = None) -> None:
    """Print a brief in Markdown: what moved, measures, chronology, claims; every line with notes to the words."""
    from diurna.export.brief import write_brief

    sys.stdout.write(write_brief(open_record(project, day(as_of))))
