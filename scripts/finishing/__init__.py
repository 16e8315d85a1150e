"""What is done to the built site, a module a step; the room that writes."""
