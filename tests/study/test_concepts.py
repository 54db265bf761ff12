"""The graph of concepts."""

import pytest

from app.study.concepts import Concept, cycle, cycles, in_order_of_need, prerequisites
from tests.study.values import words

REQUIRES = {"gates": ("cell",), "counting": ("gates", "sums"), "sums": (), "cell": ("state",), "state": ("sums",)}
CONCEPTS = {id_: Concept(id_, words(id_), needed) for id_, needed in REQUIRES.items()}


@pytest.mark.parametrize(
    ("concept", "needed"),
    [
        ("sums", set()),
        ("cell", {"state", "sums"}),
        ("counting", {"gates", "cell", "state", "sums"}),
    ],
)
def test_what_a_concept_requires_it_requires_through_others_too(concept: str, needed: set[str]) -> None:
    assert prerequisites(CONCEPTS, concept) == needed


def test_every_concept_comes_after_those_that_it_requires() -> None:
    assert in_order_of_need(CONCEPTS) == ("sums", "state", "cell", "gates", "counting")


def test_an_order_that_keeps_every_need_stays_as_it_is() -> None:
    order = ("sums", "state", "cell", "gates", "counting")
    assert in_order_of_need({id_: CONCEPTS[id_] for id_ in order}) == order


@pytest.mark.parametrize(
    ("requires", "ring"),
    [
        (REQUIRES, ()),
        ({"a": ("a",)}, ("a",)),
        ({"a": ("b",), "b": ("a",)}, ("a", "b")),
        ({"z": ("a",), "a": ("c",), "b": ("a",), "c": ("b",)}, ("a", "c", "b")),
    ],
)
def test_a_circle_is_told_from_its_first_concept_on(
    requires: dict[str, tuple[str, ...]], ring: tuple[str, ...]
) -> None:
    assert cycle(requires) == ring


def test_every_circle_is_told() -> None:
    assert sorted(cycles({"a": ("b",), "b": ("a",), "c": ("c",), "d": ("a",)})) == [("a", "b"), ("c",)]
