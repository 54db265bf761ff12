"""The database: tables, engine, the writers' gate, queries that take a connection and return study values."""
