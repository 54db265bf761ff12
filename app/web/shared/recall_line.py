"""What would be recalled, as a point on a line from nothing to all; a second one for a day to come."""

from dataclasses import dataclass

from app.study.mastery import Mastery
from app.web.shared.language import gettext, percent
from app.web.shared.shares import hundredths

_ = gettext


@dataclass(frozen=True, slots=True)
class RecallLine:
    """`now` and `then` of 100, and in words. Of what nobody has met yet there is only the line, and that it is new."""

    words: str
    now: int | None = None
    then: int | None = None
    then_words: str = ""

    @property
    def ends(self) -> tuple[int, int] | None:
        """From where to where the two points lie apart."""
        return None if self.now is None or self.then is None else (min(self.now, self.then), max(self.now, self.then))


def recall_line(now: Mastery, then: Mastery | None = None) -> RecallLine:
    if not now.seen:
        return RecallLine(_("new"))
    line = share_line(now.recall)
    return RecallLine(line.words, line.now, hundredths(then.recall), percent(then.recall)) if then else line


def share_line(share: float) -> RecallLine:
    """Only a share."""
    return RecallLine(percent(share), hundredths(share))
