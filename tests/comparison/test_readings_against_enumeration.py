"""What readings of random small guidelines would change, against asking about every patient."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guideline.comparison.readings import effects_of_readings
from guideline.evaluation import assess
from guideline.model.guideline import Guideline
from guideline.model.open_question import OpenQuestion, Overlay, Reading
from guideline.model.other_reading import Clash, under
from tests.comparison.test_against_enumeration import _THOROUGH, everybody, inside, possible
from tests.fixtures.random_guidelines import CROWDED, guidelines

pytestmark = pytest.mark.exhaustive


def question(id: str, overlay: Overlay) -> OpenQuestion:
    readings = {"A": Reading("A", "a", overlay), "B": Reading("B", "b")}
    return OpenQuestion(id, id, "silence", "?", (), readings, "B", "", "", None)


@_THOROUGH
@given(guideline=guidelines(CROWDED).filter(lambda g: bool(g.recommendations)), data=st.data())
def test_exactly_those_who_do_not_add_up_are_counted(
    guideline: Guideline, data: st.DataObject
) -> None:
    ids = list(guideline.recommendations)
    overlays = []
    for _ in range(2):
        id, other = (data.draw(st.sampled_from(ids)) for _ in range(2))
        rule = guideline.recommendations[id]
        changed = replace(rule, when=guideline.recommendations[other].when)
        overlays.append(Overlay({id: changed}, {}, {}))
    questions = {id: question(id, o) for id, o in zip("QR", overlays, strict=True)}
    whole = replace(guideline, questions=questions)
    effects = effects_of_readings(whole)
    among = [p for p in everybody(whole) if possible(whole, p) and inside(whole, p)]
    readings = [whole, *(under(whole, overlay) for overlay in overlays)]
    for effect, other_reading in zip(effects.effects, readings[1:], strict=True):
        moved = sum(
            any(
                assess(whole, p).verdict(o) != assess(other_reading, p).verdict(o)
                for o in whole.options
            )
            for p in among
        )
        assert effect.touched is not None
        assert effect.touched.profiles == moved
    try:
        readings.append(under(whole, *overlays))
    except Clash:
        assert all(met.clash for met in effects.interactions)
        return
    wrong = 0
    for option in whole.options:
        for patient in among:
            now, first, second, both = (assess(g, patient).verdict(option) for g in readings)
            alone = {verdict for verdict in (first, second) if verdict != now} or {now}
            wrong += alone != {both}
    found = sum(m.patients.profiles for met in effects.interactions for m in met.meetings)
    assert found == wrong
