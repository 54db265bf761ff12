"""The commands: `flask --app wsgi …`, a module a noun."""
