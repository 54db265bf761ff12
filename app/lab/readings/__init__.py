"""What can be read off a run: the terms of a cell, conditions, correlations, guesses."""
