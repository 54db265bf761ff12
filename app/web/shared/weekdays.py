"""The days of a week, as a language has them."""

from datetime import date

from babel import Locale
from babel.dates import format_date

from app.web.shared.language import current_language


def first_weekday() -> int:
    """The weekday that a week begins with: 0 for Monday."""
    first: int = Locale.parse(current_language()).first_week_day
    return first


def weekday(day: date) -> str:
    return format_date(day, format="EEEE", locale=current_language())


def initial(day: date) -> str:
    """One letter, where seven stand side by side."""
    return format_date(day, format="ccccc", locale=current_language())
