"""Write a list of person names of the world, one a line, from the Phoenix actor dictionary (openeventdata, MIT).

    python names.py Phoenix.Countries.actors.txt NAMES.txt

An entry of two or three plain words with dated offices ("[AFGGOV 950101-960626]") is taken for a person.  The names are
put in the place of others while training (see variation.py), so that the tagger does not learn whom to expect.
"""

from __future__ import annotations

import itertools
import re
import sys
from pathlib import Path

ENTRY = re.compile(r"^([A-Z]{2,}(?:_[A-Z]{3,}){1,2})_?\s*(?:#.*)?$")
OFFICE = re.compile(r"^\s+\[[A-Z]{3}(?:GOV|ELI|REB|LEG|OPP|JUD|MIL)\w* [>\d]")


def main() -> None:
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    lines = source.read_text(encoding="utf-8", errors="replace").splitlines()
    found = {
        entry[1].replace("_", " ").title()
        for line, following in itertools.pairwise(lines)
        if (entry := ENTRY.match(line)) and OFFICE.match(following)
    }
    target.write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")
    print(len(found), "names")


if __name__ == "__main__":
    main()
