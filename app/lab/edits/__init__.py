"""What somebody changes in a run: the notation, how it takes hold, what it did."""
