"""A rehearsal of the workflows: their own `run:` steps, as a runner of GitHub Actions would run them, here and without network."""
