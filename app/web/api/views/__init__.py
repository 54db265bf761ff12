"""Views: the addresses of the JSON interface."""
