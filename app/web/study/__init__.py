"""Practice: a question as it is put, a flashcard, a verdict."""
