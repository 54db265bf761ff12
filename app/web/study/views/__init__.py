"""Views: the addresses of practice."""
