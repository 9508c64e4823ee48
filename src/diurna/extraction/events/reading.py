"""Reads every told deed of a report, clause by clause; what events, stances and measures are all made from."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from diurna.extraction.events.assembly import Settled, assembled
from diurna.extraction.events.coding import MATERIAL_CONFLICT, SAYINGS, Code, code_of, threat_mode
from diurna.extraction.events.coordination import is_by_the_cause, raised
from diurna.extraction.events.deeds import Deed
from diurna.extraction.events.domains import is_off_topic
from diurna.extraction.events.frames import Frame, adjective_frame, chain_up, is_stranded, verb_frame
from diurna.extraction.events.lexicon import Lexicon, Row, grammar_words, load_lexicon
from diurna.extraction.events.matching import match
from diurna.extraction.events.nominal import has_agent, is_presupposed, noun_frame
from diurna.extraction.events.parties import Parties, is_first_person
from diurna.extraction.events.roles import owners
from diurna.extraction.events.sources import Source, Sources
from diurna.extraction.events.status import CONDITION, Telling, telling_of
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.types.findings import Findings
from diurna.types.ontology import EventStatus, EventType, Force

_AGENTLESS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.CONSULT})


class Reader:
    """Reads the deeds of one report."""

    def __init__(self, parsed: ParsedReport, found: Findings) -> None:
        """Load the word lists and index the report's findings."""
        self.parsed = parsed
        self.found = found
        self.lexicon: Lexicon = load_lexicon()
        self.parties = Parties(parsed, found, self.lexicon)
        self.sources = Sources(found, self.parties, self.lexicon)

    def deeds(self) -> Iterator[Deed]:
        """Yield the deeds the clauses tell, in text order; each clause tells at most one."""
        for part in self.parsed.parts:
            if is_off_topic(part.doc, self.lexicon):
                continue
            yield from self._in_part(part)

    def _in_part(self, part: ParsedPassage) -> Iterator[Deed]:
        readings = self.readings(part)
        matched = {
            frame.clause.i: row
            for frame, row, telling in readings
            if code_of(row, telling) is not None and not telling.is_demanded
        }
        for frame, row, telling in sorted(readings, key=lambda item: item[0].trigger.i):
            above = _governing_row(frame, matched)
            if above is not None and not _yields_to(above, row):
                continue
            if _is_outcome(frame, matched) or (_is_promise(row) and self._is_said_below(frame, matched)):
                continue
            deed = self._deed(part, frame, row, telling)
            if deed is not None:
                yield deed

    def readings(self, part: ParsedPassage) -> list[tuple[Frame, Row, Telling]]:
        """Return every frame of a passage that a row fits, verbs first, before any of them is weighed."""
        readings = [*self._verbs(part), *self._adjectives(part)]
        taken = {place for frame, _, _ in readings for place in _taken(frame)}
        return readings + self._nouns(part, taken)

    def _verbs(self, part: ParsedPassage) -> list[tuple[Frame, Row, Telling]]:
        found = []
        for token in part.doc:
            if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass", "compound"}:
                continue
            if token.dep_ == "amod" and not is_stranded(token):
                continue
            rows = self.lexicon.verbs.get(token.lemma_.lower())
            if rows is None:
                continue
            frame = verb_frame(token)
            row = match(rows, frame, self.lexicon, self.parties)
            if row is not None:
                frame = raised(frame, row, self.lexicon, self.parties)
                found.append((frame, row, telling_of(frame, self.lexicon.governors)))
        return found

    def _adjectives(self, part: ParsedPassage) -> Iterator[tuple[Frame, Row, Telling]]:
        for token in part.doc:
            rows = self.lexicon.adjectives.get(token.lower_)
            if rows is None or not _is_said_of(token):
                continue
            frame = adjective_frame(token)
            row = match(rows, frame, self.lexicon, self.parties)
            if row is not None:
                yield frame, row, telling_of(frame, self.lexicon.governors)

    def _nouns(self, part: ParsedPassage, taken: set[int]) -> list[tuple[Frame, Row, Telling]]:
        found = []
        for token in part.doc:
            rows = self.lexicon.nouns.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
            if rows is None or token.dep_ in {"compound", "amod"}:
                continue
            if token.i in taken and not (has_agent(token) or is_presupposed(token, self.lexicon, self.parties)):
                continue
            frame = noun_frame(token, self.lexicon, self.parties)
            if frame is None or _is_under_a_gerund(token, self.lexicon):
                continue
            row = match(rows, frame, self.lexicon, self.parties)
            if row is None or (row.flag("verbal") and frame.clause is frame.trigger and not has_agent(token)):
                continue
            if frame.clause.i in taken and frame.clause is not frame.trigger:
                continue
            light = None if _is_news(frame, row) else self.lexicon.light
            found.append((frame, row, telling_of(frame, self.lexicon.governors, light)))
        return found

    def _deed(self, part: ParsedPassage, frame: Frame, row: Row, telling: Telling) -> Deed | None:
        code = code_of(row, telling)
        if code is None or telling.is_demanded or telling.is_purpose or _is_question(frame.trigger):
            return None
        if _is_as_told(frame.trigger) or _is_asked_indirectly(frame.clause):
            return None
        if telling.words[:1] == (CONDITION,) or (row.flag("vote") and frame.clause.dep_ == "acl"):
            return None
        source = self.sources.of(frame.teller or frame.clause)
        if is_by_the_cause(frame):
            return None
        doers = self._doers(frame, row, code, source)
        if doers is None:
            return None
        if not doers and self._says_without_a_voice(frame, row, code):
            return None
        code, according_to = self._attributed(code, frame, source)
        return self._finish(Settled(part, frame, row, telling, code, doers, according_to, source))

    @staticmethod
    def _says_without_a_voice(frame: Frame, row: Row, code: Code) -> bool:
        """Return whether a deed done by saying something has a subject that can say nothing; ports only reopen."""
        is_said = code.type in SAYINGS and not row.flag("undergone")
        return is_said and bool(frame.doers) and not frame.is_nominal and not frame.is_passive

    def _doers(self, frame: Frame, row: Row, code: Code, source: Source | None) -> tuple[str, ...] | None:
        """Return the mention ids of the doers, or None when the clause tells nothing political."""
        assert row.type is not None
        if code.type is EventType.REJECT and frame.is_passive and source is not None and source.speakers:
            return source.speakers
        if row.flag("undergone"):
            return ()
        political = [token for token in frame.doers if self._may_do(token, row)]
        if frame.doers and not political and row.type is EventType.ASSAULT:
            return self._behind(frame)
        if frame.doers and not political:
            return None
        if not frame.doers:
            if not self._stands_without_doer(frame, row):
                return None
            return source.speakers if source is not None and _is_announced(code, row) else ()
        if source is not None and source.speakers and all(is_first_person(token) for token in political):
            return source.speakers
        if source is not None and self._is_the_speaker(political, source):
            return source.speakers
        is_named_elsewhere = frame.is_nominal or any(child.lower_ == "whose" for t in political for child in t.children)
        return self.parties.ids(political) or self.parties.ids(political, with_places=is_named_elsewhere)

    def _may_do(self, token: Token, row: Row) -> bool:
        """Return whether a doer counts: a political actor, or, in a protest, people of any kind."""
        in_crowd = row.type is EventType.PROTEST and self.lexicon.is_a(token.lemma_.lower(), "person")
        return in_crowd or self.parties.is_political(token)

    def _behind(self, frame: Frame) -> tuple[str, ...] | None:
        """Return whose attack or weapon does harm ("a rebel attack killed two", "Syrian missiles hit the town").

        Nobody where it is unsaid whose; None where the doer is neither attack nor weapon.
        """
        means = [token for token in frame.doers if self._is_means(token)]
        if not means or frame.is_nominal:
            return None
        behind = [owner for token in means for owner in owners(token, self.parties)]
        return self.parties.ids(token for token in behind if self.parties.is_political(token))

    def _is_means(self, token: Token) -> bool:
        word = token.lemma_.lower()
        rows = self.lexicon.nouns.get(word, ())
        return self.lexicon.is_a(word, "weapon") or any(row.type is EventType.ASSAULT for row in rows)

    def _is_the_speaker(self, political: list[Token], source: Source) -> bool:
        """Return whether "it" or "they" in what somebody says of its own doing can only be the one who says it."""
        if len(source.speakers) != 1 or any(token.lower_ not in {"it", "they"} for token in political):
            return False
        return self.sources.is_own(tuple(political), source)

    def _stands_without_doer(self, frame: Frame, row: Row) -> bool:
        """Return whether a deed with nobody named is still one: a passive done to an actor, or with a set object."""
        if not frame.is_passive or row.flag("own"):
            return False
        if frame.is_nominal:
            return frame.clause is not frame.trigger or row.type in MATERIAL_CONFLICT
        if any(item.slot == "obj" and item.wanted and not item.is_negative for item in row.constraints):
            return True
        return any(
            self.parties.is_political(token) or token.pos_ == "NUM" or self.lexicon.is_a(token.lemma_.lower(), "person")
            for token in frame.objects
        )

    def _attributed(self, code: Code, frame: Frame, source: Source | None) -> tuple[Code, tuple[str, ...]]:
        """Return the code once a speaker's word is told from the reporter's, and who vouches for it."""
        happened = code.status in {EventStatus.OCCURRED, EventStatus.ONGOING}
        if source is None:
            return code, ()
        own = self.sources.is_own(frame.doers, source)
        if own and code.type is not EventType.ASSAULT:
            return code, ()
        if code.type is EventType.REJECT and frame.is_passive:
            return code, ()
        if self._is_loosely_own(code, frame, source) or (not source.is_direct and _is_aside(frame.clause)):
            return code, ()
        if happened:
            code = replace(code, status=EventStatus.ALLEGED)
        is_denied = source.statement is not None and source.statement.force is Force.DENIAL
        return code, () if own or is_denied else source.speakers

    def _is_loosely_own(self, code: Code, frame: Frame, source: Source) -> bool:
        """Return whether a saying told by somebody of whom nothing tells that it is not his own side's."""
        return code.type in SAYINGS and not self.sources.is_other_side(frame.doers, source)

    def _finish(self, told: Settled) -> Deed:
        return assembled(self.parsed, self.found, self.parties, told, mode=self._threat(told.frame, told.code))

    def _threat(self, frame: Frame, code: Code) -> str:
        """Return the mode of a threat: the deed threatened."""
        if code.type is not EventType.THREATEN or frame.complement is None:
            return ""
        rows = self.lexicon.verbs.get(frame.complement.lemma_.lower(), ())
        inner = match(rows, verb_frame(frame.complement), self.lexicon, self.parties)
        return threat_mode(inner.type, inner.mode) if inner is not None and inner.type is not None else ""

    def _is_said_below(self, frame: Frame, matched: dict[int, Row]) -> bool:
        """Return whether what is promised or warned of is a deed of its own row, which then tells it better."""
        inner = frame.complement
        if inner is None:
            return False
        return inner.i in matched and matched[inner.i].type not in {None, EventType.THREATEN}


def _is_under_a_gerund(noun: Token, lexicon: Lexicon) -> bool:
    """Return whether a noun is what a gerund before it does something to ("withholding aid"), whatever its label."""
    before = noun.nbor(-1) if noun.i else noun
    stem = before.lower_.removesuffix("ing")
    is_gerund = before.lower_.endswith("ing") and before.dep_ in {"compound", "amod"} and before.head.i == noun.i
    return is_gerund and (stem in lexicon.verbs or f"{stem}e" in lexicon.verbs)


def _is_said_of(word: Token) -> bool:
    """Return whether an adjective, or a participle a parser takes for a passive, is said of a subject."""
    if word.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in word.children):
        return True
    return word.dep_ in {"acomp", "oprd"} and word.head.pos_ in {"AUX", "VERB"}


def _is_news(frame: Frame, row: Row) -> bool:
    """Return whether announcing the noun reports it done ("announced the arrest of"), where else it is a plan."""
    return frame.clause.lemma_.lower() in {"announce", "reveal"} and row.type in {EventType.COERCE, EventType.ASSAULT}


def _taken(frame: Frame) -> Iterator[int]:
    yield frame.clause.i
    yield from (token.i for token in frame.objects)
    for tokens in frame.obliques.values():
        yield from (token.i for token in tokens if token.dep_ == "pobj" and token.head.dep_ == "prep")


def _governing_row(frame: Frame, matched: dict[int, Row]) -> Row | None:
    """Return the row of a verb that governs this deed, if it tells a deed itself."""
    for above in chain_up(frame.clause):
        if above.i in matched:
            return matched[above.i]
    return None


def _yields_to(above: Row, row: Row) -> bool:
    """Return whether a deed under another deed is still told on its own."""
    if above.type is EventType.ACCUSE and above.lemma != "condemn":
        return True
    if _is_promise(above):
        return row.type is not EventType.THREATEN
    return above.type in {EventType.CONSULT, EventType.SUPPORT, EventType.AID, EventType.MOBILIZE} and row.type in {
        EventType.ASSAULT,
        EventType.COERCE,
    }


def _is_outcome(frame: Frame, matched: dict[int, Row]) -> bool:
    """Return whether a participle only tells the harm done by the attack it hangs on ("…, killing twelve")."""
    verb = frame.clause
    while verb.dep_ == "conj" and verb.tag_ == "VBG" and verb.head.tag_ == "VBG":
        verb = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.lemma_.lower() not in grammar_words("harming"):
        return False
    above = matched.get(verb.head.i)
    return above is not None and above.type is EventType.ASSAULT


def _is_promise(row: Row) -> bool:
    return row.flag("will")


def _is_announced(code: Code, row: Row) -> bool:
    """Return whether an agentless plan is its announcer's own ("he said reservists would be called up")."""
    return code.status in {EventStatus.PLANNED, EventStatus.CONSIDERED, EventStatus.THREATENED} and row.type in {
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.AID,
    }


def _is_aside(verb: Token) -> bool:
    """Return whether a clause is the reporter's aside inside reported speech ("said …, after Oslo banned imports")."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in {"VERB", "AUX"}:
        clause = clause.head
    if clause.dep_ == "relcl" or (clause.dep_ == "acl" and clause.tag_ == "VBN"):
        return True
    return clause.dep_ == "advcl" and any(
        child.dep_ in {"mark", "advmod"} and child.lower_ in {"after", "since", "before", "when"}
        for child in clause.children
    )


def _is_as_told(verb: Token) -> bool:
    """Return whether a bare participle after "as" only refers to something ("as agreed")."""
    return verb.tag_ == "VBN" and verb.dep_ == "advcl" and verb.i > 0 and verb.nbor(-1).lower_ == "as"


def _is_asked_indirectly(verb: Token) -> bool:
    """Return whether a clause is an indirect question ("about who rammed whom", "which of them he blames")."""
    if verb.dep_ not in {"ccomp", "pcomp", "acl"}:
        return False
    asking = {"who", "whom", "which", "what", "why", "how"}
    asks = [child for child in verb.children if child.dep_ in {"nsubj", "dobj", "advmod", "attr"} and child.i < verb.i]
    return any(child.lower_ in asking or child.left_edge.lower_ in asking - {"which"} for child in asks)


def _is_question(token: Token) -> bool:
    return token.sent.text.rstrip(" ”\"'’").endswith("?")
