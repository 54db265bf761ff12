"""A concept has the letter of a quantity only where it is about that one alone."""

import yaml

from app.web.shared.quantities import quantity_of_concept
from tests.builders import ROOT


def test_of_the_shipped_concepts_six_are_quantities() -> None:
    concepts = yaml.safe_load((ROOT / "content/concepts.yaml").read_text())["concepts"]
    found = {concept: one.letter for concept in concepts if (one := quantity_of_concept(concept))}
    assert found == {
        "forget-gate": "f",
        "input-gate": "i",
        "candidate": "g",
        "output-gate": "o",
        "cell-state": "c",
        "hidden-state": "h",
    }
