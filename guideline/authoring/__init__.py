"""A person who writes no code -> a project to work in, and help while writing."""
