"""Tests: started, sat, saved, handed in, given more time."""
