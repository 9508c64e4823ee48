"""What Alembic runs: the connection comes from the store, so there is no ini file."""

from alembic import context

from diurna.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
