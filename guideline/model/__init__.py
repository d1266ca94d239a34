"""The parts of a guideline as frozen dataclasses; the standard library only."""
