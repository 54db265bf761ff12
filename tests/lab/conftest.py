import numpy as np
import pytest


@pytest.fixture
def rng() -> np.random.Generator:
    """Chance that is the same at every run."""
    return np.random.default_rng(7)
