"""Step definitions as pytest plugins: thin, generic, and without medicine.

A project names them in its own `steps/`, so it gets newer ones with a newer package. What the
phrases mean comes from the content.
"""
