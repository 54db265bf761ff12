"""What a drawn question offers to choose from: words under ids."""

from collections.abc import Callable, Mapping
from typing import Any

from app.study.bodies import Body, DrawnMatching, DrawnOrdering, MultipleChoice, SingleChoice
from app.study.words import Words

Offers = list[tuple[str, Words]]


def offered(body: Body) -> Offers:
    """The choices, the options of a matching, the items to be put in order."""
    find = _OFFERED.get(type(body))
    return [(one.id, one.words) for one in find(body)] if find else []


def sides(body: Body) -> Offers:
    """What the options of a matching are to be matched to."""
    return [(pair.id, pair.left) for pair in body.pairs] if isinstance(body, DrawnMatching) else []


_OFFERED: Mapping[type, Callable[[Any], Any]] = {
    SingleChoice: lambda body: body.choices,
    MultipleChoice: lambda body: body.choices,
    DrawnMatching: lambda body: body.options,
    DrawnOrdering: lambda body: body.items,
}
