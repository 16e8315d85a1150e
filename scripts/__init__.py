"""The machine: the commands lie here; below them rooms, each of which uses only the rooms before it (see DEVELOPMENT.md)."""
