"""Alembic's way in: `app.store.migrating` hands over the connection."""

from alembic import context

from app.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,  # also on SQLite: our transactions are begun before the first statement
)
with context.begin_transaction():
    context.run_migrations()
