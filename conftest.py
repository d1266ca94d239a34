"""Step definitions and the recorder of scenario results, for the whole test run."""

pytest_plugins = ["guideline.verification.recording", "steps.patients", "steps.advice"]
