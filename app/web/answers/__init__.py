"""An answer that a form posts: to practice, or to a test."""
