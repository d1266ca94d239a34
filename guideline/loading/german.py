"""The fixed frames and the engine's verdicts in German."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["GERMAN_FRAMES", "GERMAN_VERDICTS"]

_ON = "die Antwort zu {option}"

GERMAN_FRAMES: Mapping[str, str] = {
    "value": "{value of a variable}",
    "unknown": "{variable} ist unbekannt",
    "unknown_plural": "{plural variable} sind unbekannt",
    "situation": "{situation}",
    "decision": "{decision point}",
    "proposed": "{option} wird vorgeschlagen",
    "proposed_plural": "{plural option} werden vorgeschlagen",
    "verdict": "{option} {verdict}",
    "verdict_plural": "{options} {plural verdict}",
    "no_undeclared_silence": f"{_ON} ist kein unbegründetes Schweigen",
    "no_undeclared_conflict": f"{_ON} ist kein unbegründeter Widerspruch",
    "fits_declarations": f"{_ON} widerspricht keiner Festlegung",
    "asks_for": f"{_ON} verlangt danach",
    "for": f"{_ON} spricht dafür",
    "not_for": f"{_ON} spricht nicht dafür",
    "against": f"{_ON} spricht dagegen",
    "not_against": f"{_ON} spricht nicht dagegen",
    # After a colon a noun needs no other case than the one it has in the vocabulary.
    "depends": f"{_ON} hängt ab von: {{variables}}",
    "could_be": f"{_ON} könnte noch lauten: {{verdict}}",
    "rests_on": f"{_ON} beruht auf {{rule}}",
    "makes_precise": f"{_ON} präzisiert {{rule}}",
    "says": f'{_ON} enthält die Worte "{{words}}"',
    "cites": f"{_ON} zitiert {{statement}}",
    "not_cites": f"{_ON} zitiert {{statement}} nicht",
    "same_whatever": f"{_ON} hängt nicht ab von: {{variable}}",
    "assumes": "die Antwort nimmt an: {value of a variable}",
    "before": "{option} kommt vor jeder Behandlung",
    "before_plural": "{options} kommen vor jeder Behandlung",
    "required_first": "{option} muss erfolgen, bevor {other option} beginnt",
    "required_first_plural": "{options} müssen erfolgen, bevor {other option} beginnt",
    "nothing_first": "nichts muss erfolgen, bevor {option} beginnt",
    "nothing_else": "nichts anderes wird empfohlen",
    "in_scope": "der Fall liegt im Geltungsbereich",
    "out_of_scope": "der Fall liegt außerhalb des Geltungsbereichs",
    "scope_unknown": "es ist offen, ob der Fall im Geltungsbereich liegt",
    "question": "die offene Frage {question} wird gezeigt",
    "question_with": "die offene Frage {question} wird gezeigt bei: {option}",
    "no_question": "die offene Frage {question} wird nicht gezeigt",
    "alert": "der Hinweis {alert} wird gezeigt",
    "no_alert": "der Hinweis {alert} wird nicht gezeigt",
    "alert_unchecked": "der Hinweis {alert} konnte nicht geprüft werden",
    "alert_possible": "der Hinweis {alert} würde gelten, wenn mehr bekannt wäre",
    "opposed": "{option} kann so nicht im Plan stehen",
    "opposed_by": "{pitfall} spricht gegen den Plan",
    "not_opposed": "nichts spricht gegen den Plan",
    "impossible": "die Angaben sind unmöglich wegen {constraint}",
}

GERMAN_VERDICTS: Mapping[str, tuple[str, str]] = {
    "satisfied": ("ist erledigt oder läuft bereits", "sind erledigt oder laufen bereits"),
    "less_preferred": ("wird weniger bevorzugt", "werden weniger bevorzugt"),
    "not_supported": (
        "wird von der Quelle nicht gestützt",
        "werden von der Quelle nicht gestützt",
    ),
    "source_silent": (
        "wird von der Quelle nicht behandelt",
        "werden von der Quelle nicht behandelt",
    ),
    "conflict": (
        "erfordert, dass ein Mensch zwischen Lesarten entscheidet",
        "erfordern, dass ein Mensch zwischen Lesarten entscheidet",
    ),
    "undetermined": ("lässt sich noch nicht bestimmen", "lassen sich noch nicht bestimmen"),
    "out_of_scope": (
        "liegt außerhalb des Geltungsbereichs",
        "liegen außerhalb des Geltungsbereichs",
    ),
    "not_applicable": ("ist in diesem Fall keine Frage", "sind in diesem Fall keine Frage"),
}
"""Verdict of the engine to its phrase after one option, and after several."""
