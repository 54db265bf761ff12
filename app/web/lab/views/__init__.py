"""Views: the addresses of the lab."""
