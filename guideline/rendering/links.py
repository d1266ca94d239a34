"""Where every part of a guideline stands on the site: one page and one anchor each."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from guideline.model.guideline import Guideline, Term
from guideline.rendering.markdown import slug

__all__ = ["Link", "Place", "Sentence", "relative"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the site.

    Attributes:
        page: Path below docs/ of the Markdown page.
        anchor: Id on that page; empty for its top.
    """

    text: str
    page: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Text with links in it."""

    parts: tuple[str | Link, ...]


def relative(page: str, link: Link) -> str:
    """The address of a link as seen from a page."""
    if link.page == page and link.anchor:
        return f"#{link.anchor}"
    path = posixpath.relpath(link.page, posixpath.dirname(page) or ".")
    return f"{path}#{link.anchor}" if link.anchor else path


@dataclass(frozen=True, slots=True)
class Place:
    """The addresses of one guideline."""

    guideline: Guideline

    def page(self, name: str) -> str:
        """Path of a page of this guideline, e.g. `pathway.md`."""
        return f"{self.guideline.id}/{name}"

    def rule_page(self, id: str) -> str:
        """Path of the page of a recommendation or pitfall."""
        folder = "recommendations" if id in self.guideline.recommendations else "pitfalls"
        return self.page(f"{folder}/{id}.md")

    def rule(self, id: str, text: str = "") -> Link:
        """A recommendation or pitfall; its title unless another text is given."""
        return Link(text or self.guideline.rule(id).title, self.rule_page(id))

    def rule_data(self, id: str) -> Link:
        """The file for machines beside the page of a recommendation or pitfall."""
        file = f"{self.rule_page(id).removesuffix('.md')}.json"
        return Link(f"{id} as data (JSON)", file)

    def option(self, id: str, text: str = "") -> Link:
        """An option, which stands in the pathway."""
        name = text or self.guideline.options[id].name
        return Link(name, self.page("pathway.md"), f"option-{slug(id)}")

    def variable(self, id: str, text: str = "") -> Link:
        """What is asked about a patient."""
        name = text or self.guideline.variables[id].name
        return Link(name, self.page("patient.md"), f"variable-{slug(id)}")

    def question(self, id: str, text: str = "") -> Link:
        """An open question."""
        return Link(text or id, self.page("open-questions.md"), slug(id))

    def statement(self, id: str, text: str = "") -> Link:
        """A statement of the source, which stands in the matrix."""
        return Link(text or id, self.page("traceability.md"), f"statement-{slug(id)}")

    def reference(self, id: str) -> Link:
        """A document of the bibliography."""
        title = self.guideline.references[id].title
        return Link(title, self.page("references.md"), f"reference-{slug(id)}")

    def record_rule(self, id: str, text: str = "") -> Link:
        """A constraint, an alert, or a claim about every patient."""
        return Link(text or id, self.page("records.md"), f"rule-{slug(id)}")

    def term(self, term: Term, text: str = "") -> Link:
        """An explained word."""
        return Link(text or term.name, self.page("glossary.md"), f"term-{slug(term.name)}")

    def patient(self) -> Link:
        """What is asked about a patient."""
        return Link("Patient characteristics", self.page("patient.md"))

    def phrases(self) -> Link:
        """Every phrase of a scenario."""
        return Link("All phrases, with examples to copy", self.page("phrases.md"))

    def proof(self, anchor: str = "") -> Link:
        """The page of what was proved, or a place on it."""
        return Link("Proved for every patient", self.page("proof.md"), anchor)

    def this_patient(self) -> Link:
        """The form that answers for one patient."""
        return Link("For this patient", self.page("this-patient.md"))

    def open_questions(self) -> Link:
        """All open questions."""
        return Link("Open questions", self.page("open-questions.md"))

    def uncovered(self) -> Link:
        """What the source does not say."""
        return Link("What the source does not cover", self.page("not-covered.md"))

    def changes(self, version: str = "") -> Link:
        """What every edition changed, or one of them."""
        anchor = f"edition-{slug(version)}" if version else ""
        return Link(version or "What changed", self.page("changes.md"), anchor)

    def edition(self, version: str, text: str = "") -> Link:
        """The recommendations of a frozen edition."""
        return Link(text or version, self.page(f"editions/{version}/index.md"))

    def edition_data(self, version: str) -> Link:
        """A frozen edition for machines."""
        text = f"Edition {version} as data (JSON)"
        return Link(text, self.page(f"editions/{version}/guideline.json"))

    def scope(self) -> Link:
        """The scope."""
        return Link("Scope", self.page("index.md"), "scope")
