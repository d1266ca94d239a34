"""`python -m guideline`."""

from guideline.cli import main

main()
