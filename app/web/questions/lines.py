"""A question in a line, for lists."""

import re

from markupsafe import Markup

from app.study.placeholders import GAP, PLACEHOLDER
from app.study.questions import Question
from app.text.markdown import to_inline_html
from app.web.shared.render import Prose, reading_of


def browse_text(question: Question) -> Prose:
    """What is asked, in a line; the gaps of a cloze stay closed."""
    reading = reading_of(question.ask)
    return Prose(Markup(to_inline_html(_in_a_line(reading.text))), reading.language)


def _in_a_line(text: str) -> str:
    """Without what stands apart or is filled in later: pictures, gaps, tables, drawn numbers."""
    first = re.sub(r"!\[[^]]*\]\([^)]*\)", "", text).strip().partition("\n\n")[0]
    return PLACEHOLDER.sub("?", GAP.sub("…", first))
