"""How often Python looks for what nobody needs any more. Standard library only."""

from __future__ import annotations

import gc

# A command makes values by the million, keeps them and ends. As Python comes it looks through what is young every 700 new values and
# through all of it again and again: a tenth of a whole build. So seldom it costs next to nothing, and a build holds 220 MB instead of 190.
_YOUNG, _MIDDLE, _OLD = 200_000, 20, 1000


def collect_seldom() -> None:
    """Let this process look for cycles among its values seldom. What lies in no cycle goes at once all the same."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
