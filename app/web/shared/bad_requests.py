"""What is wrong with a request itself, before any service hears of it."""


class WrongOrigin(Exception):
    """A write that another site's page sent."""


class IncompleteForm(Exception):
    """A form that no page of ours made."""


class NoCellNamed(Exception):
    """A link from the lab that names no cell of it."""


class NoSuchRound(Exception):
    """A link that asks for a round that cannot be."""


class TooManyPicked(Exception):
    """More questions than make a round."""


class NothingPicked(Exception):
    """A list to pick questions from was sent with none."""


class UnknownLanguage(Exception):
    """A language that the interface does not speak."""


class Unconfirmed(Exception):
    """What cannot be undone was asked for without the sign that it is meant."""


class UnfitBody(Exception):
    """A body or a query that is not of the shape it should have; `faults` says where, an entry for each."""

    def __init__(self, faults: list[dict[str, str]]) -> None:
        super().__init__(f"{len(faults)} fault(s)")
        self.faults = faults


class NotJson(UnfitBody):
    """A body that is not JSON at all."""
