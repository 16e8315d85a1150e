"""Watching the sources: ask politely (asking, hosts), read (reading, marks), judge (judging, archive), keep (states), tell (reporting)."""
