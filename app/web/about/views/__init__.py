"""Views: the addresses of what Keepgate says of itself."""
