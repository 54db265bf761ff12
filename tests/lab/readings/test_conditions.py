import ast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.lab.readings.conditions import LONGEST_CONDITION, NAMES, Condition, ConditionError, parse_condition

VALUES = {"forget": 0.05, "input": 0.9, "output": 1.0, "candidate": -0.5, "cell": 2.5, "hidden": 0.0}
PIECES = (*NAMES, "and", "or", "not", "(", ")", "<", ">=", "==", "0.5", "-", "2", " ", "if", "1and", "lambda")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("forget < 0.1", True),
        ("forget >= 0.1", False),
        ("cell > 2 and input >= 0.9", True),
        ("cell > 3 and input >= 0.9", False),
        ("cell > 3 or input >= 0.9", True),
        ("not cell > 3", True),
        ("candidate == -0.5", True),
        ("hidden != 0", False),
        ("0 < forget < 0.1", True),
        ("0 < forget < 0.01", False),
        ("0.1 > forget", True),
        ("not (cell > 2 or cell < -2)", False),
        ("  output<=1 ", True),
    ],
)
def test_conditions_hold_or_not(text: str, *, expected: bool) -> None:
    assert parse_condition(text).holds(VALUES) is expected


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("forget", 1),
        ("forgot < 0.1", 1),
        ("forget < gate", 10),
        ("  forget < gate", 12),
        ("forget < 'a'", 10),
        ("forget ** 2 < 1", 8),
        ("forget < 1e3", 10),
        ("__import__ < 1", 1),
        ("forget <", 9),
        ("not 3", 5),
        ("forget is 1", 1),
        ("forget < 1and cell > 1", 10),
        ("forget < True", 10),
        ("forget < --1", 10),
        ("forget < (cell > 1)", 11),
        ("cell - 1 > 2", 1),
        ("print(1) < 2", 1),
        ("forget < 1\n", 11),
        ("forget < \N{SUPERSCRIPT TWO}", 10),
        ("(" * 150, None),
        ("(" * 99 + "cell" + ")" * 97, None),
        ("0" * 10 + "1 < cell", None),
        ("cell > 1" + " " * LONGEST_CONDITION, LONGEST_CONDITION + 1),
    ],
)
def test_what_is_no_condition_is_refused_at_its_column(text: str, column: int | None) -> None:
    with pytest.raises(ConditionError) as caught:
        parse_condition(text)

    assert caught.value.column == column or (column is None and caught.value.column >= 1)
    assert caught.value.message


@given(st.text(max_size=250) | st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
@example("(" * 200)
@example("\0")
@example("not " * 49 + "1<2")
def test_any_text_is_a_condition_that_can_be_asked_or_an_error_with_a_column(text: str) -> None:
    try:
        condition = parse_condition(text)
    except ConditionError as problem:
        assert 1 <= problem.column <= max(len(text), LONGEST_CONDITION) + 2
    else:
        assert isinstance(condition.holds(VALUES), bool)


@given(
    st.recursive(
        st.tuples(
            st.sampled_from(NAMES),
            st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
            st.sampled_from(["0", "-0.5", "2.5"]),
        ).map(" ".join),
        lambda inner: (
            inner.map("not ({})".format) | st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(" ".join)
        ),
        max_leaves=5,
    )
)
def test_valid_conditions_mean_what_they_mean_in_python(text: str) -> None:
    code = compile(ast.parse(text, mode="eval"), "condition", "eval")

    assert parse_condition(text).holds(VALUES) == eval(code, {"__builtins__": {}}, dict(VALUES))


def test_a_value_that_is_missing_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        parse_condition("cell > 1").holds({"forget": 1.0})


def test_equal_texts_are_equal_conditions() -> None:
    assert parse_condition("cell > 1") == parse_condition("cell > 1") != parse_condition("cell > 2")
    assert isinstance(parse_condition("cell > 1"), Condition)
