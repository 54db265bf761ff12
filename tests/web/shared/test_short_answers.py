"""The answers in the few letters that a column of the strips has room for."""

from urllib.parse import urlencode

import pytest

from app.lab.trace import trace_sequence
from app.lab.training.presets import PRESETS
from app.web.shared.numbers import written
from app.web.shared.outputs import LETTERS, answers, are_numbers, short_answers, short_number
from tests.lab.builders import SHIPPED, shipped
from tests.web.page_client import PageClient


@pytest.mark.parametrize("model", SHIPPED)
def test_every_answer_fits_and_keeps_its_symbols(client: PageClient, model: str) -> None:
    query = urlencode({"sequence": PRESETS[model].start})
    with client.browser.application.test_request_context("/"):
        trace = trace_sequence(shipped(model), PRESETS[model].start)
        whole, short = answers(trace), short_answers(trace)
    assert max(map(len, short)) <= LETTERS
    assert client.get(f"/lab/{model}/run?{query}").json["answers"] == list(short)
    given = trace.outputs[:, 0].tolist()
    for long, brief, value in zip(whole, short, [0.0] * (len(short) - len(given)) + given, strict=True):
        if are_numbers(shipped(model)):
            digits = len(brief.partition(".")[2])
            assert brief.replace("−.", "−0.").removeprefix(".") in {
                written(value, digits),
                written(value, digits).removeprefix("0."),
            }
        else:
            assert brief == long.replace(" ", "").replace("end", "□")


@pytest.mark.parametrize(
    ("number", "short"),
    [
        (0.99, "0.99"),
        (13.77, "13.8"),
        (-0.55, "−.55"),
        (-13.77, "−14"),
        (-3.26, "−3.3"),
        (101.26, "101"),
        (10.2476, "10.2"),
    ],
)
def test_a_number_loses_its_zero_before_its_digits(number: float, short: str) -> None:
    assert short_number(number) == short


def test_the_sign_of_the_end_is_in_the_legend(client: PageClient) -> None:
    assert "□ in an answer: the end" in client.get("/lab/counter?sequence=()").text
    assert "□ in an answer: the end" not in client.get("/lab/counter?sequence=((").text
