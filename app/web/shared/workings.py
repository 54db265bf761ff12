"""Steps of a computation, written one under the other."""

from collections.abc import Sequence

from markupsafe import Markup

from app.text.markdown import to_html


def steps(lines: Sequence[str]) -> tuple[Markup, ...]:
    """Lines of TeX, one under the other."""
    return tuple(Markup(to_html(f"$${line}$$")) for line in lines)
