"""Views: the addresses of study sets."""
