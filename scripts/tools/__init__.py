"""Knows nothing of practices: paths, git, YAML, HTML, Markdown, text, web addresses, problems with their lines."""
