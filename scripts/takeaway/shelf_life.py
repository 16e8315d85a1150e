"""How long what was taken away is good for: what is printed or copied cannot say by itself that something newer is there."""

from __future__ import annotations

from datetime import date

MONTHS = 6  # the facts that go out of date first, laws among them, are looked at again every half year


def look_again(day: str) -> str:
    """The day after which a reader should look for a newer edition than that of `day`, both `YYYY-MM-DD`."""
    made = date.fromisoformat(day)
    months = made.month - 1 + MONTHS
    year, month = made.year + months // 12, months % 12 + 1
    return date(year, month, min(made.day, 28)).isoformat()  # every month has a 28th
