"""learners, sessions, published sets, the answer log"""

from alembic import op
import sqlalchemy as sa


revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "learner",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learner")),
    )
    op.create_table(
        "published_set",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("file", sa.String(length=255), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_set")),
    )
    op.create_table(
        "question_revision",
        sa.Column("revision", sa.String(length=64), nullable=False),
        sa.Column("question_id", sa.String(length=129), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("revision", "question_id", name=op.f("pk_question_revision")),
    )
    op.create_table(
        "answer",
        sa.Column("position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("learner_id", sa.String(length=32), nullable=False),
        sa.Column("question_id", sa.String(length=129), nullable=False),
        sa.Column("revision", sa.String(length=64), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(length=16), nullable=False),
        sa.Column("seed", sa.String(length=32), nullable=False),
        sa.Column("parameters", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("response", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("certainty", sa.String(length=8), nullable=True),
        sa.Column("hints", sa.Integer(), nullable=False),
        sa.Column("elapsed_ms", sa.BigInteger(), nullable=True),
        sa.Column("attempt", sa.String(length=36), nullable=True),
        sa.Column("request_digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("score >= 0 AND score <= 1", name=op.f("ck_answer_score_is_a_share")),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_answer_learner_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_answer")),
        sa.UniqueConstraint("id", name=op.f("uq_answer_id")),
        sa.UniqueConstraint(
            "learner_id", "question_id", "meeting", name=op.f("uq_answer_learner_id_question_id_meeting")
        ),
    )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.create_index("ix_answer_learner_id_position", ["learner_id", "position"], unique=False)

    op.create_table(
        "session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("learner_id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_session_learner_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_session")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_session_learner_id"), ["learner_id"], unique=False)

    op.create_table(
        "retraction",
        sa.Column("answer_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answer.id"], name=op.f("fk_retraction_answer_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("answer_id", name=op.f("pk_retraction")),
    )


def downgrade() -> None:
    op.drop_table("retraction")
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_learner_id"))
        batch_op.drop_index(batch_op.f("ix_session_expires_at"))

    op.drop_table("session")
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.drop_index("ix_answer_learner_id_position")

    op.drop_table("answer")
    op.drop_table("question_revision")
    op.drop_table("published_set")
    op.drop_table("learner")
