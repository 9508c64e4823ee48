"""Each rule of furniture matches its example and leaves its counter-example alone."""

from dataclasses import replace

import pytest

from diurna.errors import DataError
from diurna.reading import furniture
from diurna.reading.furniture import FurnitureRule, load_furniture_rules
from diurna.types.reports import PassageKind

_EACH = pytest.mark.parametrize(
    "rule", load_furniture_rules(), ids=lambda rule: f"{rule.kind.value}: {rule.example[:30]}"
)


def _fits(rule: FurnitureRule, words: str) -> bool:
    place = {"early": 0, "late": 99}.get(rule.where, 50)
    return rule.fits(words, place, 100, len(words.split()))


@_EACH
def test_rule_takes_its_example(rule: FurnitureRule) -> None:
    assert _fits(rule, rule.example)


@_EACH
def test_rule_leaves_its_counter_example(rule: FurnitureRule) -> None:
    assert not _fits(rule, rule.counter)


@_EACH
def test_no_rule_takes_another_counter_for_furniture_of_its_kind(rule: FurnitureRule) -> None:
    others = [other for other in load_furniture_rules() if other.kind is rule.kind]
    assert not any(_fits(other, rule.counter) for other in others)


def test_rules_speak_of_every_kind_that_words_can_tell() -> None:
    told = {rule.kind for rule in load_furniture_rules()}
    by_place = {PassageKind.BODY, PassageKind.HEADER, PassageKind.HEADLINE, PassageKind.DATELINE}
    assert told == set(PassageKind) - by_place


def test_a_rule_whose_example_fails_is_refused() -> None:
    rule = replace(load_furniture_rules()[0], example="Ships left.")
    with pytest.raises(DataError, match="example"):
        furniture._check(rule, "table", 1)


def test_place_limits_a_rule() -> None:
    byline = next(rule for rule in load_furniture_rules() if rule.where == "early")
    assert byline.fits(byline.example, 0, 30, 5)
    assert not byline.fits(byline.example, 20, 30, 5)
