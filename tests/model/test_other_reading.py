"""Other readings put together on the toy: what each adds, and where two cannot stand together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guideline.model.condition import ALWAYS, AllOf, Is
from guideline.model.open_question import Overlay
from guideline.model.other_reading import Clash, under
from tests.fixtures.toys import toy

DRY, GROWING = Is("soil", ("dry",)), Is("growing", ("yes",))


def overlay(**recommendations: object) -> Overlay:
    """Recommendations as they would be, by id with _ for -."""
    named = {id.replace("_", "-"): rule for id, rule in recommendations.items()}
    return Overlay(named, {}, {})  # type: ignore[arg-type]


def test_without_an_overlay_it_is_the_same_guideline() -> None:
    assert under(toy()) is toy()


def test_one_reading_replaces_its_part_and_nothing_else() -> None:
    feed = replace(toy().recommendations["FEED-1"], wording="must")
    found = under(toy(), overlay(FEED_1=feed))
    assert found.recommendations == {**toy().recommendations, "FEED-1": feed}
    assert found.options == toy().options


def test_two_readings_of_different_fields_are_both_taken() -> None:
    feed = toy().recommendations["FEED-1"]
    first, second = replace(feed, wording="must"), replace(feed, when=ALWAYS)
    both = under(toy(), overlay(FEED_1=first), overlay(FEED_1=second))
    assert both.recommendations["FEED-1"] == replace(feed, wording="must", when=ALWAYS)


def test_one_reading_leaves_out_a_limit_and_the_other_adds_one() -> None:
    feed = replace(toy().recommendations["FEED-1"], when=AllOf((GROWING,)))
    chosen = replace(toy(), recommendations={**toy().recommendations, "FEED-1": feed})
    without = replace(feed, when=AllOf(()))
    more = replace(feed, when=AllOf((GROWING, DRY)))
    both = under(chosen, overlay(FEED_1=without), overlay(FEED_1=more))
    assert both.recommendations["FEED-1"].when == DRY


def test_two_values_of_one_field_clash() -> None:
    feed = toy().recommendations["FEED-1"]
    first, second = replace(feed, wording="must"), replace(feed, wording="caution")
    with pytest.raises(Clash, match="both change FEED-1: wording"):
        under(toy(), overlay(FEED_1=first), overlay(FEED_1=second))


@pytest.mark.parametrize("order", [1, -1])
def test_a_part_that_one_changes_and_the_other_removes_clashes(order: int) -> None:
    feed = replace(toy().recommendations["FEED-1"], wording="must")
    both = [overlay(FEED_1=feed), Overlay({}, {}, {}, ("FEED-1",))][::order]
    with pytest.raises(Clash, match="one changes FEED-1, the other removes it"):
        under(toy(), *both)


def test_a_part_that_both_remove_is_gone() -> None:
    gone = Overlay({}, {}, {}, ("FEED-1",))
    assert "FEED-1" not in under(toy(), gone, gone).recommendations


def test_two_different_new_parts_of_one_id_clash() -> None:
    new = replace(toy().recommendations["FEED-1"], id="NEW")
    with pytest.raises(Clash, match="both add NEW"):
        under(toy(), overlay(NEW=new), overlay(NEW=replace(new, wording="must")))
