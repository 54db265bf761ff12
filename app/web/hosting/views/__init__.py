"""Views: the addresses of a host."""
