"""Shares in round figures: what is not whole never looks it, and something never looks like nothing."""


def hundredths(share: float) -> int:
    """A share (0 to 1) in whole hundredths: 100 only where it is all, 0 only where it is nothing."""
    return round(rounded_part(share * 100, 100, 0))


def rounded_part(part: float, whole: float, digits: int) -> float:
    """`part` of `whole` rounded to some digits; less than the whole stays less, more than nothing stays more."""
    least = 10**-digits
    nearest = round(part, digits)
    return min(max(nearest, least), whole - least) if 0 < part < whole and whole > least else nearest


def height(part: float, whole: float) -> int:
    """How high a column stands, of 100: one of something is seen, and only the highest reaches the top."""
    return hundredths(part / whole) if whole else 0
