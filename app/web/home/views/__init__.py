"""Views: the addresses of the home page and of the language."""
