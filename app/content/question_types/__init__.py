"""A module a type of question in a file; `table` lists them."""
