"""What a browser gets: reads overrides/."""
