"""How far each statement is tested: states and lists worked out by hand on the toy."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from guideline.loading import PhraseBook, Project, load_project, parse_feature
from guideline.model.source import Executable
from guideline.rendering import render_pages
from guideline.rendering.context import Context
from guideline.rendering.coverage import Coverage, coverage, legend
from guideline.rendering.trace_view import TraceView, trace_view
from guideline.rendering.unreached_view import UnreachedList, unreached_view
from guideline.verification.results import Result, Run, State, reconcile
from guideline.verification.traceability import Trace, Use
from guideline.verification.verify import Verification
from tests.fixtures.toys import changed_toy, toy
from tests.rendering.conftest import passed
from tests.rendering.hostile import toy_project
from tests.rendering.proved import project_of, proved, small
from tests.rendering.reading import ROOT, read_page, visible
from tests.verification.projects import COLD

TEMPLATES = ROOT / "site_templates" / "pages"
PAGE = "toy/traceability.md"


@pytest.fixture
def toys(tmp_path: Path) -> Project:
    """Three scenarios: dry soil for WATER-1; wet and moist soil for WATER-1 and WET."""
    return toy_project(tmp_path)


def context_of(project: Project, run: Run | None, found: Verification | None = None) -> Context:
    (guideline,) = project.guidelines.values()
    return Context(guideline, project.features, run, found)


def green(project: Project) -> Run:
    return reconcile(project.scenarios(), [passed(s) for s in project.scenarios()])


def dry_soil(project: Project, *results: Result) -> Run:
    """Two scenarios passed; the one on dry soil ended as given, or never ran."""
    others = [passed(s) for s in project.scenarios()[1:]]
    return reconcile(project.scenarios(), [*results, *others])


def states(view: TraceView) -> dict[str, str]:
    return {row.id: row.state.kind for row in view.rows}


def unreached(project: Project, found: Verification | None = None) -> dict[str, UnreachedList]:
    (book,) = project.books.values()
    lists = unreached_view(context_of(project, None, found), book)
    return {listed.anchor.removeprefix("unreached-"): listed for listed in lists}


# The state of a statement

USED = Trace("S", (Use("recommendation", "R"),), ())


def state_of(
    executable: Executable, traced: Trace, *, ran: bool, not_passed: int = 0, untested: int = 0
) -> Coverage:
    statement = dataclasses.replace(toy().statements["WATER"], executable=executable)
    return coverage(statement, traced, ran=ran, not_passed=not_passed, untested=untested)


def traced_by(project: Project, *uses: Use) -> Trace:
    return Trace("S", uses, tuple(project.scenarios()))


def test_one_failed_scenario_outweighs_everything(toys: Project) -> None:
    for executable in Executable:
        for traced in (traced_by(toys, *USED.uses), traced_by(toys)):
            assert state_of(executable, traced, ran=True, not_passed=1) is Coverage.FAILING


def test_a_used_statement_without_a_scenario_is_said_to_have_none() -> None:
    for ran in (True, False):
        assert state_of(Executable.YES, USED, ran=ran) is Coverage.NO_SCENARIO
        assert state_of(Executable.PARTLY, USED, ran=ran) is Coverage.NO_SCENARIO


def test_a_statement_for_a_person_has_no_missing_scenario(toys: Project) -> None:
    assert state_of(Executable.NO, USED, ran=True) is Coverage.PERSON
    assert state_of(Executable.NO, traced_by(toys, *USED.uses), ran=True) is Coverage.PERSON


def test_a_persons_task_stays_in_sight_when_only_a_scenario_names_the_statement(
    toys: Project,
) -> None:
    assert state_of(Executable.NO, traced_by(toys), ran=True) is Coverage.PERSON


def test_nothing_rests_on_a_statement_without_a_use(toys: Project) -> None:
    assert state_of(Executable.NO, Trace("S", (), ()), ran=True) is Coverage.NOTHING
    assert state_of(Executable.YES, Trace("S", (), ()), ran=False) is Coverage.NOTHING
    assert state_of(Executable.YES, traced_by(toys), ran=True) is Coverage.NOTHING


def test_only_a_run_makes_a_statement_pass(toys: Project) -> None:
    traced = traced_by(toys, *USED.uses)
    assert state_of(Executable.YES, traced, ran=True) is Coverage.PASSED
    assert state_of(Executable.YES, traced, ran=False) is Coverage.TESTED
    assert state_of(Executable.PARTLY, traced, ran=True) is Coverage.PARTLY
    assert state_of(Executable.PARTLY, traced, ran=False) is Coverage.PARTLY_TESTED


def test_a_part_without_a_scenario_leaves_a_statement_partly_tested(toys: Project) -> None:
    traced = traced_by(toys, *USED.uses)
    assert state_of(Executable.YES, traced, ran=True, untested=1) is Coverage.PARTLY
    assert state_of(Executable.YES, traced, ran=False, untested=1) is Coverage.PARTLY_TESTED
    rows = {row.id: row.untested for row in trace_view(context_of(toys, green(toys))).rows}
    assert rows["NEVER"] == ("GNATS", "SOAKED")
    assert rows["WATER"] == ()  # WATER-1 has scenarios; a silence needs none


def test_the_legend_counts_every_state_once() -> None:
    entries = legend([Coverage.PASSED, Coverage.PERSON, Coverage.PASSED], ran=True)
    assert [(entry.chip.kind, entry.count) for entry in entries] == [
        ("passed", 2),
        ("partly", 0),
        ("person", 1),
        ("nothing", 0),
        ("no-scenario", 0),
        ("failing", 0),
    ]


def test_without_a_run_the_legend_speaks_of_no_result() -> None:
    entries = legend([Coverage.TESTED], ran=False)
    assert [entry.chip.kind for entry in entries] == [
        "tested",
        "partly-tested",
        "person",
        "nothing",
        "no-scenario",
    ]


# The toy, statement by statement

NO_SCENARIO = dict.fromkeys(("TITLE", "TEST", "TALL", "LOW", "FEED", "POT", "MIST"), "no-scenario")


def test_the_states_of_the_toy_after_a_green_run(toys: Project) -> None:
    """WATER and BRIGHT hold WATER-1; NEVER holds WET, but GNATS and SOAKED without a scenario."""
    assert states(trace_view(context_of(toys, green(toys)))) == {
        **NO_SCENARIO,
        "WATER": "passed",
        "BRIGHT": "passed",
        "NEVER": "partly",
        "OUT": "person",
    }


@pytest.mark.parametrize("state", [state for state in State if state is not State.PASSED])
def test_a_scenario_that_did_not_pass_shows_where_its_rule_rests(
    state: State, toys: Project
) -> None:
    """The scenario on dry soil tests WATER-1 only, so NEVER stays as it was."""
    first = toys.scenarios()[0]
    run = dry_soil(toys, Result(*first.key, state, "No.", 1))
    assert states(trace_view(context_of(toys, run))) == {
        **NO_SCENARIO,
        "WATER": "failing",
        "BRIGHT": "failing",
        "NEVER": "partly",
        "OUT": "person",
    }


def test_a_scenario_that_never_ran_is_not_passed(toys: Project) -> None:
    view = trace_view(context_of(toys, dry_soil(toys)))
    assert states(view)["WATER"] == "failing"
    assert next(row.result for row in view.rows if row.id == "WATER") == "2 of 3 passed"


def test_without_a_run_no_state_speaks_of_a_result(toys: Project) -> None:
    view = trace_view(context_of(toys, None))
    assert states(view)["WATER"] == "tested"
    assert {row.result for row in view.rows} == {""}
    assert set(states(view).values()) == {
        "tested",
        "partly-tested",
        "person",
        "no-scenario",
    }


def test_a_statement_that_scenarios_test_in_part_is_partly_tested(tmp_path: Path) -> None:
    before = "fingerprint: 9ab019f6201e355125d4160b5846141d91041aa196002e34b6e2dfc52b9a3c59\n"
    changed = f"{before}    verify_otherwise: Look.\n    executable: partly\n  TALL:"
    guideline = changed_toy(
        tmp_path, ("sources.yaml", f"{before}    executable: yes\n  TALL:", changed)
    )
    toys = toy_project(tmp_path)
    context = Context(guideline, toys.features, green(toys))
    assert states(trace_view(context))["BRIGHT"] == "partly"


def test_a_use_is_of_the_kind_that_it_is_filtered_by(toys: Project) -> None:
    kinds = {row.id: row.kinds for row in trace_view(context_of(toys, None)).rows}
    assert kinds["TITLE"] == "scope"
    assert kinds["WATER"] == "recommendation silence"
    assert kinds["NEVER"] == "pitfall check"
    assert kinds["FEED"] == "recommendation pitfall check"


def test_statements_stay_in_order_under_their_sections(toys: Project) -> None:
    sections = trace_view(context_of(toys, None)).sections
    assert [(s.title, [row.id for row in s.rows]) for s in sections] == [
        ("Title", ["TITLE"]),
        ("Test", ["TEST"]),
        ("Water", ["WATER", "BRIGHT", "TALL", "LOW"]),
        ("Mistakes", ["NEVER"]),
        ("Food", ["FEED"]),
        ("Pot", ["POT", "MIST"]),
        ("Summer", ["OUT"]),
    ]


# What no scenario reaches


def test_statements_without_a_scenario_are_listed_with_the_reason(toys: Project) -> None:
    listed = unreached(toys)["statements"]
    assert listed.said == "8 of 11 statements are not reached."
    why = {item.link.text: item.why for item in listed.items}
    assert list(why) == [
        "TITLE: Title",
        "TEST: Test",
        "TALL: Water",
        "LOW: Water",
        "FEED: Food",
        "POT: Pot",
        "MIST: Pot",
        "OUT: Summer",
    ]
    assert why["TITLE: Title"] == (
        "A heading. A scenario could test it, and there is none. Read the title of the page."
    )
    assert why["TEST: Test"] == "A scenario could test it, and there is none."
    assert why["OUT: Summer"] == "For a person to check. Ask in summer."


def test_rules_without_a_scenario_are_listed(toys: Project) -> None:
    """WATER-1 and WET have scenarios; 7 recommendations and 3 pitfalls have none."""
    listed = unreached(toys)["rules"]
    assert listed.said == "10 of 12 recommendations and pitfalls are not reached."
    assert [item.link.text.partition(":")[0] for item in listed.items] == [
        "TEST-1",
        "WATER-2",
        "WATER-3",
        "FEED-1",
        "REPOT-1",
        "MIST-1",
        "OUT-1",
        "GNATS",
        "SKIP",
        "ALWAYS-HUNGRY",
    ]


def test_claims_and_checks_without_a_scenario_are_listed(toys: Project) -> None:
    """Three claims and five checks, and no scenario is tagged with one."""
    listed = unreached(toys)["records"]
    assert listed.said == "8 of 8 claims and checks are not reached."


def test_options_and_questions_without_a_scenario_are_listed(toys: Project) -> None:
    """Every Then is about watering; no scenario is tagged with a question."""
    lists = unreached(toys)
    assert lists["options"].said == "5 of 6 options are not reached."
    assert "Watering" not in [item.link.text for item in lists["options"].items]
    assert lists["questions"].said == "3 of 3 open questions are not reached."


def test_values_that_no_scenario_mentions_are_listed(toys: Project) -> None:
    """Of 26 values 5 are said: houseplant, indoors, and the three of the soil."""
    listed = unreached(toys)["values"]
    assert listed.said == "21 of 26 values are mentioned by no scenario."
    why = {item.link.text: item.why for item in listed.items}
    assert "Soil" not in why
    assert "Pot too small" not in why  # derived, so nobody can say it
    assert why["Place"] == "No scenario mentions: Outdoors."
    assert why["Light and warmth"] == (
        "No scenario mentions it at all: "
        "Low, Medium (assumed when a scenario does not say), Bright."
    )
    assert why["Height"] == "No scenario mentions it at all: Climbing, any number."
    assert why["Pests"] == "No scenario mentions it at all: Aphids, Mites, Gnats, none at all."


def with_given(project: Project, old: str, new: str) -> Project:
    """The project with another text of a line."""
    features = tuple(
        dataclasses.replace(
            feature,
            scenarios=tuple(
                dataclasses.replace(
                    scenario,
                    steps=tuple(
                        dataclasses.replace(step, text=step.text.replace(old, new))
                        for step in scenario.steps
                    ),
                )
                for scenario in feature.scenarios
            ),
        )
        for feature in project.features
    )
    return dataclasses.replace(project, features=features)


def why_of(project: Project, name: str) -> str:
    items = unreached(project)["values"].items
    return next((item.why for item in items if item.link.text == name), "")


def test_a_number_counts_for_every_number(toys: Project) -> None:
    changed = with_given(toys, "the soil is dry", "the plant is 40 cm tall")
    assert why_of(changed, "Height") == "No scenario mentions: Climbing."


def test_the_empty_set_is_a_value_of_its_own(toys: Project) -> None:
    changed = with_given(toys, "the soil is dry", "there are no pests")
    assert why_of(changed, "Pests") == "No scenario mentions: Aphids, Mites, Gnats."


def test_a_variable_that_is_only_called_unknown_has_no_mentioned_value(toys: Project) -> None:
    changed = with_given(toys, "the soil is", "nobody has felt the soil")
    changed = with_given(changed, "nobody has felt the soil dry", "nobody has felt the soil")
    assert why_of(changed, "Soil") == (
        "Scenarios only call it unknown. Never mentioned: Dry, Moist, Wet."
    )


def test_lines_that_mean_nothing_are_counted_and_said(toys: Project) -> None:
    assert unreached(toys)["values"].notes == ()
    changed = with_given(toys, "the soil is dry", "the soil is purple")
    assert unreached(changed)["values"].notes == (
        "1 line of a scenario means nothing, so what is mentioned there is not counted.",
    )


def test_lists_without_an_entry_say_so_with_their_count() -> None:
    """The guideline on colds has a scenario for all of its parts."""
    project = load_project(COLD)
    guideline = project.guidelines["cold"]
    lists = unreached(project)
    rules = len(guideline.recommendations) + len(guideline.pitfalls)
    assert lists["rules"].items == ()
    assert (
        lists["rules"].said == f"Every recommendation and pitfall is reached: {rules} of {rules}."
    )
    assert lists["questions"].said.startswith("Every open question is reached: ")


def test_a_list_of_nothing_calls_nothing_reached(toys: Project) -> None:
    guideline = dataclasses.replace(toys.guidelines["toy"], properties={}, constraints={})
    bare = dataclasses.replace(toys, guidelines={"toy": guideline})
    assert unreached(bare)["records"].said == "There are no claims and checks."


def test_outcomes_that_no_scenario_reaches_are_listed(tmp_path: Path) -> None:
    """Of three outcomes of the soil test and two of feeding, one each is reached."""
    found = proved(small())
    listed = unreached(project_of(tmp_path, small()), found)["outcomes"]
    assert listed.said == "3 of 5 outcomes are not reached."
    assert len(listed.notes) == 1  # what an outcome is
    assert [item.link.text for item in listed.items] == ["Soil test", "Soil test", "Feeding"]
    assert listed.known


def test_outcomes_that_are_not_known_are_never_called_reached(tmp_path: Path) -> None:
    project = project_of(tmp_path, small())
    unread = dataclasses.replace(proved(small()), reach=None)
    for found in (None, unread):
        listed = unreached(project, found)["outcomes"]
        assert not listed.known
        assert "is reached:" not in listed.said


def test_groups_left_out_of_the_outcomes_are_said(tmp_path: Path) -> None:
    found = proved(small())
    assert found.reach is not None
    cut = dataclasses.replace(found.reach, unlisted={"feeding": 7})
    listed = unreached(project_of(tmp_path, small()), dataclasses.replace(found, reach=cut))
    assert listed["outcomes"].notes[1:] == ("Feeding: 7 profiles are in no outcome counted here.",)


# The page


def test_the_page_paints_and_lists_after_a_run(toys: Project) -> None:
    page = render_pages(toys, green(toys), templates=TEMPLATES)[PAGE]
    text = visible(page)
    assert page.count('<div class="gl-painted gl-painted-passed') == 2
    assert "All scenarios passed 2 statements" in text
    assert "Partly tested 1 statement" in text
    assert "No scenario 7 statements" in text
    assert "A scenario did not pass none" in text


def test_the_committed_page_paints_only_what_is_known(toys: Project) -> None:
    page = render_pages(toys, None, templates=TEMPLATES)[PAGE]
    assert "passed" not in page
    assert "Results appear in the published site." in visible(page)
    assert page.count('<div class="gl-painted gl-painted-tested') == 2


def test_every_painted_statement_links_to_its_row(toys: Project) -> None:
    page = read_page(render_pages(toys, None, templates=TEMPLATES)[PAGE])
    rows = [id for id in page.ids if id.startswith("statement-")]
    assert len(rows) == 11
    assert [row for row in rows if f"#{row}" not in page.links] == []


def test_a_scenario_in_another_language_is_read_in_that_language(tmp_path: Path) -> None:
    """Its value counts as mentioned."""
    text = (
        "# language: de\n@rec:FEED-1\nFunktionalität: Licht\n\n  Szenario: Hell\n"
        "    Angenommen das Licht ist hell\n"
    )
    german = PhraseBook(toy()).in_language("de")
    light = german.spoken.variables["light"].values["bright"].phrase
    feature, _ = parse_feature(
        text.replace("das Licht ist hell", light), "features/toy/care/licht.feature", toy()
    )
    assert feature is not None
    toys = toy_project(tmp_path)
    both = dataclasses.replace(toys, features=(*toys.features, feature))
    assert why_of(both, "Light and warmth") == (
        "No scenario mentions: Low, Medium (assumed when a scenario does not say)."
    )
