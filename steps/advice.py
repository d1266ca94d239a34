"""What is asked of the guideline, and what it is expected to answer."""

pytest_plugins = ["guideline.verification.steps.advice"]
