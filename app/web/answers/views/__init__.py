"""Views: the addresses of posted answers."""
