"""rounds; what a student sets: the start of a day, new questions a day, a round's length, days of exams"""

from alembic import op
import sqlalchemy as sa


revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

OF_A_LEARNER = ("day_start", "new_a_day", "round_length")


def upgrade() -> None:
    for name in OF_A_LEARNER:
        op.add_column("learner", sa.Column(name, sa.Integer(), nullable=True))
    op.create_table(
        "exam_date",
        sa.Column("learner_id", sa.String(length=32), nullable=False),
        sa.Column("set_id", sa.String(length=64), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_exam_date_learner_id_learner"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "set_id", name=op.f("pk_exam_date")),
    )
    op.create_table(
        "round",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("learner_id", sa.String(length=32), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_round_learner_id_learner"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
    )
    op.create_index("ix_round_learner_id_started_at", "round", ["learner_id", "started_at"])
    op.add_column("answer", sa.Column("round", sa.String(length=36), nullable=True))
    op.add_column("answer", sa.Column("slot", sa.Integer(), nullable=True))
    in_a_round = sa.text("round IS NOT NULL")
    op.create_index("ix_answer_round", "answer", ["round"], sqlite_where=in_a_round, postgresql_where=in_a_round)


def downgrade() -> None:
    op.drop_index("ix_answer_round", table_name="answer")
    op.drop_column("answer", "slot")
    op.drop_column("answer", "round")
    op.drop_index("ix_round_learner_id_started_at", table_name="round")
    op.drop_table("round")
    op.drop_table("exam_date")
    for name in reversed(OF_A_LEARNER):
        op.drop_column("learner", name)
