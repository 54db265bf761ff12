"""Views: the addresses of tests."""
