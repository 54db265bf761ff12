"""A module a type of question; `table` lists them."""
