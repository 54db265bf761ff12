"""The tables. Times are whole milliseconds since 1970 in UTC; what has a structure is JSON text."""

from sqlalchemy import (
    BigInteger,
    Boolean,
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

# A device's history. Those with one owner are one person's; a learner without an owner is a person alone.
learner = Table(
    "learner",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner", String(32), index=True),
    Column("created_at", BigInteger, nullable=False),
    Column("zone", String(64)),  # whose days are counted, where the person chose one
    Column("day_start", Integer),  # the hour at which these days begin
    Column("new_a_day", Integer),
    Column("round_length", Integer),
)

# The day of an exam about a set, as a learner wrote it: YYYY-MM-DD.
exam_date = Table(
    "exam_date",
    metadata,
    Column("learner_id", ForeignKey("learner.id", ondelete="CASCADE"), primary_key=True),
    Column("set_id", String(64), primary_key=True),
    Column("day", String(10), nullable=False),
)

# For a day after somebody was forgotten: their first page's token, or a grant, must not bring them back.
forgotten_learner = Table(
    "forgotten_learner",
    metadata,
    Column("learner_hash", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
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
    Column("origin", String(16), nullable=False),
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

# What was asked, shown and said. Only ever added to: what it scored is in `marking`, that it was taken back in
# `retraction`. `seed` names the draw.
answer = Table(
    "answer",
    metadata,
    Column("position", Position, primary_key=True, autoincrement=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("learner_id", ForeignKey("learner.id", ondelete="RESTRICT"), nullable=False),
    Column("question_id", String(129), nullable=False),
    Column("revision", String(64), nullable=False),
    Column("key_hash", String(64), nullable=False),
    Column("repetition", Integer, nullable=False),
    Column("mode", String(16), nullable=False),
    Column("seed", String(32), nullable=False),
    Column("parameters", Text),
    Column("response", Text, nullable=False),
    Column("certainty", String(8)),
    Column("hints", Integer, nullable=False),
    Column("elapsed_ms", BigInteger),
    Column("attempt", String(36)),
    Column("round", String(36)),
    Column("slot", Integer),
    Column("request_digest", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    UniqueConstraint("learner_id", "question_id", "seed"),
)
Index("ix_answer_learner_id_at", answer.c.learner_id, answer.c.at, answer.c.position)
Index("ix_answer_question_id", answer.c.question_id)
_TESTED = answer.c.attempt.is_not(None)
Index("ix_answer_attempt", answer.c.attempt, sqlite_where=_TESTED, postgresql_where=_TESTED)

_IN_A_ROUND = answer.c.round.is_not(None)
Index("ix_answer_round", answer.c.round, sqlite_where=_IN_A_ROUND, postgresql_where=_IN_A_ROUND)

# Questions in an order that is fixed when a round starts; written with its first answer. `choice` is what was wanted.
round_ = Table(
    "round",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("learner_id", ForeignKey("learner.id", ondelete="RESTRICT"), nullable=False),
    Column("choice", Text, nullable=False),
    Column("questions", Text, nullable=False),
    Column("started_at", BigInteger, nullable=False),
)
Index("ix_round_learner_id_started_at", round_.c.learner_id, round_.c.started_at)

# What an answer scored, by which version of which rule. Only ever added to: the newest counts whose batch stands.
marking = Table(
    "marking",
    metadata,
    Column("position", Position, primary_key=True, autoincrement=True),
    Column("answer", ForeignKey("answer.position", ondelete="RESTRICT"), nullable=False),
    Column("rule", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("score", Float(53), nullable=False),
    Column("batch", String(36)),
    Column("at", BigInteger, nullable=False),
    CheckConstraint("score >= 0 AND score <= 1", name="score_is_a_share"),
)
Index("ix_marking_answer", marking.c.answer, marking.c.position)

# A batch of markings taken back (`revoked`), or put back in force. The newest event of a batch counts.
revocation = Table(
    "revocation",
    metadata,
    Column("position", Position, primary_key=True, autoincrement=True),
    Column("batch", String(36), nullable=False, index=True),
    Column("revoked", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False),
)

# An answer taken back (`retracted`), or put back. The newest event of an answer counts.
retraction = Table(
    "retraction",
    metadata,
    Column("position", Position, primary_key=True, autoincrement=True),
    Column("answer", ForeignKey("answer.position", ondelete="RESTRICT"), nullable=False, index=True),
    Column("retracted", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False),
)

# What follows from the log, kept beside it: `flask study rebuild` makes these three again.
# What a person remembers of a question: without a `due` it was never met in practice.
memory = Table(
    "memory",
    metadata,
    Column("person", String(32), primary_key=True),
    Column("question_id", String(129), primary_key=True),
    Column("repetitions", Integer, nullable=False),
    Column("standing", Integer, nullable=False),
    Column("state", Integer),
    Column("step", Integer),
    Column("stability", Float(53)),
    Column("difficulty", Float(53)),
    Column("due", BigInteger),
    Column("last_review", BigInteger),
    Column("right", Integer, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
    Column("points", Float(53), nullable=False),
    Column("by_certainty", Text, nullable=False),
    Column("recent", Text, nullable=False),
    Column("scheduler", String(32), nullable=False),
)

# What a person practised in a quarter of an hour: days in any time zone are made of these.
activity = Table(
    "activity",
    metadata,
    Column("person", String(32), primary_key=True),
    Column("quarter", BigInteger, primary_key=True),
    Column("answers", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
    Column("points", BigInteger, nullable=False),
)

# What all learners' standing answers to a question add up to. On PostgreSQL in several shards, so that a class that
# answers one question at once does not wait for one row.
tally = Table(
    "tally",
    metadata,
    Column("question_id", String(129), primary_key=True),
    Column("revision", String(64), primary_key=True),
    Column("mode", String(16), primary_key=True),
    Column("counted", String(16), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("shard", Integer, primary_key=True),
    Column("answers", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
    Column("points", BigInteger, nullable=False),
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
