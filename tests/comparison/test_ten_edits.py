"""Ten edits of the houseplants, each compared and held against asking plant by plant."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from guideline.comparison import Change, Comparison, OptionChange, compare
from guideline.comparison.telling import headline
from guideline.evaluation import assess, violated_constraints
from guideline.evaluation.truth import truth
from guideline.model.condition import Truth
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient, Recorded
from tests.fixtures.toys import Change as Edit
from tests.fixtures.toys import changed_toy, toy

# Heights between two thresholds, of the toy or of an edit here, are answered alike: one of them
# stands for all, with how many they are.
HEIGHTS: tuple[tuple[Recorded, int], ...] = (
    (1, 50),
    (51, 39),
    (90, 10),
    (100, 101),
    ("climbing", 1),
)
PESTS = ("aphids", "mites", "gnats")
VALUES: dict[str, tuple[tuple[Recorded, int], ...]] = {
    "plant": (("houseplant", 1), ("tree", 1)),
    "place": (("indoors", 1), ("outdoors", 1)),
    "soil": (("dry", 1), ("moist", 1), ("wet", 1)),
    "light": (("low", 1), ("medium", 1), ("bright", 1)),
    "height": HEIGHTS,
    "pests": tuple(
        (frozenset(p for p, inside in zip(PESTS, chosen, strict=True) if inside), 1)
        for chosen in product((True, False), repeat=3)
    ),
}
"""All that the answer on watering, misting and a summer outside depends on."""


def plants() -> list[tuple[Patient, int]]:
    found = []
    for chosen in product(*VALUES.values()):
        weight = 1
        for _, number in chosen:
            weight *= number
        found.append((Patient({n: v for n, (v, _) in zip(VALUES, chosen, strict=True)}), weight))
    return found


def inside(guideline: Guideline, plant: Patient) -> bool:
    return truth(guideline.scope.when, plant, guideline.variables) is Truth.TRUE


def verdict(guideline: Guideline, plant: Patient, option: str) -> str:
    point = next(p.id for p in guideline.decision_points.values() if option in p.options)
    return assess(guideline, plant, point).verdict(option)


def checked(new: Guideline, option: str) -> tuple[Comparison, OptionChange]:
    """The comparison with the toy, after it was held against asking about every plant.

    What the option does not depend on is left out of the plants, so shares are compared, which
    have to be exactly the same.
    """
    old = toy()
    found = compare(old, new)
    change = next(one for one in found.options if one.option == option)
    moved: Counter[tuple[str, str]] = Counter()
    among = 0
    for plant, weight in plants():
        possible = not any(violated_constraints(edition, plant) for edition in (old, new))
        if possible and (inside(old, plant) or inside(new, plant)):
            among += weight
            moved[verdict(old, plant, option), verdict(new, plant, option)] += weight
    assert found.counted is not None
    expected = {pair: number for pair, number in moved.items() if pair[0] != pair[1]}
    counted = {(g.before, g.after): g.patients.profiles for g in change.groups}
    assert {pair: n * among for pair, n in counted.items()} == {
        pair: n * found.counted.in_scope for pair, n in expected.items()
    }
    assert change.patients.profiles * among == sum(expected.values()) * found.counted.in_scope
    return found, change


def edited(tmp_path: Path, *edits: Edit) -> Guideline:
    return changed_toy(tmp_path, *edits)


def pairs(change: OptionChange) -> set[tuple[str | None, str | None]]:
    return {(group.before, group.after) for group in change.groups}


def test_a_threshold_moved(tmp_path: Path) -> None:
    new = edited(
        tmp_path, ("recommendations.yaml", "{at_least: 100, at_most: 200}", "{at_least: 90}")
    )
    found, change = checked(new, "watering")
    # From 90 to 99 cm the more precise rule speaks now, unless low light makes it more precise.
    assert pairs(change) == {("recommended", "must")}
    assert change.change is Change.CHANGES
    assert change.responsible == ("WATER-2 (for whom)",)
    (words,) = change.groups[0].patients.clauses(found.variables)
    assert "the plant is between 90 and 99 cm tall" in words
    assert headline(found).endswith("watering changes: from Recommended to Must.")


def test_a_condition_dropped(tmp_path: Path) -> None:
    dropped = ("recommendations.yaml", "      soil: dry\n      light: low\n", "      light: low\n")
    _, change = checked(edited(tmp_path, dropped), "watering")
    assert ("source_silent", "should_be_considered") in pairs(change)
    assert change.responsible == ("WATER-3 (for whom)",)


def test_a_wording_changed(tmp_path: Path) -> None:
    softer = (
        "recommendations.yaml",
        "option: misting\n    wording: caution",
        "option: misting\n    wording: recommended",
    )
    _, change = checked(edited(tmp_path, softer), "misting")
    assert pairs(change) == {("caution", "recommended")}
    assert change.responsible == ("MIST-1 (wording)",)


def test_a_recommendation_removed(tmp_path: Path) -> None:
    text = (Path(__file__).parents[1] / "fixtures/toy/recommendations.yaml").read_text("utf-8")
    removed = ("recommendations.yaml", text[text.index("  OUT-1:") :], "")
    new = edited(tmp_path, removed)
    _, change = checked(new, "outside")
    assert change.change is Change.ONLY_REMOVES
    assert pairs(change) == {("should_be_considered", "source_silent")}
    assert change.responsible == ("OUT-1 (removed)",)
    example = change.groups[0].example
    assert example is not None
    assert example.before is not None
    assert example.after is not None
    assert (example.before.because, example.after.because) == (("OUT-1",), ())


def test_an_option_renamed(tmp_path: Path) -> None:
    new = edited(
        tmp_path,
        ("options.yaml", "  outside:\n", "  balcony:\n"),
        ("recommendations.yaml", "option: outside", "option: balcony"),
        ("guideline.yaml", "[soil_test, outside]", "[soil_test, balcony]"),
        ("translations/de.yaml", "  outside:", "  balcony:"),
    )
    found = compare(toy(), new)
    assert [(r.kind, r.before, r.after) for r in found.renames] == [
        ("option", "outside", "balcony")
    ]
    assert not found.noticed
    assert {change.change for change in found.options} == {Change.SAME}


def test_a_value_renamed(tmp_path: Path) -> None:
    new = edited(
        tmp_path,
        ("variables.yaml", "      wet: {label: Wet", "      soaked: {label: Wet"),
        ("options.yaml", "soil: wet", "soil: soaked"),
        ("constraints.yaml", "soil: wet", "soil: soaked"),
        ("pitfalls.yaml", "soil: [wet]", "soil: [soaked]"),
        ("translations/de.yaml", "      wet:", "      soaked:"),
    )
    found = compare(toy(), new)
    assert [(r.kind, r.of, r.before, r.after) for r in found.renames] == [
        ("value", "soil", "wet", "soaked")
    ]
    assert not found.noticed


def test_a_reading_switched(tmp_path: Path) -> None:
    """The other reading of moist soil is a recommendation in place of a declared silence."""
    water = "    when:\n      soil: dry\n    sources:\n      - WATER\n"
    new = edited(
        tmp_path,
        ("open_questions.yaml", "chosen: B\n    why: Silence is", "chosen: A\n    why: Silence is"),
        ("recommendations.yaml", water, water.replace("soil: dry", "soil: [dry, moist]")),
        ("options.yaml", "          soil: moist\n", "          soil: [dry, moist]\n"),
    )
    found, change = checked(new, "watering")
    # Where gnats are about, the pitfall prevails in both editions.
    assert pairs(change) == {("source_silent", "recommended")}
    assert "question Q-MOIST: chosen" in {edit.name for edit in found.edits}


def test_a_paraphrase_reworded(tmp_path: Path) -> None:
    text = toy().statements["TALL"].paraphrase
    new = edited(tmp_path, ("sources.yaml", text, "Tall ones dry out sooner."))
    found, change = checked(new, "watering")
    assert change.change is Change.OTHER_REASONS
    # Seen with every answer that rests on the statement: dry soil, from 100 cm, in brighter light,
    # and no gnats, which would make it a conflict without another word.
    assert [reason.text for reason in change.reasons] == [
        "source statement TALL is put in other words"
    ]
    assert not found.concerns_patients
    assert headline(found).startswith("No patient gets another verdict.")


def test_a_comment_only(tmp_path: Path) -> None:
    new = edited(tmp_path, ("options.yaml", "  watering:\n", "  # a note\n  watering:\n"))
    found, _ = checked(new, "watering")
    assert found.identical
    assert headline(found).startswith("Nothing changes")


def test_the_scope_narrowed(tmp_path: Path) -> None:
    when = "    plant: houseplant\n    place: indoors\n  statements"
    narrower = when.replace("  statements", "    light: [medium, bright]\n  statements")
    found, change = checked(edited(tmp_path, ("guideline.yaml", when, narrower)), "watering")
    assert found.counted is not None
    assert found.counted.after * 3 == found.counted.before * 2
    assert {after for _, after in pairs(change)} == {"out_of_scope"}
    assert "scope" in change.responsible


# What is not the same in both vocabularies


def test_a_new_variable_counts_over_the_union(tmp_path: Path) -> None:
    new = edited(
        tmp_path,
        (
            "variables.yaml",
            "  growing:\n",
            (
                "  thirsty:\n    kind: yes_no\n    name: Thirst\n    noun: the thirst\n"
                "    group: Plant\n    question: Is it thirsty?\n    help: Look.\n    values:\n"
                "      yes: {label: Yes, phrase: the plant is thirsty}\n"
                "      no: {label: No, phrase: the plant is not thirsty}\n  growing:\n"
            ),
        ),
        (
            "recommendations.yaml",
            "      soil: dry\n      light: low\n",
            "      soil: dry\n      light: low\n      thirsty: yes\n",
        ),
    )
    found = compare(toy(), new)
    before = compare(toy(), toy())
    assert found.counted is not None
    assert before.counted is not None
    assert found.counted.in_scope == 2 * before.counted.in_scope
    assert found.added == ("variable thirsty",)
    change = next(one for one in found.options if one.option == "watering")
    (words, *_) = change.groups[0].patients.clauses(found.variables)
    assert "the plant is not thirsty" in words


def test_a_value_of_one_edition_only_is_a_record_that_the_other_refuses(tmp_path: Path) -> None:
    new = edited(
        tmp_path,
        (
            "variables.yaml",
            "{label: Bright, phrase: the light is bright}\n",
            (
                "{label: Bright, phrase: the light is bright}\n      glaring: {label: Glaring, "
                "phrase: the light is glaring}\n"
            ),
        ),
    )
    found = compare(toy(), new)
    (record,) = found.records
    assert record.accepted
    assert record.because == ("values of light",)
    assert record.patients.clauses(found.variables) == [
        "the plant is a houseplant, the plant stands indoors and the light is glaring"
    ]
    # Three values both know, one that only the new edition knows.
    assert found.counted is not None
    assert record.patients.profiles * 3 == found.counted.in_scope
    assert not found.changed


def test_a_variable_with_another_unit_is_two_variables(tmp_path: Path) -> None:
    new = edited(tmp_path, ("variables.yaml", "    unit: cm\n", "    unit: m\n"))
    assert compare(toy(), new).split[0] == "height"


def test_another_assumed_value_concerns_patients(tmp_path: Path) -> None:
    new = edited(tmp_path, ("variables.yaml", "    assume: medium\n", "    assume: low\n"))
    found = compare(toy(), new)
    assert found.assumed == (("light", "medium", "low"),)
    assert not found.changed
    assert found.concerns_patients


def test_a_warning_shown_to_others_is_counted(tmp_path: Path) -> None:
    new = edited(
        tmp_path, ("constraints.yaml", "      pot_width: [1, 2, 3]", "      pot_width: [1, 2]")
    )
    (alert,) = compare(toy(), new).alerts
    assert alert.id == "TOP-HEAVY"
    assert (alert.before.profiles > 0, alert.after.profiles) == (True, 0)


@pytest.mark.parametrize("limit", [10])
def test_what_is_too_large_is_not_called_the_same(tmp_path: Path, limit: int) -> None:
    new = edited(
        tmp_path, ("recommendations.yaml", "{at_least: 100, at_most: 200}", "{at_least: 90}")
    )
    found = compare(toy(), new, limit=limit)
    assert "Watering" in found.not_compared
    assert found.concerns_patients
