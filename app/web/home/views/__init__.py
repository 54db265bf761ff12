"""Views: the address of the home page."""
