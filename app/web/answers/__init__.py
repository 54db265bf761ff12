"""What a form of a question posts, in practice or in a test: an answer, or a choice of language."""
