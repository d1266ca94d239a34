"""The figure of the algorithm: every end holds, for everybody who comes there."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from guideline.evaluation.assess import assess
from guideline.evaluation.diagram import FALSE, Node
from guideline.evaluation.option_diagram import Compiler, Ending, OptionDiagram, option_space
from guideline.loading import Project
from guideline.model.condition import ALWAYS, AllOf, Condition, Includes, Is, NotThat, Within
from guideline.model.constraint import Constraint, ConstraintKind
from guideline.model.guideline import Guideline, Scope
from guideline.model.option import DecisionPoint, Option
from guideline.model.patient import Patient, Recorded
from guideline.model.recommendation import Recommendation
from guideline.rendering import algorithm as module
from guideline.rendering.algorithm import Open, Part, Settled, algorithm
from guideline.rendering.algorithm_svg import WIDTH, panel_svg, wrapped
from guideline.rendering.algorithm_view import Answer, Figure, figure
from guideline.rendering.context import Context
from tests.fixtures.random_guidelines import (
    BASE,
    CROWDED,
    EVERYTHING,
    WORDINGS,
    all_completions,
    guidelines,
    holds,
    oracle,
)
from tests.fixtures.toys import toy
from tests.rendering.reading import converter, read_html, split_front_matter

MANY = 2_000_000
THEME = Path(__file__).parents[2] / "site_templates" / "theme" / "assets" / "css"
COLOUR = re.compile(r"--gl-([a-z-]+): #([0-9a-f]{6}|[0-9a-f]{3});")


@dataclass(frozen=True)
class End:
    """One option's verdict at the end of one path."""

    path: tuple[Condition, ...]
    told: Settled | Open

    @property
    def verdicts(self) -> set[str]:
        return {self.told.verdict} if isinstance(self.told, Settled) else set(self.told.verdicts)


def ends(part: Part, path: tuple[Condition, ...] = ()) -> Iterator[End]:
    for told in (*part.settled, *part.open):
        yield End(path, told)
    for question in part.questions:
        for branch in question.branches:
            yield from ends(branch.part, (*path, branch.when))


def trees(guideline: Guideline) -> Iterator[tuple[tuple[str, ...], Part]]:
    for point in guideline.decision_points.values():
        tests = tuple(id for id in point.options if guideline.options[id].kind == "test")
        for ids in (tests, tuple(id for id in point.options if id not in tests)):
            if ids:
                found = algorithm(guideline, ids)
                assert found is not None
                yield ids, found


def compiled_anew(
    guideline: Guideline, option: str, found: Sequence[End]
) -> tuple[OptionDiagram, list[Node]]:
    """The option's diagram, made without the figure's, and where each path leads in it."""
    conditions = [condition for end in found for condition in end.path]
    compiler = Compiler(option_space(guideline, option, *conditions), MANY)
    whole = OptionDiagram(guideline, option, compiler)
    both = whole.diagrams.both
    return whole, [both(whole.inside, compiler.condition(AllOf(end.path))) for end in found]


def check_every_path(guideline: Guideline) -> int:
    """Each patient in scope comes to one end of each option, and it is right for all of them."""
    checked = 0
    for ids, tree in trees(guideline):
        every = list(ends(tree))
        assert {end.told.option for end in every} == set(ids)
        for option in ids:
            mine = [end for end in every if end.told.option == option]
            whole, regions = compiled_anew(guideline, option, mine)
            assert FALSE not in regions
            assert sum(map(whole.count, regions)) == whole.count(whole.inside)
            assert whole.compiler.any_of(regions) == whole.inside
            for end, region in zip(mine, regions, strict=True):
                nobody = whole.diagrams.end("nobody")
                labels = whole.diagrams.labels(
                    whole.diagrams.choose(region, whole.verdict, nobody)
                ) - {"nobody"}
                assert {e.verdict for e in labels if isinstance(e, Ending)} == end.verdicts
                checked += 1
    return checked


def test_every_path_of_our_guideline_ends_in_the_verdict_of_all_its_patients(
    project: Project,
) -> None:
    for guideline in project.guidelines.values():
        assert check_every_path(guideline) > len(guideline.options)


def test_every_path_of_the_toy_ends_in_the_verdict_of_all_its_patients() -> None:
    assert check_every_path(toy()) >= len(toy().options)


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(guidelines(EVERYTHING))
def test_every_path_of_a_random_guideline_ends_in_the_verdict_of_all_its_patients(
    guideline: Guideline,
) -> None:
    if any(True for _ in in_scope(guideline)):
        check_every_path(guideline)


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(guidelines(CROWDED))
def test_the_end_a_patient_comes_to_says_what_the_oracle_says(guideline: Guideline) -> None:
    """The oracle shares no code with the diagrams."""
    found = [end for _, tree in trees(guideline) for end in ends(tree) if end.told.option == "opt"]
    for values in in_scope(guideline):
        mine = [end for end in found if all(holds(part, values) for part in end.path)]
        assert len(mine) == 1
        assert oracle(guideline, values) in mine[0].verdicts


def in_scope(guideline: Guideline) -> Iterator[dict[str, Recorded]]:
    for values in all_completions(guideline, Patient({})):
        if holds(guideline.scope.when, values):
            yield values


def test_sampled_patients_of_every_path_get_its_verdict_when_they_are_assessed(
    project: Project,
) -> None:
    chance = random.Random(5)
    for guideline in project.guidelines.values():
        for _, tree in trees(guideline):
            for end in ends(tree):
                whole, (region,) = compiled_anew(guideline, end.told.option, [end])
                for _ in range(2):
                    node, box = region, {}
                    for level in range(len(whole.space.levels)):
                        fits = [
                            place
                            for place in range(whole.space.widths[level])
                            if whole.diagrams.meets(node, {**box, level: (place,)})
                        ]
                        box[level] = (chance.choice(fits),)
                    patient = whole.space.patient({at: place for at, (place,) in box.items()})
                    verdict = assess(guideline, patient).answer(end.told.option).verdict
                    assert verdict in end.verdicts


# What a tree asks, worked out by hand


def must(id: str, when: Condition, option: str = "opt") -> Recommendation:
    return Recommendation(id, id, option, "must", "", when, (), rationale="")


def plain(*rules: Recommendation, **changes: object) -> Guideline:
    """Two treatments, `opt` and `other`, and these rules."""
    base = replace(
        toy(),
        variables=BASE,
        situations={},
        scope=Scope("", ALWAYS, (), ()),
        wordings=WORDINGS,
        options={id: Option(id, id, id, "treatment", "") for id in ("opt", "other")},
        decision_points={"point": DecisionPoint("point", "now", "Now", ("opt", "other"))},
        recommendations={rule.id: rule for rule in rules},
        pitfalls={},
        statements={},
        references={},
        questions={},
        properties={},
        constraints={},
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def tree_of(guideline: Guideline) -> Part:
    ((_, found),) = trees(guideline)
    return found


IN_A1 = Is("a", ("a1",))
SILENT = Settled("other", "source_silent", ())


def test_what_no_answer_changes_is_told_once_and_asks_nothing() -> None:
    found = tree_of(plain(must("R", ALWAYS)))
    assert found == Part((Settled("opt", "must", ("R",)), SILENT), (), ())


def test_options_that_wait_for_different_things_are_asked_about_apart() -> None:
    found = tree_of(plain(must("R", IN_A1), must("S", Is("y", ("yes",)), "other")))
    asked = [(question.options, question.level.variable) for question in found.questions]
    assert asked == [(("opt",), "a"), (("other",), "y")]


def test_options_that_wait_for_the_same_share_a_question() -> None:
    found = tree_of(plain(must("R", IN_A1), must("S", IN_A1, "other")))
    assert [question.options for question in found.questions] == [("opt", "other")]


def test_answers_that_lead_on_alike_stand_together() -> None:
    found = tree_of(plain(must("R", IN_A1), must("S", Is("a", ("a3",)))))
    (question,) = found.questions
    assert [branch.when for branch in question.branches] == [
        Is("a", ("a1", "a3")),
        Is("a", ("a2",)),
    ]
    first, second = (branch.part.settled for branch in question.branches)
    assert first == (Settled("opt", "must", ("R", "S")),)
    assert second == (Settled("opt", "source_silent", ()),)


def test_a_branch_that_no_possible_patient_takes_is_left_out() -> None:
    never = Constraint("C", ConstraintKind.IMPOSSIBLE, IN_A1, "")
    found = tree_of(plain(must("R", IN_A1), constraints={"C": never}))
    assert found == Part((Settled("opt", "source_silent", ()), SILENT), (), ())


def test_what_the_scope_says_is_not_asked_again() -> None:
    found = tree_of(plain(must("R", IN_A1), scope=Scope("", IN_A1, (), ())))
    assert found == Part((Settled("opt", "must", ("R",)), SILENT), (), ())


def test_a_guideline_for_nobody_has_an_empty_tree() -> None:
    nobody = AllOf((IN_A1, NotThat(IN_A1)))
    assert tree_of(plain(must("R", IN_A1), scope=Scope("", nobody, (), ()))) == Part((), (), ())


def test_a_conflict_is_an_end_like_any_other() -> None:
    rules = (must("R", IN_A1), replace(must("S", IN_A1), wording="dont"))
    (question,) = tree_of(plain(*rules)).questions
    assert question.branches[0].part.settled == (Settled("opt", "conflict", ("R", "S")),)


def test_numbers_are_asked_for_where_they_matter() -> None:
    (question,) = tree_of(plain(must("R", Within("n", 2, None)))).questions
    words = [answer.text for answer in drawn(plain(must("R", Within("n", 2, None))))]
    assert question.level.variable == "n"
    assert words == ["0 to 1 or none", "2 or more"]


def test_a_group_of_a_set_is_asked_for_with_yes_and_no() -> None:
    words = [answer.text for answer in drawn(plain(must("R", Includes("s", ("p",)))))]
    assert words == ["No", "Yes"]


def drawn(guideline: Guideline) -> tuple[Answer, ...]:
    return shown(guideline).treatments[0].spot.questions[0].answers


def shown(guideline: Guideline) -> Figure:
    return figure(Context(guideline, (), None), guideline.decision_points["point"])


def test_a_tree_that_would_be_too_big_to_read_says_what_the_rest_depends_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_ENDS", 1)
    found = tree_of(plain(must("R", IN_A1)))
    assert found == Part((SILENT,), (), (Open("opt", ("must", "source_silent"), ("a",)),))


def test_what_is_too_large_to_be_worked_out_is_named_and_not_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_STEPS", 0)
    rule = must("R", AllOf((IN_A1, Is("y", ("yes",)))))
    found = shown(plain(rule))
    assert [link.text for link in found.missing] == ["opt", "other"]
    assert not found.treatments


# The drawing


def test_wrapped_lines_together_are_the_text() -> None:
    text = "Stereotactic ablative radiotherapy of every progressing site"
    lines = wrapped(text, 150)
    assert len(lines) > 1
    assert "".join(lines) == text


def test_a_word_wider_than_the_room_is_broken() -> None:
    assert "".join(wrapped("x" * 200, 100)) == "x" * 200
    assert max(map(len, wrapped("x" * 200, 100))) < 20


def test_a_panel_links_every_question_and_every_verdict() -> None:
    panel = shown(plain(must("R", IN_A1))).treatments[0]
    drawing = read_html(panel_svg(panel, "name", "toy/pathway.md"))
    assert drawing.links == [
        "patient.html#variable-a",
        "recommendations/R.html",
        "#option-opt",
    ]
    assert drawing.ids == ["name-title", "name-desc"]
    assert f"0 0 {WIDTH} " in panel_svg(panel, "name", "toy/pathway.md")


def test_figure_and_text_hold_the_same_nodes_in_the_same_order(committed: dict[str, str]) -> None:
    (page,) = (text for path, text in committed.items() if path.endswith("pathway.md"))
    figures = " ".join(re.findall(r"<svg.*?</svg>", page, re.DOTALL))
    shown = converter().convert(split_front_matter(page)[1])
    text = shown[shown.index("The figure as text") : shown.index("Every option</h3>")]
    drawn = [link.replace(".html", ".md") for link in read_html(figures).links]
    assert len(drawn) > 40
    assert read_html(text).links == drawn


# Contrast: axe cannot tell the ground of text in an SVG


def colours(scheme: str) -> dict[str, str]:
    """The colours of a scheme, as the style sheets set them one after another."""
    css = (THEME / "theme.css").read_text("utf-8")
    default, slate = css.split('[data-md-color-scheme="slate"] {')
    found = dict(COLOUR.findall(default))
    if scheme == "dark":
        found |= dict(COLOUR.findall(slate.split("}")[0]))
    if scheme == "print":
        found |= dict(COLOUR.findall((THEME / "print.css").read_text("utf-8")))
    return found


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        digits = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_text_of_the_figure_stands_out_from_its_ground(scheme: str) -> None:
    colour = colours(scheme)
    kinds = ("for", "against", "neutral", "open", "mute")
    pairs = [
        ("ink", "paper"),
        ("ink-soft", "paper"),
        ("ink", "brand-soft"),
        *((kind, f"{kind}-ground") for kind in kinds),
        *((link, f"{kind}-ground") for kind in kinds for link in ("link", "link-hover")),
        *(("ink", f"{kind}-ground") for kind in kinds),
    ]
    weak = [p for p in pairs if contrast(colour[p[0]], colour[p[1]]) < 4.5]
    assert weak == []


def test_the_measure_of_contrast_is_the_one_of_the_standard() -> None:
    assert round(contrast("000", "ffffff"), 1) == 21.0
    assert round(contrast("777777", "ffffff"), 2) == 4.48
