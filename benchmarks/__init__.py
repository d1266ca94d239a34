"""How long this project's commands take, beside tools that do a part of the same work."""
