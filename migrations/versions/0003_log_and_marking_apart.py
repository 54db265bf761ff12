"""log and marking apart; owners, origins; memory, activity and tallies beside the log"""

import json

from alembic import op
import sqlalchemy as sa


revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

POSITION = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# The rules by which today's scores were given, by the type of the question.
RULES = {
    "single": "single/all-or-nothing",
    "multiple": "multiple/right-less-wrong",
    "boolean": "boolean/all-or-nothing",
    "typed": "typed/one-slip",
    "cloze": "cloze/share-of-gaps",
    "numeric": "numeric/tolerance",
    "matching": "matching/share-of-pairs",
    "ordering": "ordering/share-in-order",
    "flashcard": "flashcard/self",
    "computed": "computed/tolerance",
    "hotspot": "hotspot/all-or-nothing",
    "predict": "predict/near-steps",
}
LOST = "legacy"  # of an answer whose question's text is not there
SAME = "position, id, learner_id, question_id, revision, key_hash, mode, seed, parameters, response, certainty, hints, "
SAME += "elapsed_ms, attempt, request_digest, at"


def upgrade() -> None:
    op.add_column("learner", sa.Column("owner", sa.String(length=32), nullable=True))
    op.create_index("ix_learner_owner", "learner", ["owner"], unique=False)
    op.add_column("published_set", sa.Column("origin", sa.String(length=16), nullable=False, server_default="folder"))
    _set_aside("answer", "retraction")
    _create_log(sa.Column("repetition", sa.Integer(), nullable=False), unique=("learner_id", "question_id", "seed"))
    _create_events()
    _create_what_follows()
    op.execute(f"INSERT INTO answer ({SAME}, repetition) SELECT {SAME}, meeting FROM before_answer ORDER BY position")
    op.execute(
        "INSERT INTO marking (answer, rule, version, key, score, at) "
        f"SELECT position, {_rule()}, {_version()}, key, score, at FROM before_answer ORDER BY position"
    )
    op.execute(
        "INSERT INTO retraction (answer, retracted, at) SELECT a.position, true, r.at "
        "FROM before_retraction r JOIN answer a ON a.id = r.answer_id ORDER BY r.at, a.position"
    )
    _put_away("answer", "retraction")


def downgrade() -> None:
    """Each answer gets the score that counts; markings that do not count, and put-back answers' events, are lost."""
    for table in ("tally", "activity", "memory"):
        op.drop_table(table)
    op.execute("CREATE TABLE before_marking AS SELECT * FROM marking")
    op.execute("CREATE TABLE before_revocation AS SELECT * FROM revocation")
    for table in ("marking", "revocation"):
        op.drop_table(table)
    _set_aside("answer", "retraction")
    _create_log(
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.CheckConstraint("score >= 0 AND score <= 1", name=op.f("ck_answer_score_is_a_share")),
        unique=("learner_id", "question_id", "meeting"),
    )
    op.create_table(
        "retraction",
        sa.Column("answer_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answer.id"], name=op.f("fk_retraction_answer_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("answer_id", name=op.f("pk_retraction")),
    )
    meeting = "row_number() OVER (PARTITION BY learner_id, question_id ORDER BY position) - 1"
    op.execute(
        f"INSERT INTO answer ({SAME}, meeting, key, score) SELECT {_of('a', SAME)}, a.meeting, m.key, m.score "
        f"FROM (SELECT *, {meeting} AS meeting FROM before_answer) a JOIN before_marking m ON m.position = ({_ACTIVE}) "
        "ORDER BY a.position"
    )
    op.execute(
        "INSERT INTO retraction (answer_id, at) SELECT a.id, r.at FROM before_retraction r "
        "JOIN answer a ON a.position = r.answer WHERE r.retracted AND r.position = "
        "(SELECT max(position) FROM before_retraction e WHERE e.answer = r.answer)"
    )
    _put_away("answer", "retraction", "marking", "revocation")
    _papers_without_seeds()
    with op.batch_alter_table("published_set") as batch_op:
        batch_op.drop_column("origin")
    op.drop_index("ix_learner_owner", table_name="learner")
    op.drop_column("learner", "owner")


def _papers_without_seeds() -> None:
    """Version 0002 reads items of three parts."""
    attempt = sa.table("attempt", sa.column("id", sa.String), sa.column("paper", sa.Text))
    connection = op.get_bind()
    for row in connection.execute(sa.select(attempt)).all():
        paper = json.dumps([item[:3] for item in json.loads(row.paper)])
        connection.execute(sa.update(attempt).where(attempt.c.id == row.id).values(paper=paper))


_ACTIVE = (
    "SELECT max(m2.position) FROM before_marking m2 WHERE m2.answer = a.position AND NOT coalesce((SELECT v.revoked "
    "FROM before_revocation v WHERE v.batch = m2.batch ORDER BY v.position DESC LIMIT 1), false)"
)


def _of(table: str, columns: str) -> str:
    return ", ".join(f"{table}.{column}" for column in columns.split(", "))


def _set_aside(log: str, events: str) -> None:
    """Tables that stand in the way of their successors are copied and dropped, what points to the other one first."""
    for table in (log, events):
        op.execute(f"CREATE TABLE before_{table} AS SELECT * FROM {table}")
    op.drop_table(events)
    op.drop_table(log)


def _put_away(*tables: str) -> None:
    for table in tables:
        op.drop_table(f"before_{table}")
    if op.get_context().dialect.name == "postgresql":  # the rows brought their own numbers
        op.execute(
            "SELECT setval(pg_get_serial_sequence('answer', 'position'), (SELECT max(position) FROM answer)) "
            "WHERE EXISTS (SELECT 1 FROM answer)"
        )


def _type() -> str:
    """The type of the question of an answer in `before_answer`; NULL where its text is not there."""
    sqlite = op.get_context().dialect.name == "sqlite"
    type_ = "json_extract(document, '$.question.type')" if sqlite else "document::json -> 'question' ->> 'type'"
    return (
        f"(SELECT {type_} FROM question_revision q "
        "WHERE q.revision = before_answer.revision AND q.question_id = before_answer.question_id)"
    )


def _rule() -> str:
    whens = " ".join(f"WHEN '{type_}' THEN '{rule}'" for type_, rule in RULES.items())
    return f"CASE {_type()} {whens} ELSE '{LOST}' END"


def _version() -> str:
    known = ", ".join(f"'{type_}'" for type_ in RULES)
    return f"CASE WHEN {_type()} IN ({known}) THEN 1 ELSE 0 END"


def _create_log(*columns: sa.schema.SchemaItem, unique: tuple[str, ...]) -> None:
    op.create_table(
        "answer",
        sa.Column("position", POSITION, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("learner_id", sa.String(length=32), nullable=False),
        sa.Column("question_id", sa.String(length=129), nullable=False),
        sa.Column("revision", sa.String(length=64), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("mode", sa.String(length=16), nullable=False),
        sa.Column("seed", sa.String(length=32), nullable=False),
        sa.Column("parameters", sa.Text(), nullable=True),
        sa.Column("response", sa.Text(), nullable=False),
        sa.Column("certainty", sa.String(length=8), nullable=True),
        sa.Column("hints", sa.Integer(), nullable=False),
        sa.Column("elapsed_ms", sa.BigInteger(), nullable=True),
        sa.Column("attempt", sa.String(length=36), nullable=True),
        sa.Column("request_digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_answer_learner_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_answer")),
        sa.UniqueConstraint("id", name=op.f("uq_answer_id")),
        sa.UniqueConstraint(*unique, name=op.f(f"uq_answer_{'_'.join(unique)}")),
    )
    if "seed" not in unique:
        op.create_index("ix_answer_learner_id_position", "answer", ["learner_id", "position"], unique=False)
        return
    op.create_index("ix_answer_learner_id_at", "answer", ["learner_id", "at", "position"], unique=False)
    op.create_index("ix_answer_question_id", "answer", ["question_id"], unique=False)
    tested = sa.text("attempt IS NOT NULL")
    op.create_index("ix_answer_attempt", "answer", ["attempt"], sqlite_where=tested, postgresql_where=tested)


def _create_events() -> None:
    op.create_table(
        "marking",
        sa.Column("position", POSITION, autoincrement=True, nullable=False),
        sa.Column("answer", POSITION, nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(53), nullable=False),
        sa.Column("batch", sa.String(length=36), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("score >= 0 AND score <= 1", name=op.f("ck_marking_score_is_a_share")),
        sa.ForeignKeyConstraint(["answer"], ["answer.position"], name=op.f("fk_marking_answer"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_marking")),
    )
    op.create_index("ix_marking_answer", "marking", ["answer", "position"], unique=False)
    op.create_table(
        "revocation",
        sa.Column("position", POSITION, autoincrement=True, nullable=False),
        sa.Column("batch", sa.String(length=36), nullable=False),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_revocation")),
    )
    op.create_index("ix_revocation_batch", "revocation", ["batch"], unique=False)
    op.create_table(
        "retraction",
        sa.Column("position", POSITION, autoincrement=True, nullable=False),
        sa.Column("answer", POSITION, nullable=False),
        sa.Column("retracted", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer"], ["answer.position"], name=op.f("fk_retraction_answer"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_retraction")),
    )
    op.create_index("ix_retraction_answer", "retraction", ["answer"], unique=False)


def _create_what_follows() -> None:
    op.create_table(
        "memory",
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.Column("question_id", sa.String(length=129), nullable=False),
        sa.Column("repetitions", sa.Integer(), nullable=False),
        sa.Column("standing", sa.Integer(), nullable=False),
        sa.Column("state", sa.Integer(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("stability", sa.Float(53), nullable=True),
        sa.Column("difficulty", sa.Float(53), nullable=True),
        sa.Column("due", sa.BigInteger(), nullable=True),
        sa.Column("last_review", sa.BigInteger(), nullable=True),
        sa.Column("right", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("points", sa.Float(53), nullable=False),
        sa.Column("by_certainty", sa.Text(), nullable=False),
        sa.Column("recent", sa.Text(), nullable=False),
        sa.Column("scheduler", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("person", "question_id", name=op.f("pk_memory")),
    )
    op.create_table(
        "activity",
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.Column("quarter", sa.BigInteger(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person", "quarter", name=op.f("pk_activity")),
    )
    op.create_table(
        "tally",
        sa.Column("question_id", sa.String(length=129), nullable=False),
        sa.Column("revision", sa.String(length=64), nullable=False),
        sa.Column("mode", sa.String(length=16), nullable=False),
        sa.Column("counted", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("shard", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("question_id", "revision", "mode", "counted", "name", "shard", name=op.f("pk_tally")),
    )
