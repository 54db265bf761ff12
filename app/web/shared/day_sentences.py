"""Whose days are counted, in a sentence."""

from app.web.shared.context import Context
from app.web.shared.language import clock_time, gettext

_ = gettext


def clock_sentence(context: Context) -> str:
    """What time it is taken to be, and who says so."""
    name = str(context.days.zone)
    told = {"time": clock_time(context.today), "zone": written_zone(name)}
    if context.visitor.zone == name:
        return _("It is %(time)s in %(zone)s, the zone that you chose.", **told)
    if context.browser_zone == name:
        return _("It is %(time)s in %(zone)s, as your browser says.", **told)
    return _("It is %(time)s in %(zone)s, the zone of this Keepgate.", **told)


def written_zone(name: str) -> str:
    return name.replace("_", " ")
