"""The command line: exit codes, what is printed, and never a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from guideline import __version__
from guideline.cli.app import cli
from tests.verification.projects import (
    PITFALLS,
    RECOMMENDATIONS,
    REPOSITORY,
    REST,
    SETTINGS,
    WRONG,
    SmallProject,
    command_line,
    small_project,
)

GUIDELINE = "alk-nsclc-post-lorlatinib"
IN_SCOPE = {
    "disease": "nsclc",
    "alk_status": "positive",
    "last_systemic_therapy": "lorlatinib",
    "progression_on_lorlatinib": "confirmed",
}
WIDESPREAD = IN_SCOPE | {
    "ecog": 1,
    "symptoms": "symptomatic",
    "extent": "systemic_multiple",
    "lorlatinib_line": "2",
    "profiling_state": "tissue_positive",
}
FEW_SITES = IN_SCOPE | {
    "symptoms": "asymptomatic",
    "extent": "limited_oligo",
    "local_modalities_feasible": ["sabr"],
}
OPTIONS = [
    "molecular_profiling",
    "tissue_rebiopsy",
    "platinum_pemetrexed",
    "single_agent_chemo",
    "local_therapy",
    "local_modality_sabr",
    "local_modality_surgery",
    "local_modality_thermal_ablation",
    "continue_lorlatinib",
    "abcp",
    "off_target_therapy",
    "other_alk_tki",
    "chemo_plus_ici",
    "ici_monotherapy",
]


COMMANDS = [
    "advise",
    "build",
    "check",
    "diff",
    "format",
    "lsp",
    "new",
    "readings",
    "release",
    "review",
    "schema",
    "serve",
    "sources",
    "steps",
    "test",
    "verify",
]


def _run(*arguments: str | Path) -> Result:
    """One command in this process; anything but an orderly end is raised."""
    done = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def _advise(path: Path, *arguments: str) -> Result:
    return _run("advise", path, "--project", REPOSITORY, "--guideline", GUIDELINE, *arguments)


def _patient(folder: Path, values: Mapping[str, object]) -> Path:
    path = folder / "patient.yaml"
    path.write_text(json.dumps(values, indent=1), "utf-8")  # JSON is YAML, too
    return path


def _answer(folder: Path, values: Mapping[str, object]) -> dict[str, Any]:
    done = _advise(_patient(folder, values), "--format", "json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def _verdicts(answer: Mapping[str, Any]) -> dict[str, str]:
    return {option: given["verdict"] for option, given in answer["options"].items()}


@pytest.fixture
def cold(tmp_path: Path) -> SmallProject:
    return small_project(tmp_path)


# The command itself


def test_help_lists_every_command_and_the_exit_codes() -> None:
    done = _run("--help")
    named = re.findall(r"^  ([a-z]+)  ", done.stdout, re.MULTILINE)
    assert named == COMMANDS
    assert "0 good, 1 findings, 2 the input or the call cannot be used" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    assert _run(command, "-h").exit_code == 0


def test_version_names_the_version() -> None:
    done = command_line("--version")
    assert (done.code, done.out) == (0, f"guideline, version {__version__}\n")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("chekc", "There is no command 'chekc'. Did you mean 'check'?"),
        ("Advise", "There is no command 'Advise'. Did you mean 'advise'?"),
        ("xyz", f"There is no command 'xyz'. There are: {', '.join(COMMANDS)}"),
    ],
)
def test_a_mistyped_command_names_the_nearest(typed: str, hint: str) -> None:
    done = _run(typed)
    assert done.exit_code == 2
    assert hint in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["advise"],
        ["check", "--project", "/no/such/folder"],
        ["check", "--format", "xml"],
        ["serve", "--port", "0"],
        ["--wrong"],
        ["sources", "--guideline", "no-such-guideline", "--project", str(REPOSITORY)],
    ],
    ids=" ".join,
)
def test_a_call_that_cannot_be_used_ends_with_2(arguments: list[str]) -> None:
    assert _run(*arguments).exit_code == 2


def test_a_folder_without_a_project_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "guideline" / "content").mkdir(parents=True)
    done = _run("check", "--project", tmp_path)
    assert done.exit_code == 2
    assert done.stderr.startswith("guideline/content: there is no guideline")


# check


def test_check_is_good_for_a_project_without_fault_or_gap(cold: SmallProject) -> None:
    done = _run("check", "--project", cold.root)
    expected = "cold: 2 feature files, 7 scenarios; no faults, no gaps.\n"
    assert (done.exit_code, done.stdout) == (0, expected)


def test_check_ends_with_1_and_names_what_no_scenario_tests(cold: SmallProject) -> None:
    cold.replace("features/cold/antibiotics.feature", "@pitfall:ABX ", "")
    done = _run("check", "--project", cold.root)
    first = "cold: untested pitfall ABX: No scenario has the tag @pitfall:ABX."
    assert (done.exit_code, done.stdout.splitlines()[0]) == (1, first)


def test_check_ends_with_2_and_names_every_fault_of_every_file(cold: SmallProject) -> None:
    cold.replace(RECOMMENDATIONS, "wording: recommended", "wording: recomended")
    cold.replace(PITFALLS, "option: antibiotics", "option: antibiotic")
    done = _run("check", "--project", cold.root)
    assert done.exit_code == 2
    assert done.stderr == (
        "guideline/content/cold/pitfalls.yaml:5:13: there is no option 'antibiotic'; "
        "expected an id of options.yaml. Did you mean 'antibiotics'?\n"
        "    option: antibiotic\n"
        "            ^\n"
        "guideline/content/cold/recommendations.yaml:5:14: there is no wording 'recomended'; "
        "expected an id of guideline.yaml. Did you mean 'recommended'?\n"
        "    wording: recomended\n"
        "             ^\n"
        "2 faults. Nothing else was done.\n"
    )


def test_check_names_the_place_and_the_nearest_phrase_of_a_feature(cold: SmallProject) -> None:
    cold.replace(
        REST, "    And open question Q1", "    And rest is recomended\n    And open question Q1"
    )
    done = _run("check", "--project", cold.root)
    assert done.exit_code == 2
    assert done.stderr.splitlines()[:3] == [
        (
            "features/cold/rest.feature:13:14: there is no verdict 'is recomended'. "
            "Did you mean 'rest is recommended'?"
        ),
        "    And rest is recomended",
        "             ^",
    ]


def test_check_prints_its_findings_as_json(cold: SmallProject) -> None:
    cold.replace("features/cold/antibiotics.feature", "@pitfall:ABX ", "")
    report = json.loads(_run("check", "--project", cold.root, "--format", "json").stdout)
    assert report == {
        "guidelines": ["cold"],
        "scenarios": 7,
        "findings": [
            {
                "guideline": "cold",
                "kind": "untested_pitfall",
                "id": "ABX",
                "text": "No scenario has the tag @pitfall:ABX.",
            }
        ],
    }


def test_check_prints_faults_as_json(cold: SmallProject) -> None:
    cold.replace(PITFALLS, "option: antibiotics", "option: antibiotic")
    done = _run("check", "--project", cold.root, "--format", "json")
    assert done.exit_code == 2
    assert json.loads(done.stdout)["faults"] == [
        {
            "file": "guideline/content/cold/pitfalls.yaml",
            "line": 5,
            "column": 13,
            "message": "there is no option 'antibiotic'",
            "expected": "an id of options.yaml",
            "hint": "Did you mean 'antibiotics'?",
        }
    ]


# test


def test_a_failing_scenario_is_named_with_its_place_and_reason(cold: SmallProject) -> None:
    cold.replace(REST, "    Then rest is recommended\n    And", f"    Then {WRONG}\n    And")
    done = command_line("test", "--project", str(cold.root))
    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[0] == "features/cold/rest.feature:8: failed: Fever"
    assert lines[1].startswith(
        f"    Line 11. Expected: {WRONG}. The answer is: rest is recommended."
    )
    assert lines[-1] == "7 scenarios: 6 passed, 1 failed."


def test_a_passing_project_prints_one_line_without_colour(cold: SmallProject) -> None:
    done = command_line("test", "--project", str(cold.root))
    assert (done.code, done.out, done.err) == (0, "7 scenarios: 7 passed.\n", "")


# advise: what must be shown


@pytest.fixture(scope="module")
def widespread(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Fit, symptomatic, several systemic lesions, lorlatinib second line, profiled."""
    return _answer(tmp_path_factory.mktemp("widespread"), WIDESPREAD)


@pytest.fixture(scope="module")
def few_sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """No symptoms, few sites, all of them within the reach of SABR."""
    return _answer(tmp_path_factory.mktemp("few"), FEW_SITES)


@pytest.mark.parametrize(
    ("option", "verdict", "rule"),
    [
        ("platinum_pemetrexed", "recommended", "CHEMO-1"),
        ("continue_lorlatinib", "do_not", "PIT-3"),
        ("ici_monotherapy", "do_not", "PIT-1"),
        ("single_agent_chemo", "less_preferred", "CHEMO-5"),
        ("molecular_profiling", "satisfied", "PROF-1"),
        ("abcp", "caution", "IO-4"),
    ],
)
def test_widespread_symptomatic_progression(
    option: str, verdict: str, rule: str, widespread: Mapping[str, Any]
) -> None:
    given = widespread["options"][option]
    assert (given["verdict"], given["because"]) == (verdict, [rule])


def test_the_words_of_the_source_are_kept_with_the_verdict(widespread: Mapping[str, Any]) -> None:
    given = widespread["options"]["platinum_pemetrexed"]
    assert given["wording"] == "is the guideline-recommended treatment"


def test_second_line_lorlatinib_brings_in_the_statements_drawn_from_asco(
    widespread: Mapping[str, Any],
) -> None:
    statements = widespread["options"]["platinum_pemetrexed"]["statements"]
    assert statements == ["CHEMO-1", "CHEMO-2", "CHEMO-4", "CHEMO-3"]


def test_an_unrecorded_performance_status_leaves_chemotherapy_undetermined(
    tmp_path: Path,
) -> None:
    """A missing value is never read as a good one."""
    values = {key: value for key, value in WIDESPREAD.items() if key != "ecog"}
    given = _answer(tmp_path, values)["options"]["platinum_pemetrexed"]
    assert (given["verdict"], given["missing"]) == ("undetermined", ["ecog"])
    assert {possible["verdict"] for possible in given["possible"]} == {
        "recommended",
        "source_silent",
    }


@pytest.mark.parametrize("line", ["1", "ge4"])
def test_other_lines_of_lorlatinib_keep_the_verdict_but_not_the_statements_from_asco(
    line: str, tmp_path: Path
) -> None:
    answer = _answer(tmp_path, WIDESPREAD | {"lorlatinib_line": line})
    given = answer["options"]["platinum_pemetrexed"]
    assert (given["verdict"], given["statements"]) == ("recommended", ["CHEMO-1", "CHEMO-2"])
    assert "A-LINE" in [alert["id"] for alert in answer["alerts"]]


@pytest.mark.parametrize(
    ("option", "verdict"),
    [
        ("local_therapy", "should_be_considered"),
        ("continue_lorlatinib", "may_be_considered"),
        ("local_modality_sabr", "option"),
        ("local_modality_surgery", "source_silent"),
        ("molecular_profiling", "undetermined"),
        ("ici_monotherapy", "do_not"),
    ],
)
def test_few_sites_without_symptoms(
    option: str, verdict: str, few_sites: Mapping[str, Any]
) -> None:
    assert few_sites["options"][option]["verdict"] == verdict


def test_an_alk_negative_tumour_is_out_of_scope_for_every_option(tmp_path: Path) -> None:
    answer = _answer(tmp_path, WIDESPREAD | {"alk_status": "negative"})
    assert answer["scope"] == "out_of_scope"
    assert _verdicts(answer) == dict.fromkeys(OPTIONS, "out_of_scope")


@pytest.mark.parametrize("pdl1", ["lt1", "mid_1to49", "ge50", "unknown"])
def test_pd_l1_changes_nothing_in_the_whole_answer(
    pdl1: str, widespread: Mapping[str, Any], tmp_path: Path
) -> None:
    assert _answer(tmp_path, WIDESPREAD | {"pdl1": pdl1}) == widespread


def test_nothing_known_leaves_every_option_undetermined_and_asks_for_the_scope_first(
    tmp_path: Path,
) -> None:
    answer = _answer(tmp_path, {})
    assert _verdicts(answer) == dict.fromkeys(OPTIONS, "undetermined")
    assert answer["missing"][: len(IN_SCOPE)] == list(IN_SCOPE)


# advise: the shape of the answer


def test_the_answer_has_the_keys_of_the_contract(widespread: Mapping[str, Any]) -> None:
    contract = {"guideline", "version", "scope", "options", "missing", "assumptions", "alerts"}
    assert contract <= widespread.keys()


def test_every_option_appears_in_the_order_of_the_pathway(widespread: Mapping[str, Any]) -> None:
    assert list(widespread["options"]) == OPTIONS


def test_every_option_has_the_keys_of_the_contract(widespread: Mapping[str, Any]) -> None:
    contract = {
        "verdict",
        "wording",
        "because",
        "statements",
        "missing",
        "possible",
        "questions",
    }
    lacking = [id for id, given in widespread["options"].items() if contract - given.keys()]
    assert lacking == []


def test_what_is_assumed_is_listed(widespread: Mapping[str, Any]) -> None:
    assert {"variable": "histology", "value": "nonsquamous"} in widespread["assumptions"]


def test_an_explicit_unknown_switches_an_assumption_off(tmp_path: Path) -> None:
    answer = _answer(tmp_path, WIDESPREAD | {"prior_platinum_pemetrexed": "unknown"})
    assert "prior_platinum_pemetrexed" not in [a["variable"] for a in answer["assumptions"]]
    given = answer["options"]["platinum_pemetrexed"]
    assert (given["verdict"], given["missing"]) == ("undetermined", ["prior_platinum_pemetrexed"])


def test_every_alert_has_the_keys_of_the_contract(few_sites: Mapping[str, Any]) -> None:
    assert few_sites["alerts"]
    assert all({"kind", "text", "statements"} <= alert.keys() for alert in few_sites["alerts"])


def test_the_text_answer_names_every_option_and_ends_with_the_notice(tmp_path: Path) -> None:
    done = _advise(_patient(tmp_path, WIDESPREAD))
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert "Platinum-pemetrexed chemotherapy: Recommended" in lines
    assert "Immunotherapy alone: Do not" in lines
    assert lines[-1].startswith("This is not medical advice and not a medical device.")


def test_a_proposed_plan_lists_what_speaks_against_it(tmp_path: Path) -> None:
    answer = _answer(tmp_path, WIDESPREAD | {"proposed": ["ici_monotherapy"]})
    against = [alert["id"] for alert in answer["alerts"] if alert["kind"] == "plan"]
    assert (answer["proposed"], against) == (["ici_monotherapy"], ["ici_monotherapy"])


def test_nothing_speaks_against_a_plan_that_is_recommended(tmp_path: Path) -> None:
    answer = _answer(tmp_path, WIDESPREAD | {"proposed": "platinum_pemetrexed"})
    assert [alert for alert in answer["alerts"] if alert["kind"] == "plan"] == []


def test_a_plan_without_profiling_falls_into_the_pitfall(tmp_path: Path) -> None:
    plan = {"proposed": ["platinum_pemetrexed"], "profiling_state": "not_done"}
    answer = _answer(tmp_path, WIDESPREAD | plan)
    assert "PIT-2" in [alert["id"] for alert in answer["alerts"] if alert["kind"] == "plan"]


# advise: patients that cannot be used

BAD = """\
disease: nsclc
alk_status: positve
ecgo: 1
ecog: 7
symptoms: [symptomatic]
definitive_local_therapy_feasible: yes
local_modalities_feasible: [sabr, sabre]
proposed: [platinum_pemetrexd]
"""
BAD_PLACES = [(2, 13), (3, 1), (4, 7), (5, 11), (6, 1), (7, 35), (8, 12)]


def _written(folder: Path, data: bytes | str) -> Path:
    path = folder / "patient.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_bad_patient_file_gets_one_message_per_fault_with_its_place(tmp_path: Path) -> None:
    path = _written(tmp_path, BAD)
    done = _advise(path)
    *lines, total = done.stderr.splitlines()
    faults = [line for line in lines if not line.startswith("    ")]
    assert done.exit_code == 2
    assert [line.split(": ")[0] for line in faults] == [
        f"{path}:{line}:{column}" for line, column in BAD_PLACES
    ]
    assert total == "7 faults. Nothing else was done."


def test_a_wrong_value_names_the_allowed_ones_and_the_nearest(tmp_path: Path) -> None:
    path = _written(tmp_path, BAD)
    assert _advise(path).stderr.splitlines()[0] == (
        f"{path}:2:13: alk_status has no value 'positve'; expected positive, negative, unknown. "
        "Did you mean 'positive'?"
    )


def test_a_bad_patient_file_is_reported_as_json_too(tmp_path: Path) -> None:
    done = _advise(_written(tmp_path, BAD), "--format", "json")
    faults = json.loads(done.stdout)["faults"]
    assert done.exit_code == 2
    assert [(fault["line"], fault["column"]) for fault in faults] == BAD_PLACES


def test_an_impossible_patient_names_the_constraint_and_the_line(tmp_path: Path) -> None:
    path = _written(tmp_path, "extent: systemic_multiple\nprogressing_sites: 1\n")
    done = _advise(path)
    assert done.exit_code == 2
    assert done.stderr.splitlines()[0] == (
        f"{path}:2:20: there is no such patient (D4). A single progressing site is not systemic "
        "progression with multiple lesions."
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"# nothing\n", "the file is empty"),
        (bytes(range(256)), "the file holds zero bytes"),
        (b"\x89PNG\r\n", "byte 0x89 is not UTF-8"),
        ("ecog: 1\n".encode("utf-16"), "the file is saved as UTF-16"),
        (b"\xef\xbb\xbfecog: 1\n", "the file is saved as UTF-8 with a byte order mark"),
        (b"- ecog\n", "this is not a patient"),
        (b"hello\n", "this is not a patient"),
        (b"ecog: [1\n", "this is not valid YAML"),
        (b"ecog: 1\necog: 2\n", "the key 'ecog' stands here a second time"),
        (b"ecog: 1\n---\necog: 2\n", "a second document starts here"),
        (b'!!python/object/apply:os.system ["true"]\n', "are not used here"),
        (b"a: &a [*a]\n", "anchors (&name) are not used here"),
        (b"[" * 5000, "nested deeper than"),
        (b"? [a]\n: 1\n", "a key has to be plain text"),
        (b"1: 2\n", "there is no variable '1'"),
        (b"ecog: 1.5\n", "ecog has no value '1.5'"),
        (b"ecog: " + b"9" * 5000 + b"\n", "ecog has no value '999"),
        (b"ecog: {a: 1}\n", "ecog has one value"),
        (b"local_modalities_feasible: []\n", "says neither none nor unknown"),
        (b"local_modalities_feasible: [[sabr]]\n", "has no member"),
        (b"local_modalities_feasible: [none, sabr]\n", "'none' cannot stand beside other members"),
        (b"proposed: {a: 1}\n", "there is no option"),
        (b"proposed: [[abcp]]\n", "there is no option"),
        (b"proposed: [1]\n", "there is no option '1'"),
    ],
    ids=[
        "empty",
        "comment only",
        "binary",
        "picture",
        "utf-16",
        "byte order mark",
        "list",
        "text",
        "unclosed",
        "key twice",
        "two documents",
        "python object",
        "circle",
        "deep",
        "list as key",
        "number as key",
        "fraction",
        "huge number",
        "mapping as value",
        "empty list",
        "nested list",
        "none and more",
        "mapping as plan",
        "nested plan",
        "number as plan",
    ],
)
def test_any_other_patient_file_is_a_fault_and_no_traceback(
    data: bytes, message: str, tmp_path: Path
) -> None:
    done = _advise(_written(tmp_path, data))
    assert done.exit_code == 2
    assert message in done.stderr


def test_the_advice_for_a_set_that_is_unknown_can_be_followed(tmp_path: Path) -> None:
    """Beside other members 'unknown' is refused in favour of '[unknown] alone'."""
    path = _written(tmp_path, "local_modalities_feasible: [unknown]\n")
    assert _advise(path).exit_code == 0


def test_a_missing_patient_file_is_named(tmp_path: Path) -> None:
    done = _advise(tmp_path / "none.yaml")
    assert done.exit_code == 2
    assert done.stderr.startswith(f"{tmp_path}/none.yaml: the file does not exist")


def test_a_folder_in_place_of_a_patient_file_is_named(tmp_path: Path) -> None:
    done = _advise(tmp_path)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"{tmp_path}: this is a folder, not a file")


# sources


def _copy(project: SmallProject, old: str = "", new: str = "") -> str:
    if old:
        project.replace("source.txt", old, new)
    return str(project.root / "source.txt")


def test_an_unchanged_source_is_good(cold: SmallProject) -> None:
    done = _run("sources", "--project", cold.root, "--text", _copy(cold))
    assert (done.exit_code, done.stdout) == (0, "4 of 4 statements unchanged.\n")


def test_a_changed_statement_is_named_with_its_line(cold: SmallProject) -> None:
    copy = _copy(cold, "Rest is the best care", "Rest is the only care")
    done = _run("sources", "--project", cold.root, "--text", copy)
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        f"{copy}:2: REST: changed. The words recorded for it stand nowhere in this text.",
        "3 of 4 statements unchanged.",
    ]


def test_a_changed_source_is_reported_as_json(cold: SmallProject) -> None:
    copy = _copy(cold, "fever. 1, 2", "fever. 1")
    done = _run("sources", "--project", cold.root, "--text", copy, "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {
        "statements": 4,
        "intact": 3,
        "identical": False,
        "changed": [{"id": "ABX", "standing": "citations_changed", "line": 3}],
        "unclaimed": [],
    }


def test_a_difference_outside_the_statements_is_said_but_is_no_finding(cold: SmallProject) -> None:
    done = _run("sources", "--project", cold.root, "--text", _copy(cold, "known.\n", "known.\n\n"))
    assert done.exit_code == 0
    assert "The file differs from the recorded document outside the statements." in done.stdout


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"\xff\xfe", "not UTF-8 at byte 0"), (None, "the file cannot be read")],
    ids=["binary", "folder"],
)
def test_a_source_that_is_no_text_is_a_fault(
    data: bytes | None, message: str, cold: SmallProject
) -> None:
    if data is not None:
        (cold.root / "copy").write_bytes(data)
    path = cold.root if data is None else cold.root / "copy"
    done = _run("sources", "--project", cold.root, "--text", path)
    assert done.exit_code == 2
    assert message in done.stderr


def test_words_of_the_source_are_found_as_a_statement_records_them(cold: SmallProject) -> None:
    copy = _copy(cold)
    text = (cold.root / "source.txt").read_text("utf-8")
    start = text.index("Rest is the best care")
    done = _run(
        "sources", "--project", cold.root, "--text", copy, "--find", "Rest is the best care"
    )
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == f"{copy}:2: for sources.yaml:"
    assert lines[1] == f"    span: [{start}, {start + 21}]"
    assert lines[-1] == f"  characters: {len(text)}"


@pytest.mark.parametrize(
    ("words", "message"),
    [("Work is the best care", "stand nowhere"), ("e", "times. Give more of the sentence")],
)
def test_words_that_do_not_stand_there_once_are_a_finding(
    words: str, message: str, cold: SmallProject
) -> None:
    done = _run("sources", "--project", cold.root, "--text", _copy(cold), "--find", words)
    assert done.exit_code == 1
    assert message in done.stdout


def test_places_of_words_are_reported_as_json(cold: SmallProject) -> None:
    arguments = ("--text", _copy(cold), "--find", "no such words", "--format", "json")
    done = _run("sources", "--project", cold.root, *arguments)
    assert done.exit_code == 1
    assert json.loads(done.stdout)["found"] == []


def test_words_are_looked_for_in_a_named_text_only(cold: SmallProject) -> None:
    done = _run("sources", "--project", cold.root, "--find", "Rest")
    assert done.exit_code == 2
    assert "--find needs --text FILE" in done.stderr


def test_the_statements_of_the_real_guideline_are_listed_without_their_text() -> None:
    arguments = ("--project", REPOSITORY, "--guideline", GUIDELINE, "--format", "json")
    listed = json.loads(_run("sources", *arguments).stdout)
    assert len(listed) == 38
    assert {"id", "paraphrase", "wording", "citations", "fingerprint"} <= listed[0].keys()


# verify


def _verify(project: SmallProject, *arguments: str) -> Result:
    return _run("verify", "--project", project.root, *arguments)


def _proved(project: SmallProject, *arguments: str) -> tuple[int, dict[str, Any]]:
    done = _verify(project, "--format", "json", *arguments)
    return done.exit_code, json.loads(done.stdout)


_OPTIONS = "guideline/content/cold/options.yaml"
_SILENCE = """\
    silence:
      - when: {fever: 'no'}
        reason: The source speaks of rest only where there is a fever.
        statements: [REST]
        questions: [Q1]
"""


def test_a_guideline_without_a_finding_is_good(cold: SmallProject) -> None:
    done = _verify(cold)
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "Nothing has to be repaired.")


def test_what_is_proved_is_said_with_its_counts(cold: SmallProject) -> None:
    """121 ages with and without a fever; from 18 years on, 206 of them; one is impossible."""
    text = _verify(cold).stdout
    assert "242 patient profiles: every combination of recorded values." in text
    assert "1 constraints exclude 1 that cannot exist, and 36 are out of scope." in text
    assert "Proved for each of the 205 profiles in scope:" in text
    assert "No silence but the 2 declared ones." in text
    assert "Proved: it fails for 0 of 103 profiles." in text
    assert "Scenarios reach 4 of 4 outcomes of the options." in text


def test_a_finding_ends_with_1_and_shows_the_scenario_to_paste(cold: SmallProject) -> None:
    cold.replace(_OPTIONS, _SILENCE, "")
    done = _verify(cold)
    assert done.exit_code == 1
    assert "Gap: rest\n" in done.stdout
    assert "103 of 205 profiles (50.2 %). These patients:\n    - there is no fever\n" in done.stdout
    assert "Then the answer on rest is no undeclared silence" in done.stdout
    assert done.stdout.splitlines()[-1] == "1 finding."


def test_what_is_not_proved_is_not_said_to_be(cold: SmallProject) -> None:
    cold.replace(_OPTIONS, _SILENCE, "")
    text = _verify(cold).stdout
    assert "No silence but the" not in text
    assert "No conflict but the 0 declared." in text


def test_the_proofs_are_plain_data_on_request(cold: SmallProject) -> None:
    code, data = _proved(cold)
    assert (code, data["good"], data["guideline"]) == (0, True, "cold")
    assert (data["profiles"], data["possible"], data["in_scope"]) == (242, 241, 205)
    assert data["excluded"] == {"OLDEST": 1}
    assert [(t["id"], t["holds"]) for t in data["theorems"]] == [("ABX", True), ("AGELESS", True)]
    assert (data["findings"], data["problems"], data["mutants"]) == ([], [], None)


def test_a_finding_is_plain_data_with_its_patients(cold: SmallProject) -> None:
    cold.replace(_OPTIONS, _SILENCE, "")
    code, data = _proved(cold)
    (finding,) = data["findings"]
    assert (code, data["good"]) == (1, False)
    assert (finding["kind"], finding["id"], finding["note"]) == ("gap", "rest", False)
    assert (finding["profiles"], finding["of"]) == (103, 205)
    assert finding["conditions"] == ["there is no fever"]
    assert finding["example"]["fever"] == "no"


def test_an_outcome_that_no_scenario_reaches_is_shown_with_the_scenario(
    cold: SmallProject,
) -> None:
    """It is no finding: the scenarios are incomplete, the guideline is not wrong."""
    verdict = "    Then an antibiotic must be avoided\n"
    cold.replace("features/cold/antibiotics.feature", verdict, "    Then the patient is in scope\n")
    done = _verify(cold)
    assert done.exit_code == 0
    assert "Scenarios reach 3 of 4 outcomes of the options." in done.stdout
    assert "No scenario reaches: antibiotics do_not if there is no fever" in done.stdout
    assert "    Then an antibiotic must be avoided\n" in done.stdout


def test_features_that_cannot_be_read_are_not_passed_over(cold: SmallProject) -> None:
    """The proofs need no scenario, but what scenarios reach is then unknown."""
    cold.replace(REST, "  Scenario: Fever\n", "  Scenari: Fever\n")
    done = _verify(cold)
    assert done.exit_code == 1
    assert "Proved for each of the 205 profiles in scope:" in done.stdout
    assert "Not analysed: The scenarios cannot be read" in done.stdout
    assert "Scenarios reach" not in done.stdout


def test_content_that_cannot_be_read_cannot_be_proved(cold: SmallProject) -> None:
    cold.replace(RECOMMENDATIONS, "wording: recommended", "wording: recomended")
    done = _verify(cold)
    assert done.exit_code == 2
    assert "there is no wording 'recomended'" in done.stderr


def test_a_guideline_that_is_not_there_cannot_be_proved(cold: SmallProject) -> None:
    done = _verify(cold, "--guideline", "clod")
    assert done.exit_code == 2
    assert "There is no guideline 'clod'. Did you mean 'cold'?" in done.stderr


def test_changes_that_no_scenario_notices_end_with_1(cold: SmallProject) -> None:
    done = _verify(cold, "--mutants")
    assert done.exit_code == 1
    assert "42 small changes of the content: " in done.stdout
    assert "Survives: recommendation REST: does not cite TITLE" in done.stdout
    assert "    Then the answer on rest cites TITLE\n" in done.stdout


def test_every_change_is_plain_data_on_request(cold: SmallProject) -> None:
    _, data = _proved(cold, "--mutants")
    assert len(data["mutants"]) == 42
    (found,) = [m for m in data["mutants"] if (m["id"], m["change"]) == ("REST", "wording: Do not")]
    assert (found["part"], found["fate"], found["missing"]) == ("recommendation", "killed", "")
    assert found["killer"].startswith(REST)


def test_failing_scenarios_say_nothing_on_changes(cold: SmallProject) -> None:
    """A scenario that fails anyway would seem to notice everything."""
    cold.replace(REST, "    Then rest is recommended\n    And", f"    Then {WRONG}\n    And")
    done = _verify(cold, "--mutants")
    assert done.exit_code == 1
    assert "Not analysed: 1 scenarios fail, so it cannot be said what they notice." in done.stdout
    assert "small changes of the content" not in done.stdout


# Several guidelines


def test_with_two_guidelines_one_has_to_be_chosen(cold: SmallProject) -> None:
    _second(cold)
    done = _run("sources", "--project", cold.root)
    assert done.exit_code == 2
    assert "Choose one with --guideline. There are: cold, flu." in done.stderr


def test_a_mistyped_guideline_names_the_nearest(cold: SmallProject) -> None:
    _second(cold)
    done = _run("sources", "--project", cold.root, "--guideline", "clod")
    assert done.exit_code == 2
    assert "There is no guideline 'clod'. Did you mean 'cold'?" in done.stderr


def test_a_chosen_guideline_is_used(cold: SmallProject) -> None:
    _second(cold)
    assert _run("sources", "--project", cold.root, "--guideline", "flu").exit_code == 0


def _second(project: SmallProject) -> None:
    for path in sorted((project.root / "guideline/content/cold").iterdir()):
        project.write(f"guideline/content/flu/{path.name}", path.read_text("utf-8"))
    project.replace("guideline/content/flu/guideline.yaml", "id: cold\n", "id: flu\n")


# Output as a whole


@pytest.mark.parametrize("command", ["check", "test", "sources", "advise"])
def test_json_parses_and_nothing_else_is_printed(command: str, cold: SmallProject) -> None:
    patient = _written(cold.root, "fever: yes\nage: 30\n")
    arguments = [str(patient)] if command == "advise" else []
    done = command_line(
        command, *arguments, "--project", str(cold.root), "--format", "json", cwd=cold.root
    )
    assert (done.code, done.err) == (0, "")
    json.loads(done.out)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["test"],
        ["sources"],
        ["verify"],
        ["advise", "patient.yaml"],
        ["advise", "bad.yaml"],
        ["advise", "none.yaml"],
        ["chekc"],
    ],
    ids=" ".join,
)
def test_piped_output_has_no_colours_and_no_traceback(
    arguments: list[str], cold: SmallProject
) -> None:
    cold.write("patient.yaml", "fever: yes\nage: 30\n")
    cold.write("bad.yaml", "fever: perhaps\n")
    cold.write("mkdocs.yml", "site_name: Cold\n")
    cold.replace(REST, "    Then rest is recommended\n    And", f"    Then {WRONG}\n    And")
    done = command_line(*arguments, cwd=cold.root, TERM="xterm-256color")
    assert "\x1b" not in done.out + done.err
    assert "Traceback" not in done.err


def test_the_project_is_found_from_a_folder_inside_it(cold: SmallProject) -> None:
    cold.write("mkdocs.yml", "site_name: Cold\n")
    done = command_line("check", cwd=cold.root / "features" / "cold")
    assert (done.code, done.out[:5]) == (0, "cold:")


def test_a_terminal_that_knows_only_ascii_gets_an_answer(cold: SmallProject) -> None:
    """Windows and old terminals have no sign for many letters of a guideline."""
    cold.replace("guideline/content/cold/sources.yaml", "Names the subject.", "Tells ≥ all.")
    done = command_line("sources", "--project", str(cold.root), PYTHONIOENCODING="ascii")
    assert (done.code, "Traceback" in done.err) == (0, False)


def test_a_reader_that_stops_early_is_no_error() -> None:
    """As in `guideline sources | head -1`."""
    reading = subprocess.Popen(
        [sys.executable, "-m", "guideline", "sources", "--guideline", GUIDELINE],
        cwd=REPOSITORY,
        env={**os.environ, **SETTINGS},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert reading.stdout is not None
    assert reading.stderr is not None
    reading.stdout.close()
    assert b"Traceback" not in reading.stderr.read()
    reading.stderr.close()
    reading.wait()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("    And there is a fever\n", "'there is a fever' is said twice"),
        ("    And there is no fever\n", "'there is no fever' contradicts 'there is a fever'"),
    ],
)
def test_check_finds_lines_that_exclude_each_other(
    cold: SmallProject, given: str, said: str
) -> None:
    feature = "features/cold/rest.feature"
    text = (cold.root / feature).read_text()
    first = "    Given there is a fever\n"
    assert first in text
    place = text[: text.index(first)].count("\n") + 2
    cold.write(feature, text.replace(first, first + given, 1))
    done = command_line("check", "--project", str(cold.root))
    assert done.code == 2
    assert f"{feature}:{place}:" in done.err
    assert said in done.err
