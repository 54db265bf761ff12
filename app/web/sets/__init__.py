"""A study set in full, and the pictures of its questions."""
