"""Recommendations and pitfalls as a page shows them: the verdict first, then the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from guideline.model.citation import citation_text
from guideline.model.condition import ALWAYS
from guideline.model.guideline import Guideline
from guideline.model.option import DeclaredConflict, DeclaredSilence
from guideline.model.recommendation import Pitfall, PitfallKind, Recommendation, Rule
from guideline.model.source import Certified
from guideline.model.variable import Code
from guideline.rendering.chips import Chip, verdict_chip
from guideline.rendering.context import Context, FeatureView, Patients, Tally
from guideline.rendering.evidence_view import (
    CitedStatement,
    QuestionLine,
    ReferenceLink,
    cited_statement,
    question_line,
    question_link,
    reference_link,
)
from guideline.rendering.links import Link, Sentence
from guideline.rendering.review_view import ReviewView, review_view

__all__ = [
    "RuleView",
    "SilenceView",
    "pitfall_view",
    "recommendation_view",
    "silence_view",
    "verdict_text",
]


@dataclass(frozen=True, slots=True)
class SilenceView:
    """Patients for whom the source is known to say nothing, or to disagree with itself."""

    when: str
    reason: str
    statements: tuple[Link, ...]
    questions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Instead:
    """What to do instead of falling into a pitfall."""

    text: str
    options: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """When a required act counts as done or under way."""

    done: str
    under_way: str
    under_way_text: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """One recommendation or pitfall.

    Attributes:
        title_chip: What stands before the title in a list; a pitfall's title says "do not" itself.
        text: The verdict as one sentence.
        summary: The verdict and for whom, as one sentence; a title alone may read as its opposite.
        says: The source's own few words.
        why: Rationale of a recommendation, harm of a pitfall.
        plain: The same for people without medical training; empty when nobody has written it.
        synonyms, codes: Other names of the option, and its codes in terminologies.
        evidence: How many documents have which status, e.g. "1 verified, 2 probable".
        citation: How to cite it; empty while pages hold no results, since it names the content
            that was tested.
        own: True when no sentence of the source carries it.
        relations: How it stands to other rules, a sentence each.
        unsaid: How many phrases no page may contain.
    """

    id: str
    kind: str
    title: str
    link: Link
    chip: Chip
    title_chip: Chip
    text: str
    summary: str
    says: str
    meaning: str
    option: Link
    option_text: str
    synonyms: tuple[str, ...]
    codes: tuple[Code, ...]
    patients: Patients
    why: str
    plain: str
    caveat: str
    own: bool
    strength: str
    certainty: str
    relations: tuple[Sentence, ...]
    done: Done | None
    instead: Instead | None
    unsaid: int
    statements: tuple[CitedStatement, ...]
    references: tuple[ReferenceLink, ...]
    evidence: str
    citation: str
    data: Link
    questions: tuple[QuestionLine, ...]
    silences: tuple[SilenceView, ...]
    beside: tuple[tuple[Chip, Link], ...]
    scenarios: tuple[FeatureView, ...]
    tally: Tally
    review: ReviewView


def recommendation_view(context: Context, rule: Recommendation) -> RuleView:
    """A recommendation."""
    done = None
    if rule.satisfied_when is not None:
        done = Done(
            done=context.clause(rule.satisfied_when),
            under_way="" if rule.under_way_when is None else context.clause(rule.under_way_when),
            under_way_text=rule.under_way_text,
        )
    return _rule_view(
        context,
        rule,
        "recommendation",
        why=rule.rationale,
        caveat=rule.caveat,
        strength=rule.strength or "",
        certainty=rule.certainty or "",
        done=done,
        instead=None,
        unsaid=0,
    )


def pitfall_view(context: Context, rule: Pitfall) -> RuleView:
    """A pitfall."""
    options = tuple(context.place.option(id) for id in rule.instead.options)
    return _rule_view(
        context,
        rule,
        "pitfall",
        why=rule.harm,
        caveat="",
        strength="",
        certainty="",
        done=None,
        instead=Instead(rule.instead.text, options),
        unsaid=len(rule.never_say),
    )


def verdict_text(context: Context, rule: Rule) -> str:
    """The verdict of a rule as one sentence."""
    guideline = context.guideline
    option = guideline.options[rule.option].phrase
    phrase = guideline.wording(rule.wording).phrase
    match rule:
        case Recommendation(over=str(other)):
            text = f"{option} {phrase} over {guideline.options[other].phrase}"
        case Recommendation() | Pitfall(kind=PitfallKind.ACT):
            text = f"{option} {phrase}"
        case Pitfall(kind=PitfallKind.OMISSION):
            text = f"leaving out {option} {phrase}"
        case _:
            text = f"this assumption {phrase}"
    limited = f"{text} {rule.qualifier}".strip()
    return f"{limited[:1].upper()}{limited[1:]}."


def silence_view(context: Context, silence: DeclaredSilence | DeclaredConflict) -> SilenceView:
    """A declared silence or conflict of an option."""
    always = silence.when == ALWAYS
    return SilenceView(
        when="for every patient in scope" if always else f"when {context.clause(silence.when)}",
        reason=silence.reason,
        statements=tuple(context.place.statement(id) for id in silence.statements),
        questions=tuple(question_link(context, id) for id in silence.questions),
    )


def _rule_view(
    context: Context,
    rule: Rule,
    kind: str,
    *,
    why: str,
    caveat: str,
    strength: str,
    certainty: str,
    done: Done | None,
    instead: Instead | None,
    unsaid: int,
) -> RuleView:
    guideline, place = context.guideline, context.place
    wording = guideline.wording(rule.wording)
    text, patients = verdict_text(context, rule), context.patients(rule.when)
    option = guideline.options[rule.option]
    scenarios = context.about("rec" if kind == "recommendation" else "pitfall", rule.id)
    return RuleView(
        id=rule.id,
        kind=kind,
        title=rule.title,
        link=place.rule(rule.id),
        chip=verdict_chip(wording),
        title_chip=_title_chip(context, rule),
        text=text,
        summary=f"{text.removesuffix('.')} {patients.sentence[:1].lower()}{patients.sentence[1:]}",
        says=rule.says,
        meaning=wording.meaning,
        option=place.option(rule.option),
        option_text=option.description,
        synonyms=option.synonyms,
        codes=option.codes,
        patients=patients,
        why=why,
        plain=rule.plain_language,
        caveat=caveat,
        own=not rule.sources or (isinstance(rule, Recommendation) and rule.safeguard),
        strength=strength,
        certainty=certainty,
        relations=tuple(_relations(context, rule)),
        done=done,
        instead=instead,
        unsaid=unsaid,
        statements=tuple(cited_statement(context, citation) for citation in rule.sources),
        references=tuple(reference_link(context, id) for id in rule.references),
        evidence=_evidence(guideline, rule),
        data=place.rule_data(rule.id),
        citation=citation_text(guideline, rule, context.fingerprint) if context.run else "",
        questions=tuple(question_line(context, id) for id in rule.questions),
        silences=tuple(silence_view(context, silence) for silence in option.silence),
        beside=tuple(
            (_title_chip(context, other), place.rule(other.id))
            for other in context.rules
            if other.option == rule.option and other.id != rule.id
        ),
        scenarios=context.groups(scenarios),
        tally=context.tally(scenarios),
        review=review_view(context, rule.id),
    )


def _evidence(guideline: Guideline, rule: Rule) -> str:
    found = Counter(guideline.references[id].status for id in rule.references)
    return ", ".join(f"{found[status]} {status.value}" for status in Certified if found[status])


def _title_chip(context: Context, rule: Rule) -> Chip:
    if isinstance(rule, Pitfall):
        return Chip("Pitfall", "verdict", "against")
    return verdict_chip(context.guideline.wording(rule.wording))


def _relations(context: Context, rule: Rule) -> Iterator[Sentence]:
    guideline, place = context.guideline, context.place

    def of(id: str) -> Link:
        return place.rule(id, f"{id}: {guideline.rule(id).title}")

    for id in rule.refines:
        yield Sentence(
            ("It is the more precise advice. Where both apply, it replaces ", of(id), ".")
        )
    for id in rule.overrides:
        yield Sentence(("Where both apply, it takes precedence over ", of(id), "."))
    for other in context.rules:
        link = of(other.id)
        if rule.id in other.refines:
            yield Sentence(
                ("Where it applies too, this more precise advice replaces it: ", link, ".")
            )
        if rule.id in other.overrides:
            yield Sentence(("Where it applies too, precedence goes to ", link, "."))
    if isinstance(rule, Recommendation):
        if rule.only:
            text = (
                "It is for these patients only. For others in scope, the source does not support "
            )
            yield Sentence((text, place.option(rule.option), "."))
        if rule.together_with:
            links: list[Link | str] = [place.option(rule.together_with[0])]
            yield Sentence(("It holds only together with ", *links, ", not instead of it."))
        if rule.over is not None:
            text = "It is a comparison. For the same patients, "
            yield Sentence((text, place.option(rule.over), " is less preferred, not forbidden."))
