"""Views: the address of the progress page."""
