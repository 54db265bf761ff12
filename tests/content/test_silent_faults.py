"""Whatever an author wrote and a page would not show as meant is told: where, what, and what to write instead."""

import re
from pathlib import Path

import pytest

from app.content.problems import Problem
from tests.content.yaml_files import HARBOUR, check, harbour, place, where

BACK, EXPLAIN = "back: The left one.", "explain: A knot is a sea mile an hour."
RIGHT, WHY = "The moon", "Wind makes waves."
ASK = "ask: Which side is port?"
GAP = "Speed is measured in [[knots | knot ~ acres]]."
FEEDBACK = "    feedback:\n      - when: acres\n        why: Acres measure fields.\n"


def literal(key: str, *lines: str) -> str:
    """A text of several lines, at the depth of a question's keys."""
    return f"{key}: |-\n" + "\n".join(f"      {line}" for line in lines)


def found(folder: Path, text: str, **files: str) -> list[Problem]:
    """All that is told of the harbour, problems and warnings."""
    checked = check(folder, harbour=text, **files)
    return [*checked.problems, *checked.warnings]


# what is lost: the change that loses it, where it is told, the sentence, a part of the hint, and whether it only warns
LOST = {
    "stars that multiply": (
        (BACK, "back: c = f*c + i*g"),
        "back:",
        "`*c + i*` is shown without its stars",
        r"\*",
        True,
    ),
    "stars between formulas": ((BACK, "back: So $a$*$b$*$c$ it is"), "back:", "without its stars", r"\*", True),
    "stars in a choice": ((RIGHT, "a*b*c"), "right:", "`*b*` is shown without its stars", "backquotes", True),
    "a name with underscores": ((BACK, "back: It is __init__ here"), "back:", "`__init__`", "backquotes", True),
    "an underscored word": (
        (WHY, "It is _so_ here."),
        "why: It is",
        "`_so_` is shown without its underscores",
        "",
        True,
    ),
    "a heading": ((BACK, 'back: "# resets"'), "back:", "`# resets` is shown as a heading", r"write \#", True),
    "an underlined heading": ((BACK, literal("back", "Port", "---")), "back:", "shown as a heading", r"\-", True),
    "a bullet": ((BACK, 'back: "- 3 is below 0"'), "back:", "a list of one item", r"write \-", True),
    "a year": ((BACK, "back: 1986. That was the year"), "back:", "a list of one item", r"1986\.", True),
    "a plus": ((BACK, "back: + 3 is above 0"), "back:", "a list of one item", r"write \+", True),
    "numbers that do not follow": (
        (BACK, literal("back", "1. one", "3. three")),
        "back:",
        "numbered 1, 3 is shown as 1, 2",
        r"3\.",
        True,
    ),
    "a rule": ((BACK, literal("back", "Port", "", "***", "", "red")), "back:", "a rule across the page", "—", True),
    "a quotation": ((BACK, 'back: "> 0.5 is open"'), "back:", "shown as a quotation", r"\>", True),
    "indented code": (
        (BACK, literal("back", "It is", "", "    x = 1")),
        "back:",
        "`x = 1` is shown as code",
        "```",
        True,
    ),
    "a link's definition": (
        (BACK, literal("back", "It is red.", "", "[x]: https://example.org")),
        "back:",
        "is not shown",
        r"\[",
        False,
    ),
    "an entity": ((BACK, "back: a &lt; b"), "back:", "`&lt;` is shown as <", "the character itself", True),
    "a space by name": ((RIGHT, "The&nbsp;moon"), "right:", "`&nbsp;` is shown as a space", "", True),
    "round signs of TeX": ((BACK, r"back: It is \(h_t\)"), "back:", r"`\(…\)` is no sign of TeX", "$…$", True),
    "square signs of TeX": ((BACK, r"back: It is \[h^2\]"), "back:", r"`\[…\]` is no sign of TeX", "$…$", True),
    "square signs of one letter": ((BACK, r"back: It is \[y\]"), "back:", r"`\[…\]` is no sign of TeX", "$…$", True),
    "square signs of a function": ((BACK, r"back: Is \[f(x)\]"), "back:", r"`\[…\]` is no sign of TeX", "$…$", True),
    "square signs in a choice": ((RIGHT, r"\[c - 1\]"), "right:", r"`\[…\]` is no sign of TeX", "$…$", True),
    "a thin space outside": ((BACK, r"back: 1\,000 of them"), "back:", r"`\,` is shown as ,", "write ,", True),
    "a link's title": ((BACK, "back: '[a](https://example.org \"red\")'"), "back:", "`red` is not shown", "", True),
    "short lines": ((BACK, literal("back", "f = 1", "i = 0")), "back:", "`f = 1` and `i = 0`", "an empty line", True),
    "a cell too many": (
        (BACK, literal("back", "|a|b|", "|-|-|", "|1|2|3|")),
        "back:",
        "more cells than the head",
        r"\|",
        False,
    ),
    "code beside its fence": ((BACK, literal("back", "```x = 1", "y", "```")), "back:", "`x = 1`", "next line", False),
    "code that never ends": ((BACK, literal("back", "```", "y")), "back:", "never ends", "end it with ```", False),
    "an open dollar in an explanation": (
        (EXPLAIN, "explain: A knot costs 5$."),
        "explain: A knot costs",
        "`$` opens no TeX",
        r"write \$",
        False,
    ),
    "an open dollar in a question": ((ASK, "ask: Is $5 much?"), "ask: Is", "`$` opens no TeX", r"write \$", False),
    "an open dollar in a choice": ((RIGHT, "The $h_t"), "right:", "`$` opens no TeX", r"write \$", False),
    "two prices": ((BACK, "back: It costs $5 and $6."), "back:", "the words in $5 and$ run together", r"\$5", True),
    "prices behind their amounts": (
        (BACK, "back: It costs 5$ or 6$ each."),
        "back:",
        "the words in $or 6$ run together",
        r"\$5",
        True,
    ),
    "names of currencies": ((BACK, "back: It is US$ and A$."), "back:", "the words in $and A$ run", r"\$5", True),
    "from price to price": ((BACK, "back: It is $5-$10 a day."), "back:", "$5-$ is shown as a formula", r"\$5", True),
    "prices beside a comma": ((BACK, "back: Take $5,$6 of it."), "back:", "$5,$ is shown as a formula", r"\$5", True),
    "prices with a space": ((BACK, "back: It is 5 $, 6 $ or so."), "back:", "is shown as a formula", r"\$5", True),
    "prices in dollars of a land": ((BACK, "back: US$5 y US$6."), "back:", "is shown as a formula", r"\$5", True),
    "one price a day": ((BACK, "back: It is $5 a day, $6 a week."), "back:", "run together", r"\$5", True),
    "prices in a choice": ((RIGHT, "costs 5$ or 6$"), "right:", "the words in $or 6$ run together", r"\$5", True),
    "a percentage in TeX": ((BACK, "back: It is $50% of x$."), "back:", "after the %", r"\%", False),
    "a tilde in TeX": ((BACK, "back: It is $x ~ N(0)$."), "back:", "the ~ in $x ~ N(0)$", r"\sim", True),
    "two digits of an index": ((BACK, "back: It is $x_10$."), "back:", "only the first sign", "x_{10}", True),
    "a power below nothing": ((BACK, "back: It is $10^-3$."), "back:", "only the first sign", "10^{-3}", True),
    "a letter's power below nothing": ((RIGHT, "It is $e^-x$"), "right:", "only the first sign", "10^{-3}", True),
    "an index below nothing": ((BACK, "back: It is $x_-1$."), "back:", "only the first sign", "10^{-3}", True),
    "a power of a Greek letter": ((BACK, r"back: It is $e^-\lambda$."), "back:", "only the first", "10^{-3}", True),
    "a power in brackets": ((BACK, "back: It is $x^(2)$."), "back:", "only the first sign", "x_{10}", True),
    "a broken power": ((BACK, "back: It is $x^1/2$."), "back:", "only the first sign", "x_{10}", True),
    "a power with a point": ((BACK, "back: It is $x^2.5$."), "back:", "only the first sign", "x_{10}", True),
    "a letter and a digit below": ((BACK, "back: It is $x_i1$."), "back:", "only the first sign", "x_{10}", True),
    "a word for an index": ((RIGHT, "It is $x_max$"), "right:", "only the first sign", "in braces", True),
    "braces in TeX": ((BACK, "back: 'In ${0, 1}$.'"), "back:", "the braces in ${0, 1}$ are not shown", r"\{", True),
    "a line break in TeX": ((BACK, r"back: It is $a \\ b$."), "back:", "the line break", "line of its own", True),
    "TeX outside": ((BACK, r"back: It is \frac{1}{2}."), "back:", r"`\frac` stands outside", "$…$", True),
    "an index outside": ((BACK, "back: 'It is h_{t-1}.'"), "back:", "`h_{` stands outside", "$…$", True),
    "an open backquote": ((BACK, "back: It is a `gate."), "back:", "a backquote opens no code", r"\`", True),
    "a footnote": ((BACK, "back: It is so[^1]."), "back:", "the footnote `[^1]` is not read", "", True),
    "struck through": ((BACK, "back: It is ~~not~~ so."), "back:", "`~~not~~`", "", True),
    "bold with a space": (
        (BACK, "back: It is ** bold** here."),
        "back:",
        "`** bold**` is not shown in bold",
        "no space",
        True,
    ),
    "a bar inside a cell of a head": (
        (BACK, literal("back", "| $|x|$ | b |", "|---|---|", "| 1 | 2 |")),
        "back:",
        "other cells than the line under it",
        r"write \|",
        True,
    ),
    "a table without a head": ((BACK, literal("back", "|a|b|", "|1|2|")), "back:", "no table", "|---|", True),
    "a folded table": (
        (BACK, "back: >-\n      | a | b |\n      |---|---|\n      | 1 | 2 |"),
        "back:",
        "they stand in one line",
        "|- instead of >-",
        True,
    ),
    "a folded table without its sides": (
        (BACK, "back: >-\n      a | b\n      ---|---\n      1 | 2"),
        "back:",
        "they stand in one line",
        "|- instead of >-",
        True,
    ),
    "a link that never ends": (
        (BACK, "back: See [the ref](https://x.org"),
        "back:",
        "`[the ref](https://x.org` is no link",
        "[words](https://…)",
        False,
    ),
    "words of a link that never end": (
        (BACK, "back: See [the ref(https://x.org) here"),
        "back:",
        "`[the ref(https://x.org)` is no link",
        "[words](https://…)",
        False,
    ),
    "words of a link that never begin": (
        (BACK, "back: A ref](https://x.org)"),
        "back:",
        "is no link",
        "[words]",
        False,
    ),
    "a link the wrong way round": ((BACK, "back: A (ref)[https://x.org]"), "back:", "is no link", "[words]", False),
    "a link with a space": (
        (WHY, "See [a] (https://b.c)."),
        "why: See",
        "`[a] (https://b.c)` is no link",
        "nothing between",
        False,
    ),
    "an address that never ends": ((BACK, "back: It is <https://b.c so"), "back:", "is no link", "[words]", False),
    "a link by a name": ((BACK, "back: See [the ref][ref]."), "back:", "`[the ref][ref]` is no link", r"\[", True),
    "a link by its own name": ((BACK, "back: See [the ref][]."), "back:", "`[the ref][]` is no link", r"\[", True),
    "a link without words": ((BACK, "back: '[ ](https://x.org) so'"), "back:", "has no words", "[words]", False),
    "a link to a picture": ((BACK, "back: See [it](graph.png)."), "back:", "leads to no page", "](graph.png)", False),
    "a picture in capitals": ((BACK, "back: '![a](Graph.PNG)'"), "back:", "is no picture", "![a](graph.png)", False),
    "a picture with a space": ((BACK, "back: '![a](my graph.png)'"), "back:", "is no picture", "my-graph.png", False),
    "a picture with a folder": ((BACK, "back: '![a](images/x.svg)'"), "back:", "is no picture", "![a](x.svg)", False),
    "a jpeg": ((RIGHT, "'![a](p.jpeg)'"), "right:", "is no picture", "![a](p.jpg)", False),
    "a link to a page": ((BACK, "back: '[x](notes.html)'"), "back:", "is no link", "https://", False),
    "a list in a choice": (
        ("right: The moon", "right: |-\n          - a\n          - b"),
        "right:",
        "a list cannot stand here",
        "```",
        False,
    ),
    "a table in a choice": (
        ("right: The moon", "right: |-\n          |a|\n          |-|\n          |b|"),
        "right:",
        "a table cannot stand here",
        "",
        False,
    ),
    "paragraphs in a choice": (
        ("right: The moon", "right: |-\n          It is so.\n\n          Or not."),
        "right:",
        "run into one another",
        "one paragraph",
        True,
    ),
    "a blank text": ((BACK, 'back: " "'), "back:", "nothing to be seen", "write it", False),
    "a text of spaces by name": ((BACK, "back: '&#x200b;'"), "back:", "nothing to be seen", "", False),
    "brackets of a gap elsewhere": ((BACK, "back: The [[left]] one"), "back:", "only the `ask` of a cloze", "", True),
    "a private character": ((BACK, "back: 'It is \ue000 left'"), "back:", "no page can show U+E000", "", False),
    "a turned direction": ((BACK, 'back: "It is \\u202eleft"'), "back:", "U+202E cannot be seen", "take it out", False),
    "a turned choice": ((RIGHT, "The \u2066moon"), "right:", "U+2066 cannot be seen", "take it out", False),
    "a turned gap": (("knots |", "kno\u202dts |"), "ask: Speed", "U+202D cannot be seen", "take it out", False),
    "a turned title": (
        ("title: The harbour", 'title: "The\\u202b harbour"'),
        "title:",
        "U+202B cannot",
        "take it out",
        False,
    ),
    "a character that was lost": ((BACK, "back: La derecha o la ma\ufffdana"), "back:", "U+FFFD", "", False),
    "another encoding": ((WHY, "El nÃºmero"), "why: El", "`Ãº` was another character", "UTF-8", True),
    "a place for a number": ((BACK, "back: It is @forget."), "back:", "`@forget` is shown as it stands", "", True),
    # what YAML takes
    "a tab for TeX": ((BACK, r'back: "It is $\tanh$"'), r"\tanh", r"`\t` of `\tanh` is a tab", "single quotes", False),
    "a line's end for TeX": ((BACK, r'back: "It is $\nu$"'), r"\nu", r"`\n` of `\nu` is the end of a line", "", False),
    "a space for an index": ((BACK, r'back: "It is $h\_t$"'), r"\_t", "is a space", "single quotes", False),
    "a remark that cuts": (
        (BACK, 'back: Is it "a" or # (hash)?'),
        "# (hash)?",
        "`# (hash)?` is a remark in YAML",
        "in quotes",
        True,
    ),
    "a remark below a text": ((BACK, f"{BACK}\n      # (hash)"), "# (hash)", "is a remark in YAML", "in quotes", True),
    "a remark in a choice": ((RIGHT, "The moon # full"), "# full", "`# full` is a remark", "in quotes", True),
    # gaps
    "a gap that is not closed": (
        (f"{GAP}\n{FEEDBACK}", "In [[season | period] of [[x]].\n"),
        "ask: In",
        "or it is not closed",
        "ends with ]]",
        False,
    ),
    "one bracket missing": (
        (GAP, f"{GAP} In [[season | period]."),
        "ask: Speed",
        "one end of a gap alone",
        "[[…]]",
        False,
    ),
    "one bracket too few at its start": (
        (GAP, f"{GAP} In [season | period]]."),
        "ask: Speed",
        "one end of a gap alone",
        "",
        False,
    ),
    "one bracket on each side": ((GAP, f"{GAP} In [season | x]."), "ask: Speed", "`[season | x]` is no gap", "", True),
    "brackets in a gap": ((GAP, f"{GAP} [[x[0]]]"), "ask: Speed", "brackets in the gap `[[x[0]]`", r"\[", False),
    "a bar in a gap": ((GAP, f"{GAP} [[p(y|x)]]"), "ask: Speed", "parted by the |", r"\|", False),
    "a bar beside nothing": ((GAP, f"{GAP} [[|x|]]"), "ask: Speed", "nothing stands beside a |", r"\|", False),
    "a tilde before nothing": (
        (GAP, f"{GAP} [[word ~ ]]"),
        "ask: Speed",
        "nothing stands behind the ~",
        "~ out",
        False,
    ),
    "a tilde at the end": ((GAP, f"{GAP} [[a | b~]]"), "ask: Speed", "nothing stands behind the ~", "~ out", False),
    "two tildes": ((GAP, f"{GAP} [[a ~ b ~ c]]"), "ask: Speed", "two ~ in the gap", r"\~", False),
    "a gap in code": ((GAP, f"{GAP} `df[[0]]`"), "ask: Speed", "a gap stands in code", "[ [0] ]", False),
    "a gap between prices": ((GAP, f"It costs $5. {GAP} And $6."), "ask: It", "a gap stands inside $…$", r"\$", False),
    "a gap in an address": (
        (GAP, f"{GAP} [a](https://example.org/[[x]])"),
        "ask: Speed",
        "in the address of a link",
        "",
        False,
    ),
    "TeX in a menu": (
        ("knots | knot ~ acres", "$f_t$ | knot ~ acres"),
        "ask: Speed",
        "dollar signs of TeX",
        "f_t",
        False,
    ),
    "TeX in a typed gap": ((GAP, f"{GAP} [[$f_t$]]"), "ask: Speed", "dollar signs of TeX", "by hand", False),
    "a distractor twice": (("~ acres]]", "~ acres | Acres]]"), "ask: Speed", "`Acres` stands twice", "", False),
    "the key's number as distractor": (
        ("knots | knot ~ acres", "4 ~ 4.0 | acres"),
        "ask: Speed",
        "`4.0` stands twice",
        "take one",
        False,
    ),
    "an answer that no field takes": (
        (GAP, f"{GAP} [[{'a' * 201}]]"),
        "ask: Speed",
        "has 201 characters",
        "more than 200",
        False,
    ),
    # answers side by side
    "two choices alike": (
        ("The wind", "The  moon"),
        "wrong:",
        "this choice is offered twice",
        "which of the two",
        False,
    ),
    "two choices nearly alike": (("The wind", "the moon"), "wrong:", "offered twice, but for case", "", True),
    "the key's number among the wrong": (
        ("right: The moon", "right: '4'\n        why: So.\n      - id: b\n        wrong: '4'"),
        "wrong: '4'",
        "this choice is offered twice",
        "",
        False,
    ),
}


@pytest.mark.parametrize("case", LOST)
def test_what_is_lost_is_told_where_it_stands(case: str, tmp_path: Path) -> None:
    change, marker, sentence, hint, warns = LOST[case]
    text = harbour(change)
    told = found(tmp_path, text)
    assert [problem for problem in told if sentence in problem.message], "\n".join(map(str, told))
    problem = next(problem for problem in told if sentence in problem.message)
    nth = 2 if marker == "back:" else 1  # the first ends `feedback:`
    line, column = where(text, marker, nth)
    is_below = line < problem.line <= line + change[1].count("\n")  # on its own line of a text below a |
    assert problem.file == "harbour.yaml"
    assert is_below or place(problem) == (line, column), problem
    assert hint in problem.hint
    assert problem.hint
    assert problem.warns is warns


@pytest.mark.parametrize("case", [name for name in LOST if LOST[name][4]])
def test_a_warning_keeps_nothing_back(case: str, tmp_path: Path) -> None:
    checked = check(tmp_path, harbour=harbour(LOST[case][0]))
    assert checked.problems == ()
    assert list(checked.sets) == ["harbour.yaml"]


SHOWN = {
    "emphasis": "It is *not* so, (*never*) **at all**.",
    "a list": "Two:\n\n- one\n- two",
    "a numbered list": "1. one\n2. two",
    "a table": "|a|b|\n|-|-|\n|1|`x \\| y`|",
    "code": "```python\nx = {'a': 1}  # 50%\n```",
    "stars with spaces": "2 * 3 * 4",
    "one star": "a*b",
    "an index": "snake_case_name and h_t",
    "a price": r"It costs \$5 and \$6.",
    "escapes": r"\*a\* \_b\_ \# \[x\]: y \`",
    "TeX": r"$\{0, 1\}$, $f_{1,2}$, $P(x \mid y)$, $50\%$, $\text{loss value}$, $h_{t-1}$",
    "TeX beside words": r"CO$_2$, 90$^\circ$, 5$\times$5, the $n$th and the $h$s, ($x$), $a$/$b$, is 3 $x$, $ x $",
    "powers": r"$10^{-3}$, $x^+$ and $x^-$, $x^*$, $0^-\to$, $x^2n$, $h_t-1$, $h_{t-1}^{-1}$, $x_t^2/2$, $f_t(x)$",
    "TeX of two lines": "$$\n\\begin{matrix} a & b \\\\ c & d \\end{matrix}\n$$",
    "code spans": "`__init__`, `a*b*c`, `&lt;`, `$x$`, `[[0]]`",
    "a link": "[words](https://example.org/a_b) and <https://example.org>, [$x$](https://x.org) (see https://x.org)",
    "brackets": r"[CLS][SEP], h[t][i] and [i][j]; \[sic\] and [it (https://x.org)]; |x| or |-x|, a --- b",
    "wrapped prose": f"{'Some words that go on and on until the line is full. ' * 2}\nand more of them.",
    "an interval": r"In \[0, 1\] and [0, 1) and (0, 1]",
    "the end of a sentence": "The token `</s>` ends it",
}


@pytest.mark.parametrize("case", SHOWN)
def test_what_is_shown_as_written_is_not_warned_of(case: str, tmp_path: Path) -> None:
    text = harbour((BACK, literal("back", *SHOWN[case].split("\n"))))
    assert [str(one) for one in found(tmp_path, text)] == []


def test_signs_of_a_gap_can_belong_to_an_answer(tmp_path: Path) -> None:
    checked = check(
        tmp_path,
        harbour=harbour(
            (GAP, rf"{GAP} [[x\[0\]]] [[p(y\|x) | \\n]] [[a\~b ~ \$5]]"),
            ("- when: acres", "- {when: $5, why: No.}\n      - when: acres"),
        ),
    )
    assert checked.problems == ()
    gaps = checked.sets["harbour.yaml"].question("knots").body.gaps  # type: ignore[union-attr]
    assert [gap.accepted for gap in gaps[1:]] == [("x[0]",), ("p(y|x)", r"\n"), ("a~b",)]
    assert gaps[3].distractors == ("$5",)


def test_choices_that_differ_in_their_code_alone_are_told_apart(tmp_path: Path) -> None:
    def code(indent: str) -> str:
        return f"|-\n          ```python\n          for x in y:\n          {indent}z\n          ```"

    text = harbour(("right: The moon", f"right: {code('    ')}"), ("wrong: The wind", f"wrong: {code('')}"))
    assert [str(one) for one in found(tmp_path, text)] == []
    same = harbour(("right: The moon", f"right: {code('  ')}"), ("wrong: The wind", f"wrong: {code('  ')}"))
    assert [one.message for one in found(tmp_path, same)] == ["this choice is offered twice"]


def question(body: str) -> str:
    """The harbour with one question more."""
    head = "  - id: more\n    concept: water\n    level: recall\n    explain: So.\n    sources: [almanac]\n"
    return HARBOUR + head + "".join(f"    {line}\n" for line in body.strip().split("\n"))


PAIRS = """\
type: matching
ask: Which?
pairs:
  - {id: a, left: x, right: y, why: z}
  - {id: b, left: w, right: v, why: z}"""
ITEMS = """\
type: ordering
ask: Which?
items:
  - {id: a, text: x}
  - {id: b, text: y}
  - {id: c, text: X}"""
COMPUTED = """\
type: computed
probe: memory-half-life
tolerance: 100%
ask: How long?
feedback:
  - {when: linear-for-geometric, why: x}
  - {when: time-constant-for-half-life, why: x}
  - {when: fraction-upside-down, why: x}"""
TYPES = {
    "equal left sides": (
        PAIRS.replace("left: w", "left: x"),
        "left: x, right: v",
        "this stands twice",
        False,
    ),
    "equal right sides": (
        PAIRS.replace("right: v", "right: y"),
        "right: y",
        "this is offered twice",
        False,
    ),
    "an other side that is right": (
        PAIRS + "\nothers: [' y ']",
        "' y '",
        "this is offered twice",
        False,
    ),
    "equal items": (
        ITEMS,
        "text: X",
        "this item comes twice, but for case",
        True,
    ),
    "a list among items": (
        ITEMS.replace("text: X", 'text: "- p\\n- q"'),
        'text: "- p',
        "a list cannot stand here",
        False,
    ),
    "a share of nothing": (
        "type: numeric\nask: How many?\nright: 0\ntolerance: 5%",
        "tolerance:",
        "5% of 0 is 0",
        False,
    ),
    "everything within the tolerance": (
        "type: numeric\nask: How many?\nright: 4\ntolerance: 300%",
        "tolerance:",
        "within 300%, 0 is right too",
        False,
    ),
    "nothing within the tolerance": (
        "type: numeric\nask: How many?\nright: 0.5\ntolerance: 0.5 absolute",
        "tolerance:",
        "0 is right too",
        True,
    ),
    "a negative tolerance": (
        "type: numeric\nask: How many?\nright: 4\ntolerance: -5%",
        "tolerance:",
        "`tolerance` is not written",
        False,
    ),
    "a place for a number in feedback": (
        COMPUTED.replace("upside-down, why: x", "upside-down, why: It is @forget.").replace("100%", "1%"),
        "why: It is",
        "`@forget` is shown as it stands",
        True,
    ),
    "all numbers of a computed one": (
        COMPUTED,
        "tolerance:",
        "within 100%, 0 is right too",
        False,
    ),
    "a form that no field takes": (
        f"type: typed\nask: Which?\nright: [x, {'a' * 201}]",
        f"{'a' * 201}",
        "has 201 characters",
        False,
    ),
    "a blank form": ("type: typed\nask: Which?\nright: [x, ' ']", "' '", "cannot be written by anybody", False),
    "a form that is an accent": ('type: typed\nask: Which?\nright: [x, "\\u0301"]', '"\\u', "no letters", False),
    "a form that nobody can write": (
        'type: typed\nask: Which?\nright: [x, "\\ue000"]',
        '"\\u',
        "cannot be written",
        False,
    ),
    "a form in TeX": ("type: typed\nask: Which?\nright: [$f_t$]", "$f_t$]", "dollar signs of TeX", False),
    "a form that turns": (
        'type: typed\nask: Which?\nright: [x, "ab\\u202ecd"]',
        '"ab',
        "U+202E cannot be seen",
        False,
    ),
    "two forms in one": (
        "type: typed\nask: Which?\nright: [x, forget gate | keep gate]",
        "forget gate |",
        "`forget gate | keep gate` is one form",
        True,
    ),
    "two forms without spaces": (
        "type: typed\nask: Which?\nright:\n  - forget|keep",
        "forget|keep",
        "`forget|keep` is one form",
        True,
    ),
    "a slip foreseen twice": (
        "type: typed\nask: Which?\nright: [moon]\nfeedback:\n  - {when: sun, why: x}\n  - {when: star | Sun, why: x}",
        "when: star",
        "`Sun` is foreseen twice",
        False,
    ),
    "a bar that parts a bracket": (
        "type: typed\nask: Which?\nright: [prior]\nfeedback:\n  - {when: p(y|x), why: x}",
        "when: p",
        "parted by the |",
        False,
    ),
    "an opposite": (
        "type: typed\nask: Which?\nright: [symmetric]",
        "symmetric]",
        "`asymmetric` is taken for a slip",
        True,
    ),
    "the opposite of an opposite": (
        "type: typed\nask: Which?\nright: [an aperiodic signal]",
        "an aper",
        "`an periodic signal`",
        True,
    ),
    "an opposite in Spanish": (
        "type: typed\nask: Which?\nright: [tide, simétrico]",
        "simétrico]",
        "`asimetrico` is taken for a slip",
        True,
    ),
    "a neighbour among the concepts": (
        "type: typed\nask: Which?\nright: [wader]",
        "wader]",
        "`water` is taken for a slip of `wader`",
        True,
    ),
    "a neighbour among the choices": (
        "type: typed\nask: Which?\nright: [keepel]",
        "keepel]",
        "`keeper` is taken for a slip of `keepel`",
        True,
    ),
    "a blank back": ("type: flashcard\nask: Which?\nback: '&nbsp;'", "back: '&", "nothing to be seen", False),
    "an earlier id in use": ("type: flashcard\nask: Which?\nback: x\naka: [tide]", "tide]", "`tide` is the id", False),
    "an earlier id of two": (
        "type: flashcard\nask: Which?\nback: x\naka: [old, old]",
        "old]",
        "`old` means `more` already",
        False,
    ),
}


OPPOSITES = {
    "macroscopic": "microscopic",
    "interlayer": "",  # two letters are no slip
    "hypertension": "",
    "pretrained": "retrained",
    "misinformation": "disinformation",
    "prejuicio": "perjuicio",
    "antecedent": "anticedent",
    "prescribed": "proscribed",
    "adsorption": "absorption",
    "efferent": "afferent",
    "inductive": "",
    "endothermic": "",
    "macroscópico": "microscopico",
    "hiponimo": "",
    "induction": "",
    "procession": "precession",
    "preposiciones": "proposiciones",
    "underfit": "",
}


@pytest.mark.parametrize("right", OPPOSITES)
def test_words_that_begin_nearly_alike_are_no_slips(right: str, tmp_path: Path) -> None:
    told = [one.message for one in found(tmp_path, question(f"type: typed\nask: Which?\nright: [{right}]"))]
    other = OPPOSITES[right]
    assert told == ([f"`{other}` is taken for a slip of `{right}`, and so for right"] if other else [])


@pytest.mark.parametrize("case", TYPES)
def test_what_is_lost_in_a_type_is_told(case: str, tmp_path: Path) -> None:
    body, marker, sentence, warns = TYPES[case]
    text = question(body)
    told = [problem for problem in found(tmp_path, text) if sentence in problem.message]
    assert told, "\n".join(map(str, found(tmp_path, text)))
    at = text.rindex(marker)
    assert place(told[0]) == (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)), told[0]
    assert told[0].hint
    assert told[0].warns is warns


def test_an_opposite_that_is_foreseen_is_no_slip(tmp_path: Path) -> None:
    foreseen = "type: typed\nask: Which?\nright: [symmetric]\nfeedback: [{when: asymmetric, why: No.}]"
    assert found(tmp_path, question(foreseen)) == []


def test_bars_that_are_signs_are_left_alone(tmp_path: Path) -> None:
    own = "type: typed\nask: Which?\nright: [p(y|x), p(yes | no), '|', '||', '|x|', a|b]"
    assert found(tmp_path, question(own)) == []


def test_a_word_in_another_form_is_no_opposite(tmp_path: Path) -> None:
    assert found(tmp_path, question("type: typed\nask: Which?\nright: [waters, keepers]")) == []


def test_a_translation_is_held_to_the_same(tmp_path: Path) -> None:
    spanish = "questions:\n  - id: port\n    back: c = f*c + i*g\n  - id: tide\n    explain: Cuesta 5$.\n"
    told = found(tmp_path, HARBOUR, harbour__es=spanish)
    assert [(one.file, one.line, one.column, one.warns) for one in told] == [
        ("harbour.es.yaml", 5, 5, False),
        ("harbour.es.yaml", 3, 5, True),
    ]


def test_yaml_of_a_translation_is_held_to_the_same(tmp_path: Path) -> None:
    spanish = 'questions:\n  - id: port\n    back: "Es $\\tanh$"\n  - id: tide\n    explain: Es # o no\n'
    told = found(tmp_path, HARBOUR, harbour__es=spanish)
    assert [(one.file, one.line, one.column) for one in told] == [
        ("harbour.es.yaml", 3, 16),
        ("harbour.es.yaml", 5, 17),
    ]


def test_every_file_that_is_not_read_is_named(tmp_path: Path) -> None:
    check(tmp_path, harbour=HARBOUR)
    unread = ["Pier.YAML", "drafts/a/b.yaml", "models/notes.txt", "picture.png", "pier.es.yml", "pier.yml", "x.json"]
    for name in [*unread, ".hidden.yml", ".git/config", "README.md", "models/README.md", "set.schema.json"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    told = found(tmp_path, HARBOUR)
    assert [one.file for one in told] == unread
    assert all(one.warns and one.hint and place(one) == (1, 1) for one in told)
    assert "pier.yaml" in told[5].hint
    assert "images" in told[3].hint


def test_every_link_that_leads_elsewhere_is_named(tmp_path: Path) -> None:
    folder, outside = tmp_path / "own", tmp_path / "secret.png"
    check(folder, harbour=HARBOUR)
    outside.write_bytes(b"")
    (tmp_path / "drafts").mkdir()
    (folder / "images").mkdir()
    for name, target in {
        "drafts": tmp_path / "drafts",
        "images/gone.png": tmp_path / "gone.png",
        "images/pw.png": outside,
        "inside": folder / "models",
        "models/link.json": folder / "models/counter.json",
        "notes.txt": tmp_path / "gone.txt",
        "README.md": outside,
    }.items():
        (folder / name).symlink_to(target)
    (folder / "images/near.png").symlink_to(folder / "images/port.png")
    (folder / "images/port.png").write_bytes(b"")
    told = {one.file: one.message for one in found(folder, HARBOUR)}
    outwards = "this is a link that leads outside the folder"
    assert told == {
        "README.md": outwards,
        "drafts": outwards,
        "images/gone.png": "this is not a file",
        "images/pw.png": outwards,
        "inside": "this file is not read",
        "models/link.json": "this holds the model `counter`",
        "notes.txt": "this file is not read",
    }


def test_what_is_said_of_a_text_names_no_private_sign(tmp_path: Path) -> None:
    told = found(tmp_path, harbour((GAP, f"It costs $5 for {GAP} And $6 or `x [[y]]`.")))
    assert told
    assert not re.search("[\ue000-\uf8ff]", "".join(map(str, told)))


# what the hint of a case says, done word by word: the same place, written otherwise
MENDED = {
    "stars that multiply": (BACK, r"back: c = f\*c + i\*g"),
    "a bar inside a cell of a head": (BACK, literal("back", r"| $\|x\|$ | b |", "|---|---|", "| 1 | 2 |")),
    "stars between formulas": (BACK, r"back: So $a \cdot b \cdot c$ it is"),
    "stars in a choice": (RIGHT, "'`a*b*c`'"),
    "a name with underscores": (BACK, "back: It is `__init__` here"),
    "an underscored word": (WHY, "It is *so* here."),
    "a heading": (BACK, r"back: '\# resets'"),
    "a bullet": (BACK, r"back: '\- 3 is below 0'"),
    "a year": (BACK, r"back: 1986\. That was the year"),
    "a plus": (BACK, r"back: \+ 3 is above 0"),
    "numbers that do not follow": (BACK, literal("back", "1\\. one", "", "3\\. three")),
    "a rule": (BACK, literal("back", "Port", "", "—", "", "red")),
    "a quotation": (BACK, r"back: '\> 0.5 is open'"),
    "indented code": (BACK, literal("back", "It is", "", "```", "x = 1", "```")),
    "a link's definition": (BACK, literal("back", "It is [red](https://example.org).")),
    "an entity": (BACK, "back: a < b"),
    "round signs of TeX": (BACK, "back: It is $h_t$"),
    "square signs of TeX": (BACK, "back: It is $h^2$"),
    "a thin space outside": (BACK, "back: 1,000 of them"),
    "a link's title": (BACK, "back: '[a red thing](https://example.org)'"),
    "short lines": (BACK, literal("back", "f = 1", "", "i = 0")),
    "a cell too many": (BACK, literal("back", "|a|b|c|", "|-|-|-|", "|1|2|3|")),
    "code beside its fence": (BACK, literal("back", "```", "x = 1", "y", "```")),
    "code that never ends": (BACK, literal("back", "```", "y", "```")),
    "an open dollar in an explanation": (EXPLAIN, r"explain: A knot costs 5\$."),
    "an open dollar in a choice": (RIGHT, "The $h_t$"),
    "two prices": (BACK, r"back: It costs \$5 and \$6."),
    "prices behind their amounts": (BACK, r"back: It costs 5\$ or 6\$ each."),
    "from price to price": (BACK, r"back: It is \$5-\$10 a day."),
    "a percentage in TeX": (BACK, r"back: It is $50\% \text{ of } x$."),
    "a tilde in TeX": (BACK, r"back: It is $x \sim N(0)$."),
    "two digits of an index": (BACK, "back: It is $x_{10}$."),
    "a power below nothing": (BACK, "back: It is $10^{-3}$."),
    "a word for an index": (RIGHT, r"It is $x_{max}$"),
    "braces in TeX": (BACK, r"back: 'In $\{0, 1\}$.'"),
    "a line break in TeX": (BACK, literal("back", "It is", "", "$$a$$", "", "$$b$$")),
    "TeX outside": (BACK, r"back: It is $\frac{1}{2}$."),
    "an index outside": (BACK, "back: 'It is $h_{t-1}$.'"),
    "an open backquote": (BACK, r"back: It is a \`gate."),
    "bold with a space": (BACK, "back: It is **bold** here."),
    "a table without a head": (BACK, literal("back", "|a|b|", "|---|---|", "|1|2|")),
    "square signs of one letter": (BACK, "back: It is [y]"),
    "a folded table": (BACK, literal("back", "| a | b |", "|---|---|", "| 1 | 2 |")),
    "a link that never ends": (BACK, "back: See [the ref](https://x.org)"),
    "a link by a name": (BACK, r"back: See \[the ref\]\[ref\]."),
    "a link to a page": (BACK, "back: '[x](https://example.org/notes.html)'"),
    "a list in a choice": ("right: The moon", "right: a and b"),
    "a tab for TeX": (BACK, r"back: 'It is $\tanh$'"),
    "a line's end for TeX": (BACK, r"back: It is $\nu$"),
    "a remark that cuts": (BACK, """back: 'Is it "a" or # (hash)?'"""),
    "a remark below a text": (BACK, f"# (hash)\n    {BACK}"),
    "a gap that is not closed": (f"{GAP}\n{FEEDBACK}", "In [[season | period]] of [[x]].\n"),
    "one bracket missing": (GAP, f"{GAP} In [[season | period]]."),
    "brackets in a gap": (GAP, rf"{GAP} [[x\[0\]]]"),
    "a bar in a gap": (GAP, rf"{GAP} [[p(y\|x)]]"),
    "a bar beside nothing": (GAP, rf"{GAP} [[\|x\|]]"),
    "a gap in code": (GAP, f"{GAP} `df[ [0] ]`"),
    "a gap between prices": (GAP, rf"It costs \$5. {GAP} And \$6."),
    "TeX in a typed gap": (GAP, f"{GAP} [[f_t]]"),
}


@pytest.mark.parametrize("case", MENDED)
def test_what_the_hint_says_leads_to_a_text_without_fault(case: str, tmp_path: Path) -> None:
    assert found(tmp_path, harbour(LOST[case][0]))
    assert [str(one) for one in found(tmp_path, harbour(MENDED[case]))] == []


def test_a_source_is_plain_words(tmp_path: Path) -> None:
    works = "sources:\n  almanac: {authors: ' ', year: 1805, title: 'The *Almanac* of $x$', where: 'Bogot\ufffd'}\n"
    told = found(tmp_path, HARBOUR, sources=works)
    assert [(one.column, one.warns) for one in told] == [(13, False), (70, False), (39, True), (39, True)]


def test_a_remark_cuts_a_sequence_too(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        HARBOUR.replace(
            '{model: forget, sequence: "aab#ab", step: 4, show: forget, shows: forget < 0.1}',
            ("\n      model: forget\n      sequence: aab #ab\n      step: 3\n      show: forget"),
        ),
    )
    assert [one.message for one in told] == ["`#ab` is a remark in YAML, and is not shown"]


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ("right: [a#b, c #d\n      ]", "#d"),
        ("right: [\n      a b, #d e\n      c]", "#d e"),
        ("right:\n      - a\n      - c #d", "#d"),
        ("right: [x]\n    feedback: [{when: c #d\n      , why: x}]", "#d"),
        ("right: [x]\n    feedback: [{when: c, why: x #d\n      }]", "#d"),
    ],
)
def test_a_remark_among_forms_is_told(tmp_path: Path, written: str, lost: str) -> None:
    text = question("type: typed\nask: Which?") + f"    {written}\n"
    assert [(one.message, one.warns, place(one)) for one in found(tmp_path, text)] == [
        (f"`{lost}` is a remark in YAML, and is not shown", True, where(text, lost))
    ]


def test_a_remark_beside_names_is_left_alone(tmp_path: Path) -> None:
    text = HARBOUR.replace("sources: [almanac]\n    lab", "sources: [\n      almanac # old\n      ] # so\n    lab")
    assert found(tmp_path, text) == []


def test_the_words_of_a_translated_menu_are_plain_too(tmp_path: Path) -> None:
    spanish = "questions:\n  - id: knots\n    ask: Se mide en [[$nudos$ ~ acres]].\n"
    told = found(tmp_path, HARBOUR.replace("knots | knot", "knots"), harbour__es=spanish)
    assert [(one.file, one.line, one.warns) for one in told] == [("harbour.es.yaml", 3, False)]
    assert "dollar signs of TeX" in told[0].message
