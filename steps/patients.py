"""What is known about a patient."""

pytest_plugins = ["guideline.verification.steps.patients"]
