"""The lab: runs of models, guesses at them, questions about their cells."""
