"""Lines of TeX are parted at their first sign of equality, and nowhere within brackets."""

import pytest

from app.text.equalities import aligned, parted


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("c_t = f_t \\cdot c_{t-1}", ("c_t", "= f_t \\cdot c_{t-1}")),
        (r"c_t \approx 0.464", ("c_t", r"\approx 0.464")),
        ("= 0.3", ("", "= 0.3")),
        ("f \\cdot c", ("", "f \\cdot c")),
        (r"\sum_{k=1}^{n} k = 6", (r"\sum_{k=1}^{n} k", "= 6")),
        (r"P(x = 1) = 0.5", ("P(x = 1)", "= 0.5")),
        (r"\left(a = b\right) < c", (r"\left(a = b\right)", "< c")),
        (r"\{ k = 1 \}", ("", r"\{ k = 1 \}")),
        (r"\begin{cases} a = 1 \end{cases} = b", (r"\begin{cases} a = 1 \end{cases}", "= b")),
        (r"a \leq b", ("a", r"\leq b")),
        (r"a \neq b", ("", r"a \neq b")),
        ("", ("", "")),
    ],
)
def test_a_line_is_parted_at_its_first_sign_of_equality(line: str, parts: tuple[str, str]) -> None:
    assert parted(line) == parts


def test_a_left_side_that_repeats_is_read_from_the_line_above() -> None:
    lines = ["c_t = f + g", "c_t = 0.2 + 0.3", r"c_t \approx 0.5", "h_t = 1", "c_t = 0.5"]
    found = list(aligned(lines))
    assert [left for left, _right in found] == ["c_t", "", "", "h_t", "c_t"]
    assert [right for _left, right in found] == ["= f + g", "= 0.2 + 0.3", r"\approx 0.5", "= 1", "= 0.5"]
