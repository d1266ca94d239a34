"""Step definitions: thin, generic, and without medicine. Their phrases come from the content.

Each module names the packaged definitions; write your own in its place to change them.
"""
