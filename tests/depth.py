"""How far tests search: a quick run tries a few examples and seeds, `make test-deep` (KEEPGATE_DEEP=1) many."""

import os

from hypothesis import HealthCheck, settings

DEEP = os.environ.get("KEEPGATE_DEEP", "") not in {"", "0"}
TIMES = 10.0 if DEEP else 0.25
NOT_ABOUT_SPEED = [HealthCheck.too_slow]  # a busy machine is no mistake
ON_ONE_FIXTURE = [*NOT_ABOUT_SPEED, HealthCheck.function_scoped_fixture]


def examples(usual: int) -> int:
    """How many examples a search tries here that would usually try so many."""
    return max(10, round(usual * TIMES))


def seeds(quick: int, deep: int = 50) -> list[str]:
    """Seeds of drawn questions, such as a draw has."""
    return [f"{number:032x}" for number in range(deep if DEEP else quick)]


def choose_profile() -> None:
    """Of Hypothesis, for every search that is defined from now on."""
    settings.load_profile("deep" if DEEP else "quick")


settings.register_profile(
    "quick",
    max_examples=examples(100),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=NOT_ABOUT_SPEED,
)
settings.register_profile(
    "deep", max_examples=examples(100), deadline=None, print_blob=True, suppress_health_check=NOT_ABOUT_SPEED
)
