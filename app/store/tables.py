"""The tables. Times are whole milliseconds since 1970 in UTC; what has a structure is JSON text."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
# SQLite numbers only a plain INTEGER primary key by itself.
Position = BigInteger().with_variant(Integer, "sqlite")

learner = Table(
    "learner",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("created_at", BigInteger, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("learner_id", ForeignKey("learner.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False, index=True),
)

published_set = Table(
    "published_set",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("file", String(255), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("document", Text, nullable=False),
    Column("published_at", BigInteger, nullable=False),
)

question_revision = Table(
    "question_revision",
    metadata,
    Column("revision", String(64), primary_key=True),
    Column("question_id", String(129), primary_key=True),
    Column("document", Text, nullable=False),
    Column("published_at", BigInteger, nullable=False),
)

answer = Table(
    "answer",
    metadata,
    Column("position", Position, primary_key=True, autoincrement=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("learner_id", ForeignKey("learner.id", ondelete="RESTRICT"), nullable=False),
    Column("question_id", String(129), nullable=False),
    Column("revision", String(64), nullable=False),
    Column("key_hash", String(64), nullable=False),
    Column("meeting", Integer, nullable=False),
    Column("mode", String(16), nullable=False),
    Column("seed", String(32), nullable=False),
    Column("parameters", Text),
    Column("key", Text, nullable=False),
    Column("response", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("certainty", String(8)),
    Column("hints", Integer, nullable=False),
    Column("elapsed_ms", BigInteger),
    Column("attempt", String(36)),
    Column("request_digest", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    CheckConstraint("score >= 0 AND score <= 1", name="score_is_a_share"),
    UniqueConstraint("learner_id", "question_id", "meeting"),
)
Index("ix_answer_learner_id_position", answer.c.learner_id, answer.c.position)

# An answer taken back. The log itself is only ever added to.
retraction = Table(
    "retraction",
    metadata,
    Column("answer_id", ForeignKey("answer.id", ondelete="RESTRICT"), primary_key=True),
    Column("at", BigInteger, nullable=False),
)

# A test taken: its paper is fixed when it starts. `ended_at` is set once; all else stays.
attempt = Table(
    "attempt",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("learner_id", ForeignKey("learner.id", ondelete="RESTRICT"), nullable=False),
    Column("set_id", String(64), nullable=False),
    Column("seed", String(32), nullable=False),
    Column("paper", Text, nullable=False),
    Column("started_at", BigInteger, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("ended_at", BigInteger),
)
_RUNNING = attempt.c.ended_at.is_(None)
Index("ix_attempt_learner_id_started_at", attempt.c.learner_id, attempt.c.started_at)
Index(
    "ix_attempt_running",
    attempt.c.learner_id,
    attempt.c.set_id,
    unique=True,
    sqlite_where=_RUNNING,
    postgresql_where=_RUNNING,
)

# Minutes granted to a running test; only ever added to.
extra_time = Table(
    "extra_time",
    metadata,
    Column("position", Position, primary_key=True, autoincrement=True),
    Column("attempt_id", ForeignKey("attempt.id", ondelete="RESTRICT"), nullable=False, index=True),
    Column("minutes", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
)

# The answers of a running test, each version of each; only ever added to. The highest version counts.
saved_answer = Table(
    "saved_answer",
    metadata,
    Column("position", Position, primary_key=True, autoincrement=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("attempt_id", ForeignKey("attempt.id", ondelete="RESTRICT"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("response", Text, nullable=False),
    Column("certainty", String(8)),
    Column("elapsed_ms", BigInteger),
    Column("request_digest", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    UniqueConstraint("attempt_id", "number", "version"),
)
