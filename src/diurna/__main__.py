"""``python -m diurna`` is the command line."""

from diurna.cli import main

main()
