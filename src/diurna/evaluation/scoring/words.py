"""The words of a text, which of them are quoted, and whose surname a name holds: what attributions are scored by."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from diurna.evaluation.spans import Pair


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
FUNCTION_WORDS = _set_of(
    "a an the this that these those of to in on at by for from with as and or but nor who whom which whose "
    "what i me my we us our you your he him his she her hers it its they them their theirs one some any all "
    "both each other others another many most few no not s"
)
_PRONOUNS = _set_of(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom "
    "which that this these those one someone everyone"
)
_TITLES = _set_of(
    "mr mrs ms miss dr sir dame lord lady sen rep gov gen col maj lt capt sgt prof president prime minister "
    "secretary senator governor ambassador chancellor king queen prince princess pope spokesman spokeswoman "
    "spokesperson jr sr ii iii iv"
)
_PARTICLES = frozenset(("de", "da", "van", "von", "der", "den", "al", "bin", "el"))
_OPENING, _CLOSING = "“‟„«", "”»"
_STEMS = (
    "add|announc|argu|claim|declar|explain|insist|stat|suggest|warn|not|stress|repl|respond|testif|tweet|acknowledg|"
    "admit|alleg|assert|concede|conced|confirm|contend|den(?=y|ie)|describ|disclos|emphasi[sz]|maintain|mention|observ|"
    "pledg|point|predict|promis|recall|recount|remark|repeat|report|reveal|vow|demand|urg|call|condemn|criticis|"
    "criticiz|accus|denounc|blam|comment|declin|ask|quip|joke|continu|conclud|charg|propos|threaten|appeal|agree|"
    "caution|complain|counter|reiterat|refus|reject|underscor|underlin|voic|brand|label|dismiss|welcom|prais|boast|"
    "brag|cit"
)
SPEECH = re.compile(
    rf"\b(sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|(?:{_STEMS})(?:e|ed|es|ing|s|ied|ies|y|ting|ted|led|ling)?|"
    r"wr(?:ite|ites|ote|itten|iting)|sp(?:eak|eaks|oke|oken)|according|statement|remarks?|accusations?|claims?|"
    r"announcement|warning|quot(?:e|ed|ing))\b",
    re.IGNORECASE,
)


def fold(words: str) -> str:
    """Return words without accents and case."""
    letters = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def find_words(text: str) -> list[Pair]:
    """Return where the words are: runs of letters and digits, inner apostrophes, full stops and hyphens kept."""
    return [found.span() for found in WORD.finditer(text)]


def quoted_places(text: str) -> bytearray:
    """Return 1 for every character inside double quotation marks, 0 for the others.

    A mark left open runs to the end of its line; a line that opens with a mark starts anew.
    """
    mask = bytearray(len(text))
    place = 0
    for line in re.split(r"(\n+)", text):
        for start, end in _quoted_in(line):
            mask[place + start : place + end] = b"\1" * (end - start)
        place += len(line)
    return mask


def _quoted_in(line: str) -> Iterable[Pair]:
    opened: int | None = None
    for place, letter in enumerate(line):
        if opened is None:
            opened = place if letter in _OPENING or letter == '"' else None
        elif letter in _CLOSING or letter == '"':
            yield opened, place + 1
            opened = None
    if opened is not None:
        yield opened, len(line)


def quoted_share(text: str, pieces: Sequence[Pair], mask: bytearray) -> tuple[float, int]:
    """Return the share of words that start inside quotation marks, and how many words there are."""
    starts = [start + found.start() for start, end in pieces for found in WORD.finditer(text[start:end])]
    return (sum(mask[place] for place in starts) / len(starts), len(starts)) if starts else (0.0, 0)


def kind_of(text: str, pieces: Sequence[Pair], mask: bytearray) -> str:
    """Return whether content is direct (at least 80 % quoted), mixed or indirect."""
    share, _ = quoted_share(text, pieces, mask)
    if share >= 0.8:
        return "direct"
    return "mixed" if share > 0 else "indirect"


def surname_of(name: str) -> str | None:
    """Return the last word of the first run of capitalised words that is more than a title, folded; or None.

    >>> surname_of("Ursula von der Leyen, the commission's president")
    'leyen'
    """
    name = re.sub(r"['’]s\b", "", name)
    run: list[tuple[int, str]] = []
    for found in WORD.finditer(name):
        word = found.group()
        if word[:1].isupper() and fold(word) not in _PRONOUNS | FUNCTION_WORDS:
            if run and re.search(r"[,;:()]", name[run[-1][0] : found.start()]):
                if _names_somebody(run):
                    break
                run = []
            run.append((found.end(), word))
        elif run and fold(word) in _PARTICLES:
            continue
        elif _names_somebody(run):
            break
        else:
            run = []
    named = [word for _, word in run if not _is_title(word)]
    return fold(named[-1]).strip(".") if named else None


def _is_title(word: str) -> bool:
    return fold(word).strip(".") in _TITLES


def _names_somebody(run: Iterable[tuple[int, str]]) -> bool:
    return any(not _is_title(word) for _, word in run)


def holds_name(said: str, surname: str) -> bool:
    """Return whether a word of a speaker's name is the surname."""
    return surname in {fold(re.sub(r"['’]s$", "", found.group())).strip(".") for found in WORD.finditer(said)}
