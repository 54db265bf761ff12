"""The strips as an SVG of their own, as they are seen: for print, for slides, and for a browser without scripts."""

from app.web.lab.picture_bands import draw_bands
from app.web.lab.picture_plan import placed, plan
from app.web.lab.picture_sheet import WHOLE, Sheet
from app.web.lab.picture_tracks import (
    draw_answers,
    draw_cursor,
    draw_head,
    draw_legend,
    draw_symbols,
    draw_truth,
    head_height,
)
from app.web.lab.picture_words import said_of, title
from app.web.lab.state import Scene
from app.web.lab.svg import Drawing


def strips_picture(scene: Scene, language: str, sheet: Sheet = WHOLE) -> str:
    """The picture of what the page shows; a gate that is still to be guessed stays empty. What is said around a whole
    one, a page says itself.
    """
    made = plan(scene, sheet)
    made = placed(made, sheet.edge if sheet.width else head_height(made))
    drawing = Drawing(title(made), " ".join(said_of(made)), language)
    drawing.hatching("card")
    around = () if sheet.width else (draw_head,)
    for draw in (*around, draw_symbols, draw_bands, draw_truth, draw_answers, draw_cursor):
        draw(drawing, made)
    end = made.tops["end"] + sheet.edge if sheet.width else draw_legend(drawing, made)
    return drawing.finished(made.width, end, fits=bool(sheet.width))
