"""Rules on the built site: what stands on its pages, the allow-list of what they are made of, their weight."""
