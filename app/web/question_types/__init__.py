"""What a page and a form hold of each type of question."""
