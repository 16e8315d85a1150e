"""Knows nothing of practices: paths, YAML, HTML, Markdown, text, web addresses, problems with their lines."""
