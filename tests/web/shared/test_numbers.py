"""One number is written in one way: by the server, from what scripts are sent, and by scripts."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from app.lab.trace import over_time
from app.web.shared.numbers import is_below_zero, written
from tests.lab.builders import SHIPPED
from tests.lab.stage.builders import started

SCALE = Path("static/js/lab/scale.js").resolve()
SCRIPT = """import { isBelowZero, written } from "%s";
const values = JSON.parse(process.argv[1]);
console.log(JSON.stringify(values.map((value) => [written(value, 2), isBelowZero(value)])));"""


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.1046, "0.10"),
        (3.6748, "3.67"),
        (-0.8146, "−0.81"),
        (-0.0049, "0.00"),
        (0.125, "0.13"),
        (-0.375, "−0.38"),
        (2.675, "2.67"),  # which is 2.67499… in binary
    ],
)
def test_two_digits_are_those_of_the_number_itself(number: float, text: str) -> None:
    assert written(number, 2) == text


@pytest.mark.parametrize("model_id", SHIPPED)
def test_a_run_is_written_as_the_numbers_that_scripts_are_sent(model_id: str) -> None:
    trace = started(model_id)
    for quantity in ("cell", "hidden", "forget"):
        sent = over_time(trace, quantity, 3)
        exact = trace.layer[quantity].T.tolist()
        assert [[written(value, 2) for value in row] for row in exact] == [[written(v, 2) for v in row] for row in sent]
        assert [[is_below_zero(v) for v in row] for row in exact] == [[is_below_zero(v) for v in row] for row in sent]


def test_scripts_write_numbers_as_the_server_does() -> None:
    node = shutil.which("node") or pytest.skip("no Node.js")
    values = (
        [number / 1000 for number in range(-1200, 1201)]
        + [number / 16 for number in range(-40, 41)]
        + [row[0] for row in over_time(started("latch"), "cell", 3)]
    )
    script = ["--input-type=module", "-e", SCRIPT % SCALE.as_uri(), json.dumps(values)]
    said = json.loads(subprocess.run([node, *script], capture_output=True, text=True, check=True).stdout)

    assert said == [[written(value, 2), is_below_zero(value)] for value in values]
