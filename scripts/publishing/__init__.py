"""Keeps the editions on the branch gh-pages."""
