"""A test handed in: at once where every item is answered, else once its learner is sure."""

from flask import redirect
from werkzeug.wrappers import Response

from app.services.exams.attempt import Sitting, hand_in
from app.web.exams.confirm import confirm_page
from app.web.exams.forms import credentials, next_key
from app.web.exams.places import attempt_url
from app.web.shared.context import Context
from app.web.shared.render import show


def ending(context: Context, found: Sitting, *, sure: bool) -> Response | str:
    """The results; where items are open and nobody is `sure`, the question whether to hand in."""
    key = next_key(context, found.person)
    if found.open_items and not found.attempt.ended and not sure:
        return show(confirm_page(context, found, key))
    hand_in(context.site, credentials(context), found.attempt.id, context.now)
    return redirect(attempt_url(found.attempt, key), 303)
