"""Persons: whose histories belong together, what they set, what is stored of them."""
