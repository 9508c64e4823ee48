"""Sentences of our own, one behaviour each; ``marked.py`` explains the marks."""

import pytest

from extraction.statements.marked import Read, unmarked

pytestmark = pytest.mark.model

SAYING = [
    "[S:Ortega] [C:said] [Q:the bridge would stay closed].",
    "[S:Ortega] [C:said] that [Q:the bridge would stay closed].",
    "[Q:The bridge would stay closed], [S:Ortega] [C:said].",
    "[Q:The bridge], [S:Ortega] [C:said], [Q:would stay closed].",
    "“[Q:The bridge stays closed],” [S:Ortega] [C:said].",
    "“[Q:The bridge stays closed],” [C:said] [S:Ortega].",
    "“[Q:The bridge stays closed],” [S:Ortega] [C:told] reporters. “[Q:That is final.]”",
    "“[Q:The bridge],” [S:Ortega] [C:said], “[Q:stays closed.]”",
    "[S:Ortega] [C:said]: “[Q:The bridge stays closed.]”",
    "[S:Ortega] [C:said] [Q:the plan was “unacceptable” and Peru would never accept it].",
    "‘[Q:We won’t open the bridge],’ [S:Ortega] [C:said].",
    "[C:According to] [S:the United Nations], [Q:the bridge was shelled].",
    "[Q:The bridge was shelled], [C:according to] [S:the United Nations].",
]

POSITIONS = [
    "[S:Peru] [C:condemned] [Q:the attack on the bridge].",
    "[S:Peru] [C:denounced] [Q:the vote as illegal].",
    "[S:Peru] [C:described] [Q:the vote as void].",
    "[S:Ortega] [C:called] [Q:the vote a sham].",
    '[S:Peru] [C:labelled] [Q:the results a "sham"].',
    "[S:Ortega] [C:vowed] [Q:to reopen the bridge].",
    "[S:Ortega] [C:threatened] [Q:to close the border].",
    "[S:Ortega] [C:urged] [Q:Chile to withdraw its troops].",
    "[S:Ortega] [C:called on] [Q:Chile to withdraw its troops].",
    "[S:Peru] [C:called for] [Q:an inquiry into the attack].",
    "[S:Peru] [C:accused] [Q:Chile of shelling the bridge].",
    "[S:Peru] [C:denied] [Q:shelling the bridge].",
    "[S:Peru] [C:does not recognise] [Q:the results of the vote].",
    "[S:Peru] [C:refused] [Q:to open the border].",
    "[S:Peru] [C:warned against] [Q:any further escalation].",
]

SEVERAL = [
    "[S:Ortega] [C:condemned] [Q:the vote as “sham”] and [C2:vowed] [Q2:never to accept its results].",
    "[S:Ortega] [C:said] [Q:the quota was too high], and [C2:accused] [Q2:both governments of greed].",
    '[S:Peru] joined its allies in [C:not recognising] [Q:the results] and [C2:labelling] [Q2:them a "sham"].',
    "[S:Peru] [C:says] [Q:the ship was rammed]; [S2:Chile] [C2:says] [Q2:it turned across her bow].",
]

NOTHING = [
    "The embassy has been contacted for comment.",
    "The ministry did not respond to a request for comment.",
    "Ortega declined to comment.",
    "Ortega did not say whether the bridge would reopen.",
    "Ortega is expected to say more on Monday.",
    "The man asked not to be named.",
    "Peru imposed sanctions on two Chilean banks.",
    "The two sides set out on Monday.",
    "A group calling itself the Southern Column took the town.",
    "Peru recalled its ambassador.",
]


def first_speaker_shared(spoken: list[tuple[tuple[str, ...], str, tuple[str, ...]]]) -> list[object]:
    speaker = spoken[0][0]
    return [(found or speaker, cue, content) for found, cue, content in spoken]


@pytest.mark.parametrize("marked", [*SAYING, *POSITIONS])
def test_one_statement_is_found_to_the_character(marked: str) -> None:
    text, gold = unmarked(marked)
    read = Read(text)

    assert [read.spoken(item) for item in read.statements if item.nested_in is None] == gold


@pytest.mark.parametrize("marked", SEVERAL)
def test_two_verbs_of_saying_are_two_statements(marked: str) -> None:
    text, gold = unmarked(marked)
    read = Read(text)

    assert [read.spoken(item) for item in read.statements] == first_speaker_shared(gold)


@pytest.mark.parametrize("text", NOTHING)
def test_silence_and_deeds_are_no_statements(text: str) -> None:
    assert Read(text).statements == ()


def test_slices_equal_the_words_and_lie_in_the_body() -> None:
    text = "“One.\n\n“Two,” said Ortega, who “never” agreed.\n\nPeru accused Chile of theft."
    read = Read(text)

    for statement in read.statements:
        for span in (*statement.content, *((statement.cue,) if statement.cue else ())):
            assert span.cut(text).strip() == span.cut(text) != ""


def test_reopened_paragraphs_carry_the_speaker_who_closes_them() -> None:
    read = Read("The talks failed.\n\n“We came to talk.\n\n“Nobody listened,” said Ortega.")

    assert [read.speakers(item) for item in read.statements] == [("Ortega",), ("Ortega",)]
    assert read.statements[0].continues == read.statements[1].id


def test_paragraph_without_cue_carries_on_the_one_before() -> None:
    read = Read("“We came to talk,” Ortega said.\n\n“Nobody listened. We went home.”")

    assert read.speakers(read.statements[1]) == ("Ortega",)
    assert read.statements[1].continues == read.statements[0].id
    assert read.statements[1].cue is None


def test_uncued_quotation_after_an_indirect_sentence_is_a_second_statement() -> None:
    read = Read("Ortega said the talks had failed. “Nobody listened to us.”")

    assert [item.kind for item in read.statements] == ["indirect", "direct"]
    assert read.statements[1].continues == read.statements[0].id


def test_lead_in_with_a_colon_names_the_speaker_of_the_next_paragraphs() -> None:
    read = Read("Ortega spoke in Lima. Here is what Ortega said:\n\n“We came to talk.”\n\n“Nobody listened.”")

    assert [read.speakers(item) for item in read.statements] == [("Ortega",), ("Ortega",)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("It was announced that the bridge would close.", "nobody: agentless passive"),
        ("Chile is accused of shelling the bridge.", "nobody: agentless passive"),
        ("There is speculation that Ortega will resign.", "nobody: there is speculation"),
        ("According to customs data, trade fell by half.", "nobody: a document (customs data)"),
    ],
)
def test_nobody_is_named_and_the_reason_says_so(text: str, why: str) -> None:
    statement = Read(text).only()

    assert statement.speakers == ()
    assert statement.unnamed_source == why


def test_unnamed_people_are_kept_as_worded() -> None:
    read = Read("“It will not hold,” said one of the engineers who built it.")
    statement = read.only()

    assert read.speakers(statement) or statement.unnamed_source
    assert "engineers" in " ".join((*read.speakers(statement), statement.unnamed_source or ""))


def test_name_beside_an_office_is_the_speaker() -> None:
    read = Read("Peru's foreign minister, Lucia Ortega, said the bridge was shut.")

    assert read.speakers(read.only()) == ("Lucia Ortega",)


def test_two_parties_of_one_demand_are_both_speakers() -> None:
    read = Read("Peru and Chile have called on Bolivia to reopen the border.")

    assert read.speakers(read.only()) == ("Peru", "Chile")


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Peru denied shelling the bridge.", "denial"),
        ("Peru accused Chile of shelling the bridge.", "accusation"),
        ("Peru demanded that Chile withdraw.", "demand"),
        ("Peru promised to reopen the bridge.", "commitment"),
        ("Peru predicted that trade would recover.", "expectation"),
        ("There is speculation that Ortega will resign.", "speculation"),
        ("Peru announced that the bridge would close.", "announcement"),
        ("His words have been interpreted as a threat to Chile.", "interpretation"),
        ("Peru said the bridge was shut.", "claim"),
    ],
)
def test_force_follows_the_cue(text: str, force: str) -> None:
    assert Read(text).only().force == force


def test_venue_and_addressee_are_kept() -> None:
    read = Read("Speaking in Lima, Ortega told the council that the bridge was shut.")
    statement = read.only()

    assert read.name(statement.venue) == "Lima"
    assert read.name(statement.addressee) in {"the council", None}


def test_claim_inside_a_claim_is_nested() -> None:
    read = Read("Ortega said Chile had claimed that the bridge was safe.")
    outer, inner = sorted(read.statements, key=lambda item: item.content[0].start)

    assert inner.nested_in == outer.id


def test_refusal_to_recognise_is_marked_as_negated() -> None:
    assert Read("Peru does not recognise the results of the vote.").only().is_negated


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("Ortega said “the bridge is shut”.", "direct"),
        ("Ortega said the bridge was “shut”.", "mixed"),
        ("Ortega said the bridge was shut.", "indirect"),
    ],
)
def test_kind_is_the_share_of_quoted_words(marked: str, kind: str) -> None:
    assert Read(marked).only().kind == kind


def test_transcript_labels_name_the_speaker() -> None:
    read = Read(
        "Lucia Ortega: We have closed the bridge for a week.\n\nQ: For how long?\n\nA: Until the spring floods end."
    )

    assert [read.speakers(item) for item in read.statements] == [("Lucia Ortega",), ("Lucia Ortega",)]
    assert [item.content[0].cut(read.text)[:6] for item in read.statements] == ["We hav", "Until "]


def test_signed_quotation_has_its_signer() -> None:
    read = Read("“The bridge is our lifeline.” – Lucia Ortega")

    assert read.speakers(read.only()) == ("Lucia Ortega",)


def test_label_of_an_update_is_no_speaker() -> None:
    assert Read("UPDATE: The bridge has been closed for a week.").statements == ()
