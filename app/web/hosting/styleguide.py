"""The style guide's page: components in every state, with words that are as long as they get."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from app.lab.quantities import BY_NAME, named
from app.text.markdown import to_html, to_inline_html
from app.web.question_types.choices import MarkedRow
from app.web.shared.heat import STEPS
from app.web.shared.meter import Meter
from app.web.shared.render import Page, Prose
from app.web.shared.signs import Verdict

EQUATION = r"$$c_t = f_t \odot c_{t-1} + i_t \odot g_t, \qquad h_t = o_t \odot \tanh(c_t)$$"


@dataclass(frozen=True)
class StyleguidePage(Page):
    """Every component, live."""

    template: ClassVar[str] = "styleguide/styleguide.html"
    quantities: tuple[tuple[str, str], ...]
    equation: Markup
    verdicts: tuple[Verdict, ...]
    rows: tuple[MarkedRow, ...]
    meters: tuple[Meter, ...]
    statuses: tuple[str, ...]
    steps: tuple[tuple[int, int], ...]  # of the scale of heat, and the share of its reach in percent


def styleguide_page() -> StyleguidePage:
    why = Prose(Markup(to_inline_html("It multiplies $c_{t-1}$ element by element.")), "en")
    return StyleguidePage(
        title="Style guide",
        quantities=tuple((name, BY_NAME[name].letter) for name in named("figoch")),
        equation=Markup(to_html(EQUATION)),
        verdicts=(
            Verdict("right", "✓", "Right"),
            Verdict("partly", "◐", "Partly right: 50% of the points"),
            Verdict("wrong", "✗", "Not yet"),
            Verdict("neutral", "→", "Here is the answer"),
        ),
        rows=(
            MarkedRow(1, why, "right", "✓", "right", "right"),
            MarkedRow(2, why, "wrong", "✗", "yours, not yet", "yours"),
            MarkedRow(3, why, "none"),
        ),
        meters=(Meter("0%", 0), Meter("64%", 64), Meter("100%", 100)),
        statuses=("known", "due", "new", "missed"),
        steps=tuple((step, 100 * step // STEPS) for step in (1, 5, 10, 11, 15, STEPS)),
    )
