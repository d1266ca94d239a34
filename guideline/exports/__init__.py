"""A guideline and what is known of it -> files for other programs."""
