"""What is done to the built site, a module a step: each gives paths and bytes, `finish` writes."""
