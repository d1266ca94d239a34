"""Step definitions: thin, generic, and without medicine. Their phrases come from the content."""
