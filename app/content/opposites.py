"""Opposites that a forgiven slip of the finger would take for right: `asymmetric` where `symmetric` is asked."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain

from app.content.documents import SetIn
from app.content.faults import Fault
from app.content.question_types.table import type_of
from app.study.placeholders import forms_of
from app.study.spelling import SHORTEST_WITH_SLIP, folded

# Beginnings of words that `a-` turns round, in English and in Spanish, without accents.
_TURNED_BY_A = re.compile(
    "symm?etr|simetr|synchron|sincron|typic|tipic|moral|caus|period|cycl|cicl|politic|soci|sexual|tempor|chromat|"
    "cromat|rhythm|ritm|symptom|sintomat|systemat|sistemat|tonal|logic|histor|biot|septic|vascular|cellul|celul|"
    "theis|teis|gnostic|normal|specif|phas|fasic|polar|critic|linear|lineal|static|phon|metric|cephal"
)
# Words that one letter turns into others.
_PAIRS = (
    ("affect", "effect"),
    ("adaptive", "adoptive"),
    ("causal", "casual"),
    ("complement", "compliment"),
    ("decode", "recode"),
    ("decoder", "recoder"),
    ("decompose", "recompose"),
    ("deactivate", "reactivate"),
    ("devaluation", "revaluation"),
    ("discrete", "discreet"),
    ("ensure", "insure"),
    ("immersion", "emersion"),
    ("reset", "preset"),
    ("sender", "render"),
    ("weight", "height"),
    ("absorcion", "adsorcion"),
    ("conexo", "convexo"),
    ("codificar", "modificar"),
)
# Beginnings of words, a letter apart, that turn their sense: whatever follows them, so does its other.
_BEGINNINGS = (
    ("micro", "macro"),
    ("antece", "antice"),
    ("antena", "antina"),
    ("proscri", "prescri"),
    ("preposi", "proposi"),
    ("precess", "process"),
    ("absor", "adsor"),
    ("abduc", "adduc"),
    ("affer", "effer"),
    ("afer", "efer"),
    ("aboral", "adoral"),
    ("prejui", "perjui"),
    ("perspecti", "prospecti"),
    ("disinform", "misinform"),
    ("pretrain", "retrain"),
    ("preview", "review"),
    ("illusi", "allusi"),
)
_LONGEST_NAME = 5  # words of a text that is a name rather than a sentence
_INFLECTED = re.compile(r"(?:es|s|o|a|os|as|ed|d|ing|r|n)?")
_WORD = re.compile(r"\w+")


def opposite_faults(document: SetIn) -> Iterator[Fault]:
    """A warning for each written answer that takes a word of another meaning for a slip."""
    names: _Names | None = None
    for number, question in enumerate(document.questions):
        if not (forms := type_of(question).forgiven_forms(question)):
            continue
        names = names or _Names(_names(document))
        folds = [folded(form, document.language) for form in forms]
        own = {word for form in folds for word in [form, *_WORD.findall(form)]}
        found: dict[str, int] = {}  # by which form
        for index, form in enumerate(folds):
            found |= {other: found.get(other, index) for other in _neighbours(form, names, own)}
        for other in sorted(one for one in found if type_of(question).forgives(question, one, document.language)):
            said = f"`{other}` is taken for a slip of `{forms[found[other]]}`, and so for right"
            hint = f"if it is wrong, add `- when: {other}` with its `why` under feedback; if not, list it in `right`"
            yield Fault(("questions", number, "right", found[other]), said, hint, warns=True)


class _Names:
    """Names by what they are with a letter less, so that those that are one slip from a word are found at once."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_rest: dict[str, set[str]] = {}
        for name in names:
            for rest in _rests(name):
                self._by_rest.setdefault(rest, set()).add(name)

    def near(self, word: str) -> Iterator[str]:
        """The names that are about one slip from `word`, and no other form of it."""
        found = {name for rest in _rests(word) for name in self._by_rest.get(rest, ())}
        return (name for name in sorted(found) if name != word and not _inflects(name, word))


def _rests(word: str) -> Iterator[str]:
    yield word
    yield from (word[:at] + word[at + 1 :] for at in range(len(word)))


def _neighbours(form: str, names: _Names, own: set[str]) -> Iterator[str]:
    """What nearly looks like a form, and is known to mean something else; the question's `own` words mean it too."""
    yield from (name for name in names.near(form) if name not in own)
    for word in dict.fromkeys(_WORD.findall(form)):
        near = (name for name in names.near(word) if len(name) >= SHORTEST_WITH_SLIP and name not in own)
        for other in chain(_turned(word), near):
            yield re.sub(rf"\b{re.escape(word)}\b", other, form, count=1)


def _turned(word: str) -> Iterator[str]:
    """The opposites of a word by its beginning, and words that are mixed up with it."""
    bare = word.removeprefix("a")
    if _TURNED_BY_A.match(_without_accents(word)):
        yield f"a{word}"
    if bare != word and _TURNED_BY_A.match(_without_accents(bare)):
        yield bare
    yield from (b if word == a else a for a, b in _PAIRS if word in {a, b})
    plain = _without_accents(word)
    for one, other in (*_BEGINNINGS, *((b, a) for a, b in _BEGINNINGS)):
        if plain.startswith(one):
            yield other + word[len(one) :]


def _without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _inflects(one: str, other: str) -> bool:
    """Do two words differ only in how they end?"""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared >= 3 and all(_INFLECTED.fullmatch(rest) for rest in (one[shared:], other[shared:]))


def _names(document: SetIn) -> frozenset[str]:
    """What the set calls things, and the short answers of its questions, in every language."""
    titles = document.concepts if isinstance(document.concepts, dict) else {}
    texts = [*titles.values(), *(one.name for one in document.misconceptions.values())]
    said = [line for text in texts for line in text.values()]
    said += [line for question in document.questions for line in _short_answers(question.model_dump())]
    return frozenset(name for line in said for name in _as_names(line, document.language))


def _as_names(line: str, language: str) -> Iterator[str]:
    name = folded(line, language)
    if 0 < len(name.split()) <= _LONGEST_NAME:
        yield name
        yield from (word for word in _WORD.findall(name) if word.isalpha())


def _short_answers(value: object) -> Iterator[str]:
    """Answers, right and wrong, wherever they stand in a question."""
    if isinstance(value, list):
        yield from chain.from_iterable(map(_short_answers, value))
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in {"right", "wrong", "left", "text", "when", "others"}:
                yield from _lines(item)
            else:
                yield from _short_answers(item)


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from forms_of(value)
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_lines, value))
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_lines, value.values()))
