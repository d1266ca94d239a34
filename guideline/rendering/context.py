"""One guideline, its features and the run -> small views that every page is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from guideline.comparison.readings import ReadingEffects
from guideline.loading.editions import FrozenEdition
from guideline.model.condition import AllOf, AnyOf, Condition, NotThat
from guideline.model.fingerprint import content_hash
from guideline.model.guideline import Guideline
from guideline.model.recommendation import Rule
from guideline.model.scenario import Feature, Scenario
from guideline.model.words import clause
from guideline.rendering.chips import Chip, result_chip
from guideline.rendering.counts import OptionCounts, option_counts
from guideline.rendering.links import Link, Place
from guideline.rendering.markdown import slug
from guideline.verification.results import Run, State
from guideline.verification.suspects import Look, looks
from guideline.verification.verify import Verification

__all__ = ["Context", "FeatureView", "Patients", "ScenarioView", "StepView", "Tally"]


@dataclass(frozen=True, slots=True)
class Patients:
    """Which patients something is for.

    Attributes:
        sentence: One whole sentence.
        parts: The conditions one by one, when there are several.
        every: True when all parts have to hold, False when one is enough.
    """

    sentence: str
    parts: tuple[str, ...]
    every: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """One line of a scenario."""

    keyword: str
    text: str


@dataclass(frozen=True, slots=True)
class ScenarioView:
    """One scenario or example row.

    Attributes:
        result: None when nothing ran.
        open: Whether the steps stand open, because something went wrong.
        message: Why it is not green.
    """

    name: str
    anchor: str
    steps: tuple[StepView, ...]
    file: str
    line: int
    result: Chip | None
    open: bool
    message: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many scenarios there are, and how they ended.

    Attributes:
        text: "26 scenarios", "all 26 scenarios passed" or "25 of 26 scenarios passed".
        chip: None when nothing ran or there is no scenario.
    """

    total: int
    passed: int
    text: str
    chip: Chip | None
    states: tuple[tuple[Chip, int], ...]


@dataclass(frozen=True, slots=True)
class FeatureView:
    """Scenarios of one feature file.

    Attributes:
        folder: The last folder of its path, which says what kind of thing is tested.
    """

    title: str
    description: str
    folder: str
    link: Link
    scenarios: tuple[ScenarioView, ...]
    tally: Tally


@dataclass(frozen=True)
class Context:
    """What every view of one guideline is made from.

    Attributes:
        run: None for pages that say nothing about results.
        verification: None for pages that say nothing about proofs.
        effects: What other readings would change; None for pages that hold no numbers.
        editions: The frozen ones, the oldest first.
    """

    guideline: Guideline
    features: tuple[Feature, ...]
    run: Run | None
    verification: Verification | None = None
    effects: ReadingEffects | None = None
    editions: tuple[FrozenEdition, ...] = ()

    @property
    def place(self) -> Place:
        """Where things stand."""
        return Place(self.guideline)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Recommendations, then pitfalls."""
        found: list[Rule] = [*self.guideline.recommendations.values()]
        return (*found, *self.guideline.pitfalls.values())

    @cached_property
    def fingerprint(self) -> str:
        """Of everything the guideline says."""
        return content_hash(self.guideline)

    @cached_property
    def counts(self) -> Mapping[str, OptionCounts]:
        """How many profiles get which verdict, for each option about which that is known."""
        return {} if self.verification is None else option_counts(self.verification.proof)

    @cached_property
    def looks(self) -> Mapping[str, Look]:
        """How each recommendation, pitfall and open question stands to its last review."""
        return looks(self.guideline, self.all_scenarios())

    def clause(self, condition: Condition) -> str:
        """A condition in words."""
        return clause(condition, self.guideline.variables)

    def patients(self, condition: Condition) -> Patients:
        """Whom a condition names, beside the scope."""
        match condition:
            case AllOf(()):
                return Patients("For every patient in scope.", (), every=True)
            case AllOf((NotThat(part),)) | NotThat(part):
                text = f"For every patient in scope, unless {self.clause(part)}."
                return Patients(text, (), every=True)
            case AllOf(parts) | AnyOf(parts) if len(parts) > 1:
                named = tuple(self.clause(part) for part in parts)
                sentence = f"When {self.clause(condition)}."
                return Patients(sentence, named, isinstance(condition, AllOf))
        return Patients(f"When {self.clause(condition)}.", (), every=True)

    def questions(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to open questions."""
        return tuple(self.place.question(id) for id in ids)

    def all_scenarios(self) -> tuple[Scenario, ...]:
        """Every scenario of this guideline."""
        return tuple(scenario for feature in self.features for scenario in feature.scenarios)

    def about(self, kind: str, id: str) -> tuple[Scenario, ...]:
        """The scenarios with the tag `@kind:id`."""
        return self._by_tag.get((kind, id), ())

    def tally(self, scenarios: Sequence[Scenario]) -> Tally:
        """Counts of these scenarios."""
        total = len(scenarios)
        if not total:
            return Tally(0, 0, "no scenario", None, ())
        noun = "scenario" if total == 1 else "scenarios"
        if self.run is None:
            return Tally(total, 0, f"{total} {noun}", None, ())
        found = Counter(self._state(scenario) for scenario in scenarios)
        passed = found[State.PASSED]
        states = tuple((result_chip(state), found[state]) for state in State if found[state])
        if passed == total:
            every = f"all {total} {noun} passed" if total > 1 else "1 scenario passed"
            text = f"software tests: {every}"
            return Tally(total, passed, text, result_chip(State.PASSED), states)
        worst = next(state for state in _WORST_FIRST if found[state])
        text = f"{passed} of {total} {noun} passed"
        return Tally(total, passed, text, result_chip(worst), states)

    def not_passed(self, scenarios: Iterable[Scenario]) -> tuple[Scenario, ...]:
        """Those that ran without passing, or did not run; none when nothing ran."""
        if self.run is None:
            return ()
        return tuple(s for s in scenarios if self._state(s) is not State.PASSED)

    def groups(self, scenarios: Iterable[Scenario]) -> tuple[FeatureView, ...]:
        """These scenarios under the features they stand in, in file order."""
        wanted = {scenario.key for scenario in scenarios}
        return tuple(
            self.feature_view(feature, mine)
            for feature in self.features
            if (mine := [s for s in feature.scenarios if s.key in wanted])
        )

    def feature_view(self, feature: Feature, scenarios: Sequence[Scenario]) -> FeatureView:
        """Some scenarios of a feature, or all."""
        anchors = self._anchors[feature.file]
        return FeatureView(
            title=feature.name,
            description=feature.description,
            folder=feature.file.split("/")[-2],
            link=Link(feature.name, self._feature_pages[feature.file]),
            scenarios=tuple(self._scenario(s, anchors[s.key]) for s in scenarios),
            tally=self.tally(scenarios),
        )

    @cached_property
    def step_places(self) -> Mapping[str, tuple[Link, str]]:
        """File and line of each step to the first scenario in which it stands, and its text."""
        found: dict[str, tuple[Link, str]] = {}
        for feature in self.features:
            page, anchors = self._feature_pages[feature.file], self._anchors[feature.file]
            for scenario in feature.scenarios:
                link = Link(scenario.name, page, anchors[scenario.key])
                for step in scenario.steps:
                    found.setdefault(f"{scenario.file}:{step.line}", (link, step.text))
        return found

    def _scenario(self, scenario: Scenario, anchor: str) -> ScenarioView:
        state = None if self.run is None else self._state(scenario)
        message = ""
        if self.run is not None and state is not State.PASSED:
            result = self.run.results.get(scenario.key)
            message = result.message if result else "Nothing is known about this scenario."
        return ScenarioView(
            name=scenario.name,
            anchor=anchor,
            steps=tuple(StepView(step.keyword, step.text) for step in scenario.steps),
            file=scenario.file,
            line=scenario.row_line or scenario.line,
            result=None if state is None else result_chip(state),
            open=state is not None and state is not State.PASSED,
            message=message,
        )

    def _state(self, scenario: Scenario) -> State:
        assert self.run is not None
        result = self.run.results.get(scenario.key)
        return result.state if result else State.NOT_RUN

    @cached_property
    def _by_tag(self) -> dict[tuple[str, str], tuple[Scenario, ...]]:
        found: dict[tuple[str, str], list[Scenario]] = {}
        for scenario in self.all_scenarios():
            for about in dict.fromkeys(tag.about for tag in scenario.tags):
                found.setdefault(about, []).append(scenario)
        return {about: tuple(scenarios) for about, scenarios in found.items()}

    @cached_property
    def _anchors(self) -> dict[str, dict[tuple[str, int, int | None], str]]:
        """Anchors made of titles, so that they survive a scenario's moving to another line."""
        anchors: dict[str, dict[tuple[str, int, int | None], str]] = {}
        taken: set[str] = set()
        for feature in self.features:
            page = self._feature_pages[feature.file].rpartition("/")[2].removesuffix(".md")
            anchors[feature.file] = {
                scenario.key: _free(f"scenario-{page}-{slug(scenario.name)}", taken)
                for scenario in feature.scenarios
            }
        return anchors

    @cached_property
    def _feature_pages(self) -> dict[str, str]:
        """The page of every feature file; two files never share one."""
        taken: set[str] = set()
        pages = {}
        for feature in self.features:
            below = feature.file.removeprefix(f"features/{self.guideline.id}/")
            name = _free(slug(below.removesuffix(".feature")), taken)
            pages[feature.file] = self.place.page(f"scenarios/{name}.md")
        return pages


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number behind it when it is taken; takes it."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


_WORST_FIRST = (
    State.FAILED,
    State.ERROR,
    State.RAN_TWICE,
    State.UNDEFINED,
    State.AMBIGUOUS,
    State.EMPTY,
    State.SKIPPED,
    State.NOT_RUN,
)
