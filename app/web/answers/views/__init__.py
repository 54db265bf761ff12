"""Views: the addresses of posted answers, and of the language that is chosen while one is filled in."""
