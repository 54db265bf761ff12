"""The page of an attempt: an item, a few seconds of waiting, or the results."""

from app.services.exams.attempt import Sitting, asked_item, marked_items
from app.web.exams.items import Said, item_page
from app.web.exams.results import over_page, results_page
from app.web.shared.context import Context
from app.web.shared.render import Page


def attempt_page(context: Context, found: Sitting, number: int | None, said: Said) -> Page:
    """The item that is asked for, or the first open one; after the end, the results."""
    site = context.site
    if found.attempt.ended:
        own = context.person == found.person
        return results_page(context, found.attempt, marked_items(site, found.attempt), own=own, said=said)
    if found.attempt.out_of_time(context.now):
        return over_page(found.attempt, said)
    chosen = number or next(iter(found.open_items), 1)
    return item_page(context, found, asked_item(site, found.attempt, chosen), said)
