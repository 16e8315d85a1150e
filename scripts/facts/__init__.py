"""What follows from the content: addresses, strength, standards, citations, figures, the state of translations, editions, history."""
