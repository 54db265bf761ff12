"""A history is paged in both directions and by kind, and a page looks at so many answers and no more."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from app.services.base.site import Site
from app.store import history
from app.study.answer_log import Kind
from app.study.modes import Certainty
from tests.builders import every_type, write_content
from tests.depth import ON_ONE_FIXTURE, examples
from tests.services.histories import Class, Own, Practise, Step, check, histories
from tests.web.visits import learner_id


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content", every_type())


@pytest.fixture
def group(site: Site, content: Path) -> Class:
    return Class(site, content)


@settings(max_examples=examples(30), suppress_health_check=ON_ONE_FIXTURE)
@given(steps=histories())
def test_whatever_happened_every_kind_is_paged_both_ways(
    group: Class, monkeypatch: pytest.MonkeyPatch, steps: list[Step]
) -> None:
    monkeypatch.setattr(history, "LOOKED_AT", 4)
    one = Class(group.site, group.content, edition=group.edition)
    one.cleared()
    try:
        for step in steps:
            step.do(one)
        check(one)
    finally:
        group.edition = one.edition


def rare(group: Class) -> str:
    """A person's answers on two devices, nine of ten right; the person."""
    for name in ("gull", "tern"):
        for place in range(20):
            how, sure = ("wrong", Certainty.CERTAIN) if place == 3 else ("right", None)
            Practise(name, "tide", how, sure, None, None).do(group)
    for name in ("gull", "tern"):
        Own(name, learner_id("keeper")).do(group)
    return learner_id("keeper")


@pytest.mark.parametrize("kind", [Kind.NOT_YET, Kind.SURE])
def test_where_hardly_any_are_of_the_kind_a_page_holds_what_was_found_and_the_next_goes_on(
    group: Class, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    monkeypatch.setattr(history, "LOOKED_AT", 5)
    person = rare(group)
    sizes, before, first = [], None, True
    while before or first:
        with group.database.reading() as connection:
            page = history.page_before(connection, person, before, 50, kind)
        sizes.append(len(page.answers))
        before, first = page.older, False
    assert sum(sizes) == 2
    assert 4 <= len(sizes) <= 8


def test_what_is_looked_at_does_not_grow_with_the_log(group: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "LOOKED_AT", 5)
    person = rare(group)
    with group.database.reading() as connection:
        page = history.page_before(connection, person, None, 50, Kind.NOT_YET)
    assert page.answers == ()
    assert page.older
