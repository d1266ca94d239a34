"""Missing values: which verdicts are still possible, what decides, and what leads to each."""

from __future__ import annotations

from pathlib import Path

from guideline.evaluation import assess, violated_constraints
from guideline.evaluation.completion import completions, settled_truth
from guideline.evaluation.option_diagram import condition_compiler
from guideline.model.condition import Truth
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient
from guideline.model.words import clause
from tests.fixtures.toys import Change, changed_toy, plant, toy


def _first_rules(*rules: tuple[str, str, str]) -> Change:
    """New recommendations on a summer outside: id, wording and condition."""
    text = "".join(
        f"  {id}:\n    title: New\n    option: outside\n    wording: {wording}\n    when: {when}\n"
        "    sources: [OUT]\n    rationale: New.\n"
        for id, wording, when in rules
    )
    return ("recommendations.yaml", "recommendations:\n", f"recommendations:\n{text}")


def _constraint(id: str, body: str) -> Change:
    return ("constraints.yaml", "constraints:\n", f"constraints:\n  {id}:\n{body}    text: New.\n")


def possible(option: str, patient: Patient) -> dict[str, str]:
    """Each possible verdict of the toy, and what leads to it in words."""
    found = completions(toy(), option, patient).possible
    return {p.verdict: clause(p.condition, toy().variables) for p in found if p.condition}


def test_a_complete_record_has_one_completion() -> None:
    found = completions(toy(), "feeding", plant(growing="yes"))
    assert found.outcome is not None
    assert found.outcome.verdict == "recommended"
    assert (found.deciding, found.possible) == ((), ())


def test_each_possible_verdict_has_the_condition_that_leads_to_it() -> None:
    assert possible("feeding", plant()) == {
        "recommended": "the plant grows",
        "not_supported": "the plant does not grow",
    }


def test_values_that_lead_to_one_verdict_are_joined() -> None:
    found = possible("soil_test", plant())
    words = "either the soil test is under way or the soil has been tested"
    assert found["satisfied"] == words  # no brackets around the whole


def test_numbers_are_cut_only_where_a_rule_can_tell_them_apart() -> None:
    found = possible("outside", plant())
    assert found["should_be_considered"] == "the plant is at most 50 cm tall"


def test_what_a_set_has_to_hold_is_all_that_is_said_of_it() -> None:
    """Mites alone decide about misting; gnats and aphids may be there or not."""
    found = possible("misting", plant(height=10))
    assert found == {
        "caution": "there are mites",
        "source_silent": "it is not the case that there are mites",
    }


def test_a_number_is_also_cut_where_what_follows_from_it_changes(tmp_path: Path) -> None:
    """The pot is too small from a height of 60 on; the rule on the height does not say so.

    Plants of 60 and more get advice against, although every rule that names the height itself
    cannot tell them from smaller ones.
    """
    guideline = changed_toy(
        tmp_path,
        _first_rules(
            ("TALL", "recommended", "{height: {at_least: 51}}"),
            ("CRAMPED", "do_not", "{pot_too_small: yes}\n    overrides: [TALL]"),
        ),
    )
    assert assess(guideline, plant(height=70, pot_width=5), "summer").verdict("outside") == "do_not"
    found = completions(guideline, "outside", plant(pot_width=5))
    assert {possible.verdict for possible in found.possible} == {
        "should_be_considered",
        "recommended",
        "do_not",
        "source_silent",
    }


def test_a_verdict_is_not_settled_by_a_sample_that_stands_for_too_much(tmp_path: Path) -> None:
    """One sample of all heights would say "recommended" for every plant."""
    guideline = changed_toy(
        tmp_path,
        (
            "recommendations.yaml",
            "      height: {at_most: 50}\n",
            "      height: {at_least: 1}\n",
        ),
        _first_rules(("CRAMPED", "do_not", "{pot_too_small: yes}\n    overrides: [OUT-1]")),
    )
    answer = assess(guideline, plant(pot_width=5), "summer").answer("outside")
    assert "do_not" in {p.verdict for p in answer.possible}


def test_the_scope_is_not_settled_by_a_sample_that_is_impossible(tmp_path: Path) -> None:
    """Plants up to 9 are impossible; those from 10 to 49 are not, and are out of scope."""
    guideline = changed_toy(
        tmp_path,
        ("guideline.yaml", "    place: indoors\n", "    height: {at_least: 50}\n"),
        _constraint(
            "TINY",
            "    kind: impossible\n    when: {any: [{height: {at_most: 9}}, {height: climbing}]}\n",
        ),
    )
    assert assess(guideline, Patient({"plant": "houseplant"})).scope is Truth.UNKNOWN


def test_a_constraint_on_a_derived_value_excludes_completions(tmp_path: Path) -> None:
    """In this house no pot is too small, so a plant of 70 stands in a wide one."""
    guideline = changed_toy(
        tmp_path,
        _constraint("WIDE", "    kind: impossible\n    when: {pot_too_small: yes}\n"),
        _first_rules(("NARROW", "do_not", "{pot_width: {at_most: 10}}")),
    )
    patient = plant(height=70)
    assert violated_constraints(guideline, plant(height=70, pot_width=5))
    assert assess(guideline, patient, "summer").verdict("outside") == "source_silent"


def test_only_what_is_still_open_in_a_derived_value_is_missing(tmp_path: Path) -> None:
    """The first case is known to fail, so its other variable does not matter any more."""
    guideline = changed_toy(
        tmp_path,
        (
            "variables.yaml",
            "            pot_width: {at_most: 10}\n",
            (
                "            pot_width: {at_most: 10}\n"
                "        - value: yes\n          when: {growing: yes}\n"
            ),
        ),
    )
    answer = assess(guideline, plant(potted="yes", height=20)).options["repotting"]
    assert answer.missing == ("growing",)


def test_a_record_that_cannot_exist_has_no_completion() -> None:
    """Without a pot there is no width; nothing may be concluded from such a record."""
    found = violated_constraints(toy(), plant(potted="no", pot_width=5))
    assert [constraint.id for constraint in found] == ["NO-POT"]


def test_a_record_that_breaks_nothing_for_certain_is_not_refused() -> None:
    assert violated_constraints(toy(), plant(potted="no")) == ()
    assert violated_constraints(toy(), plant(potted="no", pot_width="no_pot")) == ()


def _many_pairs(tmp_path: Path, names: list[str], pairs: list[tuple[str, str]]) -> Guideline:
    """Advice on a summer outside for plants in which some pair of yes/no values holds."""
    variables = "".join(
        f"  {name}:\n    kind: yes_no\n    name: {name}\n    noun: the {name}\n    group: G\n"
        f"    question: Q\n    help: H\n    values:\n"
        f"      yes: {{label: Y, phrase: {name} holds}}\n"
        f"      no: {{label: N, phrase: {name} fails}}\n"
        for name in names
    )
    both = ", ".join(f"{{{a}: yes, {b}: yes}}" for a, b in pairs)
    return changed_toy(
        tmp_path,
        ("variables.yaml", "variables:\n", f"variables:\n{variables}"),
        _first_rules(("MANY", "must", f"{{any: [{both}]}}")),
    )


NAMES = [f"v{number}" for number in range(32)]


def test_what_takes_too_many_words_is_what_the_other_verdicts_leave(tmp_path: Path) -> None:
    """Four pairs lead to "must" in four ways; that none of them holds is 16 ways."""
    names = NAMES[:8]
    pairs = list(zip(names[::2], names[1::2], strict=True))
    guideline = _many_pairs(tmp_path, names, pairs)
    found = completions(guideline, "outside", plant(height=70)).possible
    words = {p.verdict: clause(p.condition, guideline.variables) for p in found if p.condition}
    ways = " or ".join(f"({a} holds and {b} holds)" for a, b in pairs)
    assert words == {
        "must": f"either {ways}",
        "source_silent": f"it is not the case that either {ways}",
    }


def test_more_alternatives_than_anybody_reads_are_not_listed(tmp_path: Path) -> None:
    guideline = _many_pairs(tmp_path, NAMES, list(zip(NAMES[::2], NAMES[1::2], strict=True)))
    answer = assess(guideline, plant(height=70), "summer").answer("outside")
    assert {p.verdict for p in answer.possible} == {"must", "source_silent"}
    assert set(answer.missing) == set(NAMES)
    assert "too many to list" in answer.explain()


def test_a_diagram_that_grows_too_large_ends_undetermined_and_says_so(tmp_path: Path) -> None:
    """Every first half of sixteen pairs has to be remembered until its second is known."""
    guideline = _many_pairs(tmp_path, NAMES, list(zip(NAMES[:16], NAMES[16:], strict=True)))
    answer = assess(guideline, plant(height=70), "summer").answer("outside")
    assert answer.verdict == "undetermined"
    assert set(answer.missing) == set(NAMES)
    assert "Too many combinations" in answer.explain()


def test_what_is_known_makes_a_large_diagram_small(tmp_path: Path) -> None:
    """With the first of every pair known to fail, nothing is left to remember."""
    guideline = _many_pairs(tmp_path, NAMES, list(zip(NAMES[:16], NAMES[16:], strict=True)))
    known = plant(height=70, **dict.fromkeys(NAMES[:15], "no"))
    answer = assess(guideline, known, "summer").answer("outside")
    assert answer.missing == ("v15", "v31")


def test_the_scope_is_as_sure_for_the_last_of_many_plants_as_for_the_first(tmp_path: Path) -> None:
    """Each question has steps of its own; used up by all together, they would end in "unknown"."""
    guideline = changed_toy(
        tmp_path,
        ("guideline.yaml", "    place: indoors\n", "    light: [medium, bright]\n"),
        _constraint("SHADE", "    kind: impossible\n    when: {light: low, growing: yes}\n"),
    )
    scope, known = guideline.scope.when, Patient({"plant": "houseplant", "growing": "yes"})
    found = {settled_truth(guideline, scope, known)}
    condition_compiler(guideline, scope).diagrams.allow(0)
    found.add(settled_truth(guideline, scope, known))
    assert found == {Truth.TRUE}
