"""tests: attempts, extra time, saved answers"""

from alembic import op
import sqlalchemy as sa


revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

POSITION = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("learner_id", sa.String(length=32), nullable=False),
        sa.Column("set_id", sa.String(length=64), nullable=False),
        sa.Column("seed", sa.String(length=32), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_attempt_learner_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index("ix_attempt_learner_id_started_at", "attempt", ["learner_id", "started_at"], unique=False)
    op.create_index(
        "ix_attempt_running",
        "attempt",
        ["learner_id", "set_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "extra_time",
        sa.Column("position", POSITION, autoincrement=True, nullable=False),
        sa.Column("attempt_id", sa.String(length=36), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name=op.f("fk_extra_time_attempt_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_extra_time")),
    )
    op.create_index(op.f("ix_extra_time_attempt_id"), "extra_time", ["attempt_id"], unique=False)
    op.create_table(
        "saved_answer",
        sa.Column("position", POSITION, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("attempt_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("response", sa.Text(), nullable=False),
        sa.Column("certainty", sa.String(length=8), nullable=True),
        sa.Column("elapsed_ms", sa.BigInteger(), nullable=True),
        sa.Column("request_digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name=op.f("fk_saved_answer_attempt_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_saved_answer")),
        sa.UniqueConstraint("id", name=op.f("uq_saved_answer_id")),
        sa.UniqueConstraint("attempt_id", "number", "version", name=op.f("uq_saved_answer_attempt_id_number_version")),
    )


def downgrade() -> None:
    op.drop_table("saved_answer")
    op.drop_index(op.f("ix_extra_time_attempt_id"), table_name="extra_time")
    op.drop_table("extra_time")
    op.drop_index("ix_attempt_running", table_name="attempt")
    op.drop_index("ix_attempt_learner_id_started_at", table_name="attempt")
    op.drop_table("attempt")
