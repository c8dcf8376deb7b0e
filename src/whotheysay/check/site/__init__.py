"""Rules about the built site (P): private, and whole on every page."""
