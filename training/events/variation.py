"""Ways to vary a training sentence without touching what it tells: other parties, datelines, days, attributions."""

from __future__ import annotations

import random
import re
from typing import Any

from network import TYPES
from prepare import marked_pieces

from diurna.models.tokenise import Tokeniser

OPENINGS = (
    *("On Tuesday, ", "On Friday, ", "Last week, ", "Earlier this month, ", "Meanwhile, ", "Later on Thursday, "),
    *("In March 2019, ", "Last year, ", "Hours earlier, ", "After days of tension, ", "In a statement on Sunday, "),
    *("ANKARA (AP) -- ", "NAIROBI (Reuters) - ", "MANILA, May 3 (AFP) - ", "BRUSSELS -- ", "LIMA: ", "GENEVA - "),
    *("According to local media, ", "As the crisis deepened, ", "However, ", "Amid rising tensions, ", "But ", "And "),
)
CLOSINGS = (
    *(", officials said Thursday", ", state media reported on Sunday", ", the ministry said in a statement"),
    *(", a spokesman told reporters", ", according to diplomats", ", local newspapers reported", " on Wednesday"),
    *(" last week", " earlier this year", ", residents and an official said", ", citing security concerns"),
    *(" amid a deepening political crisis", " after weeks of rising tension between the two sides", " in 2016"),
    *(", in the latest sign of strained ties", ", a move that drew wide attention abroad", " late on Monday"),
    *(", the first such step in a decade", ", analysts said", ", despite appeals from neighbouring countries"),
    *(", as pressure mounted on the government ahead of the summit", ", the state news agency said"),
    *(", a day after the two leaders spoke", ", the foreign ministry confirmed", " before the end of the month"),
)
PARTY = {tag: re.compile(f"<{tag}>([^<]*)</{tag}>") for tag in ("s", "t")}
SIDES = re.compile("(</?)([st])>")
MUTUAL = frozenset(("NONE", "CONSULT", "COOPERATE", "SUPPORT", "AGREE"))
"""Types that may hold both ways, so that the reverse of a pair is not known to be nothing."""
SHORTEST, LONGEST = 3, 40
LONG_SENTENCE = 22


def varied(
    row: dict[str, Any], rows: list[dict[str, Any]], tokeniser: Tokeniser, rate: float, dice: random.Random
) -> dict[str, Any]:
    """Give the row or a varied copy: parties from another row of the same source, an opening, a closing."""
    if rate > 0 and row["source"] in {"pairs", "told"}:
        return reversed_pair(row, tokeniser, rate, dice)
    if rate == 0 or row["source"] not in {"plv", "own"}:
        return row
    text = row["text"]
    for tag, share in (("s", 0.25), ("t", 0.12)):
        if dice.random() < share * rate and text.count(f"<{tag}>") == 1:
            other = PARTY[tag].search(dice.choice(rows).get("text", ""))
            if other and SHORTEST < len(other[1]) < LONGEST and other[1][:1].isupper():
                place = PARTY[tag].search(text)
                text = f"{text[: place.start(1)]}{other[1]}{text[place.end(1) :]}" if place else text
    if row["source"] == "own" and len(text.split()) < LONG_SENTENCE:
        if dice.random() < 0.3 * rate:
            text = dice.choice(OPENINGS) + text
        if dice.random() < 0.5 * rate and text.endswith("."):
            text = text[:-1] + dice.choice(CLOSINGS) + "."
    return row if text is row["text"] else {**row, "text": text, "ids": marked_pieces(tokeniser, text)}


def reversed_pair(row: dict[str, Any], tokeniser: Tokeniser, rate: float, dice: random.Random) -> dict[str, Any]:
    """Give, now and then, a pair with its parties changed over: what was done to one was not done by it."""
    text = row["text"]
    if TYPES[row["type"]] in MUTUAL or "<s>" not in text or "<t>" not in text or dice.random() > 0.06 * rate:
        return row
    swapped = SIDES.sub(lambda found: found[1] + ("t" if found[2] == "s" else "s") + ">", text)
    other = {key: value for key, value in row.items() if key != "status"}
    return other | {"text": swapped, "type": TYPES.index("NONE"), "ids": marked_pieces(tokeniser, swapped)}
