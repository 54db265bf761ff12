"""The lab's numbers as a file."""

import csv
import io

from app.lab.quantities import NAMES
from app.web.lab.state import Scene
from app.web.shared.outputs import answers


def numbers_csv(scene: Scene) -> str:
    """Every number of the run, unrounded: a row for each step and unit. A gate that is to be guessed is left out."""
    trace = scene.trace
    tracks = {name: trace.layer.rows(name) for name in NAMES if name != scene.concealed}
    said = answers(trace)
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(["step", "symbol", "unit", *tracks, "truth", "answer"])
    for t, symbol in enumerate(trace.symbols):
        for u in range(trace.model.units):
            sheet.writerow([t + 1, symbol, u + 1, *(rows[t][u] for rows in tracks.values()), trace.truth[t], said[t]])
    return text.getvalue()
