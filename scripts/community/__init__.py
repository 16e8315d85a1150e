"""What arrives from people: filled forms, the scope of a proposal, the answers to both, the preview."""
