"""Keepgate in a real browser."""
