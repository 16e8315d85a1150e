"""The way out, walked: the composed pages built by other generators than ours, and what each of them would lose. See decisions/0008."""
