"""Says what each page shows: the content in, a frozen view of plain values out; the markup is in overrides/pages."""
