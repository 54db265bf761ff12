"""the zone that a person chose; who was forgotten stays so"""

from alembic import op
import sqlalchemy as sa


revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("learner", sa.Column("zone", sa.String(length=64), nullable=True))
    op.create_table(
        "forgotten_learner",
        sa.Column("learner_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("learner_hash", name=op.f("pk_forgotten_learner")),
    )


def downgrade() -> None:
    op.drop_table("forgotten_learner")
    op.drop_column("learner", "zone")
