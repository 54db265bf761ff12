"""Recurrent cells: forward and backward through time."""
