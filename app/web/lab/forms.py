"""The change that the lab's forms describe."""

from werkzeug.datastructures import MultiDict

from app.lab.edits.notation import noted
from app.typography import plain

NEW_EDIT = ("what", "unit", "step", "until", "source", "value")


def new_edit(form: MultiDict[str, str]) -> str:
    """The change that the lab's forms describe, in the notation that `app.lab.edits` reads and bounds."""
    what, unit, step, until, source, value = (plain(form.get(f"new_{name}", "")[:20]).strip() for name in NEW_EDIT)
    steps = f"{step or 1}-{until}" if until else step
    return noted(what, unit, steps, source, value.replace(",", ".")) if what else ""
