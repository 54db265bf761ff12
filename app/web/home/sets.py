"""The sets, a card each."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import url_for

from app.services.overviews.set_fronts import SetFront
from app.web.home.strip import Strip, status_strip
from app.web.shared.language import ngettext
from app.web.shared.meter import Meter, meter
from app.web.shared.render import Prose, inline
from app.web.shared.run_picture import RunPicture, run_picture


@dataclass(frozen=True, slots=True)
class SetCard:
    """A set; one of which nothing was met has no `meter`, one without a run a `strip` of its questions."""

    url: str
    title: Prose
    about: Prose
    picture: RunPicture | None
    strip: Strip | None
    due: str
    meter: Meter | None
    size: str


def set_card(front: SetFront, kept_back: Collection[str] = ()) -> SetCard:
    """Without its picture where that is a run of a model that is `kept_back`."""
    standing, study_set = front.standing, front.study_set
    picture = front.picture if front.picture and front.picture.trace.model.id not in kept_back else None
    return SetCard(
        url=url_for("sets.overview", set_id=study_set.id),
        title=inline(study_set.title),
        about=inline(study_set.about),
        picture=run_picture(picture.trace, picture.unit) if picture else None,
        strip=None if picture else status_strip(front.by_status),
        due=ngettext("%(num)d due", "%(num)d due", standing.due) if standing.due else "",
        meter=meter(standing.mastery) if standing.mastery.seen else None,
        size=ngettext("%(num)d question", "%(num)d questions", len(study_set.questions)),
    )
