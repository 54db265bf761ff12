"""A module a type of question as pages and JSON show it; `table` lists them."""
