"""Somebody without a session, by the JSON interface alone: what was drawn for them is what is marked."""

from pathlib import Path

import pytest
from flask import Flask

from tests.builders import every_type, harbour, new_id, write_content
from tests.web.page_client import PageClient
from tests.web.solving import right, seen_in_json

TRIES = 8


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The harbour with matching alone, in which every drawing has another key."""
    matching = next(question for question in every_type()["questions"] if question["type"] == "matching")
    return write_content(tmp_path / "content", harbour(matching))


def test_the_right_answer_of_a_newcomer_is_right(app: Flask) -> None:
    scores = []
    for _newcomer in range(TRIES):
        client = PageClient(app)
        put = client.get("/api/sets/harbour/next").json
        body = {
            "id": new_id(),
            "question": put["question"],
            "variant": put["variant"],
            "mode": "quiz",
            "learner": put["learner"],
            "response": right(seen_in_json(put)),
        }
        scores.append(client.post_json("/api/answers", body).json["score"])
    assert scores == [1.0] * TRIES
