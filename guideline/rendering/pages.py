"""A project -> the pages of its site, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guideline.comparison.readings import ReadingEffects
from guideline.loading import PhraseBook, Project
from guideline.rendering.context import Context, FeatureView
from guideline.rendering.edition_view import (
    edition_content,
    edition_views,
    rule_history,
    unreleased,
)
from guideline.rendering.glossary import Glossary, term_views
from guideline.rendering.guideline_view import (
    GuidelineView,
    guideline_view,
    not_covered_views,
    review_lines,
)
from guideline.rendering.page import Chapter, Page
from guideline.rendering.pathway_view import pathway_views, tests_and_treatments
from guideline.rendering.patient_view import (
    frame_groups,
    situation_views,
    variable_groups,
    wording_views,
)
from guideline.rendering.phrase_view import phrase_parts
from guideline.rendering.proof_view import proof_view
from guideline.rendering.question_view import question_view
from guideline.rendering.reading_view import decided_views, pairs_sentence
from guideline.rendering.record_view import claims, record_rules
from guideline.rendering.rule_proof import rule_proof
from guideline.rendering.rule_view import RuleView, pitfall_view, recommendation_view
from guideline.rendering.source_view import reference_view, statuses
from guideline.rendering.trace_view import trace_view
from guideline.rendering.unreached_view import unreached_view
from guideline.verification.results import Run
from guideline.verification.verify import Verification

__all__ = ["site_pages"]


def site_pages(
    project: Project,
    run: Run | None,
    verifications: Mapping[str, Verification],
    *,
    pdf: bool = False,
    effects: Mapping[str, ReadingEffects],
) -> tuple[Page | Chapter, ...]:
    """The home page and a chapter for every guideline."""
    chapters = []
    views = []
    for guideline in project.guidelines.values():
        mine = tuple(f for f in project.features if f.guideline == guideline.id)
        id = guideline.id
        frozen = project.editions.get(id, ())
        context = Context(guideline, mine, run, verifications.get(id), effects.get(id), frozen)
        view, chapter = _guideline(context, project.books[guideline.id], pdf)
        views.append(view)
        chapters.append(chapter)
    home = Page(
        path="index.md",
        template="home.md.j2",
        label="Home",
        title=views[0].title if len(views) == 1 else "Living guidelines, tested",
        description="Clinical recommendations as tested situations. Not medical advice.",
        made_from=("guideline/content", "features"),
        views={"guidelines": tuple(views), "ran": run is not None},
        hide=("navigation", "toc"),
    )
    return (home, *chapters)


def _guideline(context: Context, book: PhraseBook, pdf: bool) -> tuple[GuidelineView, Chapter]:
    guideline = context.guideline
    recommendations = tuple(
        recommendation_view(context, rule) for rule in guideline.recommendations.values()
    )
    pitfalls = tuple(pitfall_view(context, rule) for rule in guideline.pitfalls.values())
    view = guideline_view(context, recommendations, pitfalls)
    common = {
        "guideline": view,
        "ran": context.run is not None,
        "glossary": Glossary(guideline),
    }
    tests, treatments = tests_and_treatments(context)
    parts: tuple[Page | Chapter, ...] = (
        _page(
            context,
            "index.md",
            "overview",
            ("", guideline.title),
            guideline.summary,
            ("guideline",),
            {**common, "pdf": pdf},
        ),
        _page(
            context,
            "pathway.md",
            "pathway",
            ("Pathway", "The pathway, step by step"),
            "Which test comes first, which treatments follow, and for whom.",
            ("options", "recommendations", "pitfalls"),
            {
                **common,
                "pathways": pathway_views(context),
                "tests": tests,
                "treatments": treatments,
            },
        ),
        _page(
            context,
            "this-patient.md",
            "this-patient",
            ("For this patient", "For this patient"),
            "Questions about one patient, and what the guideline answers, with the reasons.",
            ("variables", "options", "recommendations", "pitfalls", "constraints"),
            common,
            hide=("toc", "navigation"),
        ),
        _rules(context, "Recommendations", recommendations, common),
        _rules(context, "Pitfalls", pitfalls, common),
        _proof(context, common),
        *_reading_pages(context, book, common),
        *_source_pages(context, common),
        _changes(context, common),
        _scenarios(context, common),
    )
    return view, Chapter(guideline.short_title, parts)


def _reading_pages(
    context: Context, book: PhraseBook, common: Mapping[str, object]
) -> Iterator[Page]:
    guideline = context.guideline
    yield _page(
        context,
        "open-questions.md",
        "open-questions",
        ("Open questions", "Open questions"),
        "Where the source is unclear or silent, and the reading used until a clinician signs one.",
        ("open_questions",),
        {
            **common,
            "questions": [question_view(context, q) for q in guideline.questions.values()],
            "decided": decided_views(context),
            "pairs": pairs_sentence(context.effects),
        },
    )
    yield _page(
        context,
        "patient.md",
        "patient",
        ("Patient", "Patient characteristics and vocabulary"),
        "What is asked about a patient, and the words scenarios use.",
        ("variables", "guideline"),
        {
            **common,
            "groups": variable_groups(context),
            "situations": situation_views(context),
            "wordings": wording_views(context),
            "frames": frame_groups(),
            "phrases": context.place.phrases(),
        },
    )
    yield Page(
        path=context.place.page("phrases.md"),
        template="phrases.md.j2",
        label="Phrases",
        title="Phrases of scenarios",
        description="Every sentence a scenario may use, with its meaning and an example to copy.",
        made_from=(f"guideline/content/{guideline.id}", f"features/{guideline.id}"),
        views={**common, "parts": phrase_parts(context, book), "patient": context.place.patient()},
        search_boost=0,
    )
    if guideline.glossary:
        yield _page(
            context,
            "glossary.md",
            "glossary",
            ("Glossary", "Words explained"),
            "Words of the field in everyday language.",
            ("guideline",),
            {**common, "glossary": None, "terms": term_views(guideline)},
            hide=("toc",),
        )
    excluded, alerts = record_rules(context)
    yield _page(
        context,
        "records.md",
        "records",
        ("Records", "Records: what cannot be, and what raises an alert"),
        "Combinations that cannot occur in one patient, and alerts shown beside an answer.",
        ("constraints",),
        {**common, "excluded": excluded, "alerts": alerts, "claims": claims(context)},
    )
    yield _page(
        context,
        "traceability.md",
        "traceability",
        ("Traceability", "Traceability: from the source to the tests"),
        "Every statement of the source, what rests on it, how it is tested, and what is not.",
        ("sources", "recommendations", "pitfalls", "constraints"),
        {**common, "trace": trace_view(context), "unreached": unreached_view(context, book)},
        hide=("toc",),
    )


def _source_pages(context: Context, common: Mapping[str, object]) -> Iterator[Page]:
    guideline = context.guideline
    yield _page(
        context,
        "references.md",
        "references",
        ("References", "References, and what is known of them"),
        "The bibliography; every fact is marked verified, probable, claimed or unknown.",
        ("references",),
        {
            **common,
            "references": [reference_view(context, r) for r in guideline.references.values()],
            "statuses": statuses(),
        },
    )
    yield _page(
        context,
        "not-covered.md",
        "not-covered",
        ("Not covered", "What the source does not cover"),
        "Topics on which the source is silent. Silence is neither permission nor advice against.",
        ("guideline",),
        {**common, "topics": not_covered_views(context)},
    )
    yield _page(
        context,
        "watch.md",
        "watch",
        ("Watch list", "Watch list and review dates"),
        "What may change the advice soon, and which claims of the source age.",
        ("guideline", "sources"),
        {**common, "reviews": review_lines(context)},
    )


def _changes(context: Context, common: Mapping[str, object]) -> Page | Chapter:
    guideline = context.guideline
    files = ("changes", "guideline")
    index = _page(
        context,
        "changes.md",
        "changes",
        ("" if context.editions else "What changed", "What changed"),
        "Every edition, the newest first: what changed, for whom, and why.",
        files,
        {**common, "editions": edition_views(context), "unreleased": unreleased(context)},
    )
    if not context.editions:
        return index
    pages = [
        Page(
            path=context.place.edition(frozen.edition.version).page,
            template="edition.md.j2",
            label=f"Edition {frozen.edition.version}",
            title=f"{frozen.guideline.title}, edition {frozen.edition.version}",
            description=f"The recommendations as they stood in edition {frozen.edition.version}.",
            made_from=(f"guideline/content/{guideline.id}/editions/{frozen.edition.version}.json",),
            # Words of an earlier edition may mean something else today.
            views={**common, "glossary": None, "edition": edition_content(context, frozen)},
            # Nobody who searches for advice should find what no longer holds.
            search_boost=0,
        )
        for frozen in reversed(context.editions)
    ]
    return Chapter("What changed", (index, *pages))


def _rules(
    context: Context, label: str, rules: tuple[RuleView, ...], common: Mapping[str, object]
) -> Chapter:
    folder = label.lower()
    index = _page(
        context,
        f"{folder}/index.md",
        folder,
        ("", label),
        f"{label} of the guideline, each with its verdict, its patients and its reasons.",
        (folder,),
        common,
    )
    pages = [
        _page(
            context,
            f"{folder}/{rule.id}.md",
            "rule",
            (f"{rule.id} {rule.title}", f"{rule.id}: {rule.title}"),
            rule.summary,
            (folder, "sources", "open_questions"),
            {
                **common,
                "rule": rule,
                "history": rule_history(context, rule.id),
                "proof": rule_proof(context, context.guideline.rule(rule.id)),
            },
        )
        for rule in rules
    ]
    return Chapter(label, (index, *pages))


def _proof(context: Context, common: Mapping[str, object]) -> Page:
    return _page(
        context,
        "proof.md",
        "proof",
        (context.place.proof().text, context.place.proof().text),
        "What holds for all patients at once, what is left open on purpose, and what is excluded.",
        ("guideline", "options", "recommendations", "pitfalls", "constraints"),
        {**common, "proof": proof_view(context)},
    )


def _scenarios(context: Context, common: Mapping[str, object]) -> Chapter:
    views = [context.feature_view(feature, feature.scenarios) for feature in context.features]
    features = f"features/{context.guideline.id}"
    index = Page(
        path=context.place.page("scenarios/index.md"),
        template="scenarios.md.j2",
        label="",
        title="Scenarios",
        description="Every situation that is tested, with its result.",
        made_from=(features,),
        views={**common, "groups": _by_folder(views)},
    )
    pages = [
        Page(
            path=view.link.page,
            template="feature.md.j2",
            label=view.title,
            title=view.title,
            description=f"{view.tally.text}: {view.title}",
            made_from=(feature.file,),
            views={**common, "feature": view},
            search_boost=0.5,
        )
        for feature, view in zip(context.features, views, strict=True)
    ]
    of_view = {view.link.page: page for view, page in zip(views, pages, strict=True)}
    groups = [
        Chapter(label, tuple(of_view[view.link.page] for view in inside))
        for label, inside in _by_folder(views)
    ]
    return Chapter("Scenarios", (index, *groups))


def _by_folder(views: Iterable[FeatureView]) -> tuple[tuple[str, tuple[FeatureView, ...]], ...]:
    """Features under their folders, whose names are made words."""
    folders: dict[str, list[FeatureView]] = {}
    for view in views:
        name = view.folder.replace("_", " ").replace("-", " ").capitalize()
        folders.setdefault(name, []).append(view)
    return tuple((name, tuple(inside)) for name, inside in folders.items())


def _page(
    context: Context,
    name: str,
    template: str,
    titles: tuple[str, str],
    description: str,
    files: tuple[str, ...],
    views: Mapping[str, object],
    hide: tuple[str, ...] = (),
) -> Page:
    content = f"guideline/content/{context.guideline.id}"
    label, title = titles
    return Page(
        path=context.place.page(name),
        template=f"{template}.md.j2",
        label=label,
        title=title,
        description=description,
        made_from=tuple(f"{content}/{file}.yaml" for file in files),
        views=views,
        hide=hide,
    )
