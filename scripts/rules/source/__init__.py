"""Rules on the source as people send it: names, letters, front matter, Markdown. Each judges a file, or the tree of all files.

They run before anything else trusts a file, in this order: a file that could stall a reader is not read any further.
"""
