"""sources.yaml, references.yaml and open_questions.yaml -> statements, bibliography, questions."""

from __future__ import annotations

from guideline.errors import nearest
from guideline.loading.desk import TAG_ID, Desk
from guideline.loading.schema import QuestionsFile, ReferencesFile, SourcesFile
from guideline.model.open_question import OpenQuestion, Reading, Signature
from guideline.model.source import (
    Certified,
    Executable,
    Fact,
    Reference,
    Review,
    SourceStatement,
)

__all__ = ["read_questions", "read_references", "read_statements"]


def read_statements(desk: Desk, file: SourcesFile | None) -> dict[str, SourceStatement]:
    """Every statement of the source; spans have to follow one another."""
    if file is None:
        return {}
    name = "sources.yaml"
    desk.id_shape(name, "statements", file.statements, TAG_ID)
    found = {}
    last = 0
    for id, entry in file.statements.items():
        path = ("statements", id)
        document = desk.documents[name]
        if entry.span[0] < last or entry.span[1] <= entry.span[0]:
            desk.faults.append(
                document.fault(
                    (*path, "span"),
                    f"the span {list(entry.span)} does not follow the one before",
                    f"[start, end] with {last} <= start < end",
                )
            )
        last = max(last, entry.span[1])
        if entry.executable != "yes" and not entry.verify_otherwise:
            desk.faults.append(
                document.fault(
                    (*path, "executable"),
                    f"executable is '{entry.executable}', but verify_otherwise is missing",
                    "how the rest is checked",
                )
            )
        found[id] = SourceStatement(
            id=id,
            section=entry.section,
            heading=entry.heading,
            kinds=tuple(entry.kinds),
            paraphrase=entry.paraphrase,
            wording=tuple(entry.wording),
            citations=tuple(entry.citations),
            start=entry.span[0],
            end=entry.span[1],
            fingerprint=entry.fingerprint,
            executable=Executable(entry.executable),
            verify_otherwise=entry.verify_otherwise or "",
            questions=desk.references(name, (*path, "questions"), "question", entry.questions),
            review=Review(entry.review.by, entry.review.why) if entry.review else None,
        )
    return found


def read_references(desk: Desk, file: ReferencesFile | None) -> dict[str, Reference]:
    """The bibliography."""
    if file is None:
        return {}
    desk.id_shape("references.yaml", "references", file.references, TAG_ID)
    return {
        id: Reference(
            id=id,
            title=entry.title,
            citation=entry.citation or "",
            status=Certified(entry.status),
            why=entry.why,
            facts=tuple(
                Fact(name, fact.text, Certified(fact.status), fact.basis)
                for name, fact in entry.facts.items()
            ),
            notes=tuple(entry.notes),
        )
        for id, entry in file.references.items()
    }


def read_questions(desk: Desk, file: QuestionsFile | None) -> dict[str, OpenQuestion]:
    """Every open question; the chosen reading has to be one of its own.

    The overlays of the other readings need the whole content and are read by `overlays`.
    """
    if file is None:
        return {}
    name = "open_questions.yaml"
    desk.id_shape(name, "open_questions", file.open_questions, TAG_ID)
    found = {}
    for id, entry in file.open_questions.items():
        path = ("open_questions", id)
        if entry.chosen not in entry.readings:
            desk.faults.append(
                desk.documents[name].fault(
                    (*path, "chosen"),
                    f"there is no reading '{entry.chosen}'",
                    ", ".join(entry.readings),
                    nearest(entry.chosen, entry.readings),
                )
            )
        signed = entry.signed
        found[id] = OpenQuestion(
            id=id,
            title=entry.title,
            kind=entry.kind,
            question=entry.question,
            statements=desk.references(name, (*path, "statements"), "statement", entry.statements),
            readings={
                key: Reading(key, reading.text, not_counted=reading.not_counted or "")
                for key, reading in entry.readings.items()
            },
            chosen=entry.chosen,
            why=entry.why,
            shown=entry.shown,
            when=None if entry.when is None else desk.condition(name, (*path, "when"), entry.when),
            options=desk.references(name, (*path, "options"), "option", entry.options),
            signature=Signature(signed.name, signed.role, signed.date) if signed else None,
        )
    return found
