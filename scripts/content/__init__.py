"""Reads what people write into frozen values; never judges."""
