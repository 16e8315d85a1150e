"""Judges: each rule is a function whose docstring is the rule. `judge` puts them together."""
