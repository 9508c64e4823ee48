"""The vocabulary every other package speaks: immutable, dated, sourced; standard library only."""
