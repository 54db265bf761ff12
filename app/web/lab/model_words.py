"""What the models are, in words."""

from typing import NamedTuple

from app.web.shared.language import gettext

_ = gettext


class ModelWords(NamedTuple):
    """A model's name, what it learned, what to look at in its strips, and what it is good to see with."""

    name: str
    about: str
    look: str
    shows: str

    @property
    def learnt(self) -> str:
        """What it learned, as a line of its own."""
        return self.about[:1].upper() + self.about[1:]


def words_of(model_id: str) -> ModelWords:
    """Of a model of somebody's own, its name."""
    return model_words().get(model_id) or ModelWords(model_id, "", "", "")


def model_words() -> dict[str, ModelWords]:
    """In the order in which they are best met: a list of words, however long."""
    return {
        "forget": ModelWords(
            _("Forget"),
            _("counts each a since the last #"),
            _("Look at f: it shuts at # and stays open elsewhere. c climbs with every a."),
            _("what a forget gate does"),
        ),
        "counter": ModelWords(
            _("Counter"),
            _("keeps the depth of brackets"),
            _("Look at c: it follows the depth. i times g adds about one at ( and takes one away at )."),
            _("how c counts up and down"),
        ),
        "reset": ModelWords(
            _("Reset"),
            _("knows whether it is inside brackets"),
            _("Look at f: it shuts at both brackets, and g writes the new answer into the emptied cell."),
            _("a memory written over"),
        ),
        "input": ModelWords(
            _("Input"),
            _("adds the marked numbers"),
            _(
                "Look at unit 4: its i opens at a marked number (write 0.8*) and stays shut at the others, "
                "and its f keeps everything."
            ),
            _("what an input gate does"),
        ),
        "latch": ModelWords(
            _("Latch"),
            _("remembers the first symbol"),
            _("Look at f after the first symbol: it stays near 1. What came first is kept to the end."),
            _("how long c can hold a thing"),
        ),
        "order": ModelWords(
            _("Order"),
            _("tells in which order X and Y came"),
            _("Look at c of unit 3 between the first X or Y and the second: what came first is kept over many steps."),
            _("a memory over many steps"),
        ),
        "count-match": ModelWords(
            _("Count and match"),
            _("expects as many b as there were a"),
            _("Look at c of unit 2: it counts up and down again. Add more of both until the count breaks."),
            _("where a count breaks"),
        ),
        "grammar": ModelWords(
            _("Grammar"),
            _("reads made-up words whose last letter but one repeats the second"),
            _("c of unit 4 is higher where the second letter is T than where it is P, until the end of the word."),
            _("one unit among many that keeps"),
        ),
        "text": ModelWords(
            _("Text"),
            _("guesses the next letter of a sentence"),
            _(
                "Unit 9’s f shuts at every quotation mark, at ( and at . and is lower at a few letters, "
                "but hardly within a quotation. Its c tells how long ago the last mark was."
            ),
            _("a gate that found its own meaning"),
        ),
        "temperature": ModelWords(
            _("Temperature"),
            _("guesses the next hour's temperature"),
            _("Its gates hover around the middle and tell little: real gates are often like this."),
            _("untidy gates, as real ones are"),
        ),
        "reverse": ModelWords(
            _("Reverse"),
            _("says four symbols backwards"),
            _("After the last symbol the encoder's h is all that the decoder gets, repeated at each of its steps."),
            _("a whole word in one vector"),
        ),
    }
