"""A slip for each message of the check, and what its hint makes of it.

A row: the text that is changed, what it is changed into, what is said of that, what the hint says, and what stands
there once the hint is followed word by word. `…` in a message or a hint stands for anything.
"""

from typing import NamedTuple

from tests.content.question_types.test_documents import COAST
from tests.content.yaml_files import HARBOUR, SOURCES

BASE = HARBOUR + COAST.split("questions:\n")[1]
CONCEPTS = """\
concepts:
  water: {name: Water}
  light: {name: Light, requires: [water]}
"""
MISCONCEPTIONS = """\
misconceptions:
  wind-for-moon: {name: wind for moon, sentence: The wind moves no tide.}
  sail-for-lamp: {name: sail for lamp, sentence: A sail gives no light., aka: [cloth-for-lamp]}
"""
TAGGED = BASE.replace("Wind makes waves.\n", "Wind makes waves.\n        misconception: wind-for-moon\n").replace(
    "It goes nowhere.\n", "It goes nowhere.\n        misconception: sail-for-lamp\n"
)
LISTED = TAGGED[: TAGGED.index("  - id: salt")].replace(
    "concepts:\n  water: {en: Water, es: Agua}\n  light: Light\n", "concepts: [water, light]\n"
)
SIDE = """\
set: harbour
language: es
title: El puerto
concepts: {light: Luz}
questions:
  - id: tide
    ask: ¿Qué mueve la marea?
    choices:
      - id: wind
        wrong: El viento
        why: El viento hace olas.
  - id: knots
    ask: En [[knots | knot ~ acres]] se mide la velocidad.
    feedback:
      - when: acres
        why: Los acres miden campos.
"""
FILES = {"harbour.yaml": BASE, "sources.yaml": SOURCES}
TRANSLATED = {**FILES, "harbour.es.yaml": SIDE}
SHARING = {
    **FILES,
    "harbour.yaml": LISTED,
    "concepts.yaml": CONCEPTS,
    "misconceptions.yaml": MISCONCEPTIONS,
}


class Row(NamedTuple):
    old: str
    wrong: str
    message: str
    hint: str
    right: str
    file: str = "harbour.yaml"
    files: dict[str, str] = FILES


ASK, BACK, EXPLAIN = "ask: What pulls the tide?", "back: The left one.", "explain: Two bulges follow the moon."
LAB = '{model: forget, sequence: "aab#ab", step: 4, show: forget, shows: forget < 0.1}'
KNOTS = "Speed is measured in [[knots | knot ~ acres]]."
NOT_YAML = (
    Row(
        ASK,
        'ask: "What pulls the tide?',
        "a quote opens here and is closed only on line 22",
        "write ask: …",
        f'ask: "{ASK[5:]}"',
    ),
    Row(ASK, "ask: 'What pulls the tide?", "a quote opens here and is not closed", "write ask: …", f"ask: '{ASK[5:]}'"),
    Row(
        '"aab#ab", step: 4',
        '"aab#ab, step: 4',
        "a quote opens here and is not closed",
        "write lab: …",
        '"aab#ab", step: 4',
    ),
    Row(
        "right: The moon",
        "right: 'It's the moon'",
        "the text ends at this quote, but more follows",
        "put it in quotes: …",
        'right: "It\'s the moon"',
    ),
    Row(
        "right: The moon",
        'right: "The" moon',
        "the text ends at this quote, but more follows",
        "put it in quotes: …",
        "right: '\"The\" moon'",
    ),
    Row(
        EXPLAIN,
        "explain: so: it is",
        "a text that holds `: ` stands without quotes",
        "put it in quotes: …",
        "explain: 'so: it is'",
    ),
    Row(
        EXPLAIN,
        "explain: @moon",
        "a text that starts with @ stands without quotes",
        "put it in quotes: …",
        "explain: '@moon'",
    ),
    Row(
        EXPLAIN,
        "explain: [moon] pulls",
        "a text that starts with [ stands without quotes",
        "put it in quotes: …",
        "explain: '[moon] pulls'",
    ),
    Row(
        EXPLAIN,
        'explain: "$\\sigma$"',
        "in double quotes \\s means nothing",
        "put it in quotes: …",
        "explain: '$\\sigma$'",
    ),
    Row(
        EXPLAIN,
        'explain: "$\\frac{1}{2}$"',
        "in double quotes \\f stands for a character that cannot be seen",
        "put it in quotes: …",
        "explain: '$\\frac{1}{2}$'",
    ),
    Row(
        EXPLAIN,
        "explain: &moon pulls",
        "anchors, aliases and tags are not read",
        "put it in quotes: …",
        "explain: '&moon pulls'",
    ),
    Row(
        EXPLAIN,
        "explain: !moon pulls",
        "anchors, aliases and tags are not read",
        "put it in quotes: …",
        "explain: '!moon pulls'",
    ),
    Row(
        "water: {en: Water, es: Agua}\n  light",
        "water: {en: *moon, es: Agua}\n  light",
        "anchors, aliases and tags are not read",
        "write the value out; text that starts with & or * or ! goes in quotes",
        "water: {en: '*moon', es: Agua}\n  light",
    ),
    Row(ASK, "ask:What pulls the tide?", "a space is missing after the colon", f"write {ASK}", ASK),
    Row("- id: wind", "-id: wind", "a space is missing after the -", "write - id: wind", "- id: wind"),
    Row(ASK, "ask What pulls the tide?", "a colon is missing after `ask`", f"write {ASK}", ASK),
    Row(
        "  - id: knots",
        "   - id: knots",
        "this line is not indented as those it belongs to",
        "begin it in column 3, as line 23 does",
        "  - id: knots",
    ),
    Row(
        ASK, " " + ASK, "this line is not indented as those it belongs to", "begin it in column 5, as line 11 does", ASK
    ),
    Row(
        EXPLAIN,
        "explain: Two bulges\n      follow this: the moon.",
        "a text of several lines holds what only quotes can hold",
        "put a ' before “Two bulges follow” and another after “this: the moon.”",
        "explain: 'Two bulges\n      follow this: the moon.'",
    ),
    Row("lab: " + LAB, "lab: " + LAB[:-1], "this { is not closed", f"write lab: {LAB}", "lab: " + LAB),
    Row(
        "sources: [almanac]\n    lab",
        "sources: [almanac]]\n    lab",
        "this ] closes nothing",
        "write sources: [almanac]",
        "sources: [almanac]\n    lab",
    ),
    Row(
        "light: Light",
        "light: {en: Light: red}",
        "a text in {…} needs quotes",
        "write light: {en: 'Light: red'}",
        "light: {en: 'Light: red'}",
    ),
    Row("    " + BACK, "\t" + BACK, "a tab stands here", "put spaces in its place", "    " + BACK),
    Row(
        BACK,
        "back: Left\x01",
        "a character here is not allowed in YAML",
        "take it out: it cannot be seen",
        "back: Left",
    ),
    Row(BACK, f"{BACK}\n    {BACK}", "`back` stands twice", "take one out: the first is on line 55", BACK),
    Row(
        "about: What a keeper knows.",
        "about: What a keeper knows.\n---",
        "a second document starts here",
        "take the --- line out",
        "about: What a keeper knows.",
    ),
    Row(
        "about:",
        "[about]:",
        "a key is a word, not a list or a mapping",
        "a text that starts with [ or { goes in quotes, …",
        "about:",
    ),
    Row(
        BACK,
        "back: " + "[" * 20 + "]" * 20,
        "over 200000 values, or 16 levels deep",
        "split the file …, and write lists without brackets inside brackets",
        BACK,
    ),
    Row(BACK, (BACK + "\n    ") * 110, "over 100 keys stand twice", "take out what stands twice", BACK + "\n"),
)
SIDEWAYS = "a text goes on further to the right than its key, `explain`"
IN_COLUMN = "begin it, and the lines that go on with it, in column 7"
LAB_LINE = "lab: {model: forget, sequence: aab#aab#, show: forget}"
COLUMNS = (
    *(
        Row(EXPLAIN, wrong, SIDEWAYS, IN_COLUMN, right)
        for wrong, right in (
            ("explain: Two bulges\n    follow the moon.", "explain: Two bulges\n      follow the moon."),
            ("explain: Two bulges\nfollow\n  the moon.", "explain: Two bulges\n      follow\n      the moon."),
            ("explain:\n    Two bulges follow the moon.", "explain:\n      Two bulges follow the moon."),
            ("explain: Two\n    $f_t$ bulges, (so it is)", "explain: Two\n      $f_t$ bulges, (so it is)"),
            ("explain: Two\n\n    bulges", "explain: Two\n\n      bulges"),
        )
    ),
    Row(
        "    choices:\n      - id: moon\n        right",
        "    choices:\n        id: moon\n        right",
        "a - is missing before the first of these",
        "write - id: moon in column 7",
        "    choices:\n      - id: moon\n        right",
    ),
    Row(
        EXPLAIN + "\n    sources: [almanac]",
        EXPLAIN + "\n    sources:\n    almanac",
        "a - is missing before this",
        "write - almanac",
        EXPLAIN + "\n    sources:\n    - almanac",
    ),
    Row("questions:\n", "- questions:\n", "a - stands among keys", "write questions:", "questions:\n"),
    Row(
        BACK,
        "back: |\n    The left one.",
        "the text below a | begins further to the right than its key",
        "begin each of its lines in column 7",
        "back: |\n      The left one.",
    ),
    Row(
        LAB_LINE,
        "lab: (model: forget, sequence: aab#aab#, show: forget)",
        "keys inside of a key stand in {…}",
        f"write {LAB_LINE}",
        LAB_LINE,
    ),
    Row(
        LAB_LINE,
        "lab: {model: forget; sequence: aab#aab#; show: forget}",
        "entries inside {…} are parted by commas",
        f"write {LAB_LINE}",
        LAB_LINE,
    ),
    Row(
        LAB_LINE,
        "lab: {model forget, sequence: aab#aab#, show: forget}",
        "`model forget` is not a key here",
        "a colon is missing: write model: forget",
        LAB_LINE,
    ),
    Row(
        "hit: forget < 0.2",
        "hit: 0.2",
        "`hit` takes text",
        "a condition is like: forget < 0.1 and cell > 1",
        "hit: forget < 0.1",
    ),
    Row(
        "right: 2.5",
        "right: 1,216",
        "`right` takes a number",
        "write right: 1216 (or 1.216, where the comma begins decimals)",
        "right: 1216",
    ),
    Row("right: 2.5", "right: 1,216,000", "`right` takes a number", "write right: 1216000", "right: 1216000"),
    Row("right: 2.5", "right: [1,5]", "`right` takes a number", "write right: 1.5", "right: 1.5"),
    Row("right: 2.5", "right: [1, 5]", "`right` takes a number", "write a number from …", "right: 2.5"),
    Row("right: 2.5", "right: 1e9999999999", "`right` takes a number", "write a number from …", "right: 2.5"),
    *(
        Row(
            "tolerance: 4%",
            f"tolerance: {written}",
            "`tolerance` is not written as it should be",
            f"write tolerance: {meant} (…)",
            f"tolerance: {meant}",
        )
        for written, meant in {
            "0,05 absolute": "0.05 absolute",
            "1e-3%": "0.001%",
            "±5 %": "5%",
            "5 percent": "5%",
            ".05 absolut": "0.05 absolute",
            "1_0%": "10%",
            "0,050 absolute": "0.05 absolute",
        }.items()
    ),
    *(
        Row(
            "tolerance: 4%",
            f"tolerance: {written}",
            "`tolerance` is not written as it should be",
            "write a share like 1%, or a distance like 0.05 absolute",
            "tolerance: 1%",
        )
        for written in ("1e-08 absolute", "0.0000001 absolute", "1,000%", "-5%", "1/2%", "1e999999%", "100.0000001%")
    ),
    Row(
        "right: 2.5\n    tolerance: 4%",
        "right: 0.00001234567\n    tolerance: 1 absolute",
        "within 1 absolute, 0 is right too",
        "write less than 0.00001234567 absolute",
        "right: 0.00001234567\n    tolerance: 0.00001 absolute",
    ),
    Row(
        "right: 2.5\n    tolerance: 4%",
        "right: 1e-7\n    tolerance: 1 absolute",
        "within 1 absolute, 0 is right too",
        "write a share of it, like 1%",
        "right: 1e-7\n    tolerance: 1%",
    ),
)
SHAPES = (
    Row(
        "tolerance: 4%",
        "tolerance: 2",
        "`tolerance` takes text",
        "write tolerance: 2% (a share like 1%, or a distance like 0.05 absolute)",
        "tolerance: 2%",
    ),
    Row(
        "tolerance: 4%",
        "tolerance: '2'",
        "`tolerance` is not written as it should be",
        "write tolerance: 2% (…)",
        "tolerance: 2%",
    ),
    Row(
        "tolerance: 4%",
        "tolerance: 0.05",
        "`tolerance` takes text",
        "write tolerance: 0.05 absolute (…)",
        "tolerance: 0.05 absolute",
    ),
    Row(
        "tolerance: 4%",
        "tolerance: little",
        "`tolerance` is not written as it should be",
        "write a share like 1%, or a distance like 0.05 absolute",
        "tolerance: 1%",
    ),
    Row("right: false", "right: True", "`right` takes true or false", "write right: true", "right: true"),
    Row("right: false", "right: 'no'", "`right` takes true or false", "write right: false", "right: false"),
    Row(
        "right: false",
        "right: perhaps",
        "`right` takes true or false",
        "write true or false, without quotes",
        "right: true",
    ),
    Row("right: 2.5", "right: 2,5", "`right` takes a number", "write right: 2.5", "right: 2.5"),
    Row(
        "right: 2.5",
        "right: two",
        "`right` takes a number",
        "write a number from -1e+12 to 1e+12, with a decimal point and without quotes",
        "right: 2.5",
    ),
    Row("right: 2.5", "right: 1e999", "`right` takes a number", "write a number from -1e+12 to 1e+12, …", "right: 2.5"),
    Row(
        "right: 2.5",
        "right: 5e12",
        "`right` is too large: it is at most 1e+12",
        "write a number from -1e+12 to 1e+12, …",
        "right: 2.5",
    ),
    Row("step: 4", "step: '4'", "`step` takes a whole number", "write step: 4", "step: 4"),
    Row(
        "step: 4",
        "step: 0",
        "`step` is too small: it is at least 1",
        "write a whole number from 1 to 500, without quotes",
        "step: 4",
    ),
    Row(
        "id: port",
        "id: Port",
        "`id` is not written as it should be",
        "write id: port (small letters, digits and single hyphens, like forget-gate)",
        "id: port",
    ),
    Row("id: port", "id: 1", "`id` takes text", "write id: '1' (…)", "id: '1'"),
    Row("id: port", "id: 1.5", "`id` takes text", "write id: 1-5 (…)", "id: 1-5"),
    Row(
        "id: port",
        "id: '***'",
        "`id` is not written as it should be",
        "write small letters, digits and single hyphens, like forget-gate",
        "id: port",
    ),
    Row("right: The moon", "right: 0.50", "`right` takes text", "write right: '0.50'", "right: '0.50'"),
    Row(
        "right: The moon", "right: [The moon]", "`right` takes text", "write right: '[The moon]'", "right: '[The moon]'"
    ),
    Row(
        BACK, "back:", "`back` is empty", "write its text after the colon, in quotes where it looks like a number", BACK
    ),
    Row(BACK, "back: ''", "`back` is empty", "write its text between the quotes", BACK),
    Row(BACK, f"back: {'long ' * 900}", "`back` is longer than 4000 characters", "shorten it to 4000 characters", BACK),
    Row(
        "light: Light",
        "light: {en: Light, lamp}",
        "a comma ends a text inside {…}",
        "put it in quotes: en: 'Light, lamp'",
        "light: {en: 'Light, lamp'}",
    ),
    Row(
        "light: Light",
        "light: {en: Light, spanish: Luz}",
        "`spanish` is not written as it should be",
        "write two small letters, like es; …",
        "light: {en: Light}",
    ),
    Row(
        "light: Light",
        "light: {EN: Light}",
        "`EN` is not written as it should be",
        "write en (two small letters, like es)",
        "light: {en: Light}",
    ),
    Row(
        "light: Light",
        "light: {en:Light}",
        "`en:Light` is not written as it should be",
        "a space is missing after the colon: write en: Light",
        "light: {en: Light}",
    ),
    Row(
        "  light: Light",
        "  Light: Light",
        "`Light` is not written as it should be",
        "write light (…)",
        "  light: Light",
    ),
    Row(BACK, "bakc: The left one.", "`bakc` is not a key here", "did you mean `back`?", BACK),
    Row(
        BACK,
        BACK + "\n    exlpain: Red.",
        "`exlpain` is not a key here",
        "take it out: `explain` stands here already",
        BACK,
    ),
    Row(
        "show: forget, shows",
        "show:forget, shows",
        "`show:forget` is not a key here",
        "a space is missing after the colon: write show: forget",
        "show: forget, shows",
    ),
    Row(
        "why: Wind makes waves.\n    " + EXPLAIN,
        "why: Wind makes waves.\n        " + EXPLAIN,
        "`explain` is not a key here",
        "it belongs to what begins on line 8: write it below these lines, from column 5 on",
        "why: Wind makes waves.\n    " + EXPLAIN,
    ),
    Row(
        BACK,
        BACK + "\n    tolerance: 4%",
        "`tolerance` is not a key here",
        "take it out: only questions of the type computed or numeric have it",
        BACK,
    ),
    Row(BACK, BACK + "\n    xyz: 4%", "`xyz` is not a key here", "take it out; what may stand here: type, id, …", BACK),
    Row(
        "    " + BACK + "\n",
        "",
        "`back` is missing",
        "add a line back: …, in the column of the keys beside it",
        "    back: Left\n",
    ),
    Row(
        "    level: apply\n    ask: Speed",
        "    ask: Speed",
        "`level` is missing",
        "add a line level: recall, or another of: recall, understand, apply",
        "    level: recall\n    ask: Speed",
    ),
    Row(
        "show: forget, shows: forget < 0.1",
        "shows: forget < 0.1",
        "`show` is missing",
        "add show: forget before the }, or another of: …",
        "shows: forget < 0.1, show: forget",
    ),
    Row(
        "    sources: [almanac]\n    lab",
        "    lab",
        "`sources` is missing",
        "add a line sources: and below it, further to the right, each item after a -",
        "    sources:\n      - almanac\n    lab",
    ),
    Row("    type: cloze\n", "", "`type` is missing", "add a line type: cloze", "    type: cloze\n"),
    Row("type: cloze", "typ: cloze", "`typ` is not a key here", "did you mean `type`?", "type: cloze"),
    Row("type: cloze", "type: gaps", "`gaps` is no question type", "write type: cloze", "type: cloze"),
    Row(
        "    type: cloze\n    concept: water\n    level: apply\n    ask: Speed",
        "    concept: water\n    ask: Speed",
        "`type` is missing",
        "add a line type: …, or another of: …",
        "    type: cloze\n    concept: water\n    level: apply\n    ask: Speed",
    ),
    Row(
        "level: apply\n    ask: Speed",
        "level: Apply\n    ask: Speed",
        "`level` takes 'recall', 'understand' or 'apply'",
        "write level: apply",
        "level: apply\n    ask: Speed",
    ),
    Row(
        "level: apply\n    ask: Speed",
        "level: 3\n    ask: Speed",
        "`level` takes 'recall', 'understand' or 'apply'",
        "write one of: recall, understand, apply",
        "level: apply\n    ask: Speed",
    ),
    Row(
        "level: apply\n    ask: Speed",
        "level: apply\n    covers: 3\n    ask: Speed",
        "`covers` takes text",
        "write covers: S03 (an item of the content brief, like S03)",
        "level: apply\n    covers: S03\n    ask: Speed",
    ),
    Row(
        EXPLAIN + "\n    sources: [almanac]",
        EXPLAIN + "\n    sources: almanac",
        "`sources` takes a list",
        "write sources: [almanac]",
        EXPLAIN + "\n    sources: [almanac]",
    ),
    Row(
        "      - hawser\n      - mooring line\n",
        "        hawser: 1\n",
        "`right` takes a list",
        "write each item on a line of its own below it, after a -",
        "      - hawser\n",
    ),
    Row(
        EXPLAIN + "\n    sources: [almanac]",
        EXPLAIN + "\n    sources: []",
        "`sources` has too few items: at least 1",
        "add some, until it has 1",
        EXPLAIN + "\n    sources: [almanac]",
    ),
    Row(
        EXPLAIN + "\n    sources: [almanac]",
        EXPLAIN + f"\n    sources: [{', '.join(['almanac'] * 11)}]",
        "`sources` has too many items: at most 10",
        "take some out, until it has 10",
        EXPLAIN + f"\n    sources: [{', '.join(['almanac'] * 10)}]",
    ),
    Row(
        "about: What",
        "test: 12\nabout: What",
        "`test` takes keys and values",
        "write its keys below it, each on a line of its own: questions, minutes",
        "test:\n  questions: 12\nabout: What",
    ),
    Row(
        "  - id: port",
        "  - port\n  - id: port",
        "a question takes keys and values",
        "write its keys below it, each on a line of its own: …",
        "  - id: port",
    ),
    Row("year: 1805", "year: '1805'", "`year` takes a whole number", "write year: 1805", "year: 1805", "sources.yaml"),
    Row(
        "year: 1805",
        "year: 1805\n    url: keeper.example",
        "`url` is not written as it should be",
        "write url: https://keeper.example (an address like https://example.org/paper.pdf)",
        "year: 1805\n    url: https://keeper.example",
        "sources.yaml",
    ),
    Row(
        "year: 1805",
        "year: 1805\n    doi: https://doi.org/10.1162/x",
        "`doi` is not written as it should be",
        "write doi: 10.1162/x (a DOI like 10.1162/089976600300015015)",
        "year: 1805\n    doi: 10.1162/x",
        "sources.yaml",
    ),
    Row(
        "year: 1805",
        "year: 1805\n    arxiv: 1503.04069",
        "`arxiv` takes text",
        "write arxiv: '1503.04069' (…)",
        "year: 1805\n    arxiv: '1503.04069'",
        "sources.yaml",
    ),
)
CHOICES = (
    Row(
        "right: The moon",
        "wrong: The moon",
        "exactly one choice is right; here it is 0",
        "mark the key with right: in place of wrong:",
        "right: The moon",
    ),
    Row(
        "wrong: The wind",
        "right: The wind",
        "exactly one choice is right; here it is 2",
        "mark all but one with wrong:, or give the question type: multiple",
        "wrong: The wind",
    ),
    Row(
        "wrong: A sail",
        "right: A sail",
        "every choice is right: ticking all wins",
        "add a plausible one with wrong:",
        "right: A sail\n        why: It moves.\n      - id: oar\n        wrong: An oar",
    ),
    Row(
        "wrong: The wind",
        "wrong: The wind\n        right: Wind",
        "a choice has `right:` or `wrong:`, one of the two",
        "take one out",
        "wrong: The wind",
    ),
    Row(
        "        wrong: The wind\n",
        "",
        "a choice has `right:` or `wrong:`, one of the two",
        "add the one that it is",
        "        wrong: The wind\n",
    ),
    Row(
        "id: wind",
        "id: wrong-wind",
        "the id `wrong-wind` tells the key",
        "ids reach the browser before the answer: use a, b, c",
        "id: a",
    ),
    Row(
        "id: port", "id: tide", "the id `tide` is used twice", "history hangs on ids: give this one its own", "id: port"
    ),
    Row(
        "wrong: The wind",
        "wrong: The moon",
        "this choice is offered twice",
        "nobody could know …",
        "wrong: The wind",
    ),
    Row(
        "wrong: The wind",
        "wrong: the moon",
        "this choice is offered twice, but for case, accents or how a number is written",
        "nobody could know …",
        "wrong: The wind",
    ),
    Row(
        "text: It passes the mole",
        "text: It sights the lamp",
        "this item comes twice",
        "nobody could know …",
        "text: It passes the mole",
    ),
    Row("right: Green", "right: Red", "this is offered twice", "nobody could know …", "right: Green"),
    Row("left: To starboard", "left: To port", "this stands twice", "nobody could know …", "left: To starboard"),
)
ANSWERS = (
    Row(
        KNOTS + "\n    feedback:\n      - when: acres\n        why: Acres measure fields.",
        "Speed is measured in knots.",
        "there is no gap",
        "write one as [[right | also right ~ distractor]]",
        "Speed is measured in [[knots]].",
    ),
    Row(
        KNOTS,
        "Speed is measured in [[~ acres]].",
        "a gap needs at least one right form before the ~",
        "write right forms before the ~ and others behind it: [[right ~ distractor]]",
        KNOTS,
    ),
    Row(
        "~ acres]]",
        "~ acres | candles]]",
        "the distractor `candles` has no feedback",
        "add `- when: candles` with its `why`",
        "~ acres]]",
    ),
    Row("when: acres", "when: acers", "`acers` is no distractor", "did you mean `acres`?", "when: acres"),
    Row(
        "why: Acres measure fields.",
        "why: Fields.\n      - when: miles\n        why: No.",
        "`miles` is no distractor",
        "take this feedback out",
        "why: Fields.",
    ),
    Row(
        "why: Acres measure fields.",
        "why: Fields.\n      - when: acres\n        why: No.",
        "`acres` is told twice",
        "take one of the two out",
        "why: Fields.",
    ),
    Row(
        "when: halyard | sheet",
        "when: halyard || sheet",
        "there is a form without letters",
        "take it out, with its |",
        "when: halyard | sheet",
    ),
    Row(
        "when: halyard | sheet",
        "when: halyard | hawser",
        "`hawser` is right, so it needs no feedback",
        "take it out",
        "when: halyard",
    ),
    Row(
        "why: That one trims a sail.",
        "why: A sail.\n      - when: Sheet\n        why: No.",
        "`Sheet` is foreseen twice",
        "the first is the one that is told: take this one out",
        "why: A sail.",
    ),
    Row(
        "when: 40",
        "when: 2.51",
        "2.51 is too near another answer",
        "an answer could be both: narrow the tolerance, or take this one out",
        "when: 40",
    ),
    Row(
        "tolerance: 4%",
        "tolerance: 300%",
        "within 300%, 0 is right too, and twice the number",
        "write less than 100%",
        "tolerance: 4%",
    ),
    Row(
        "tolerance: 4%",
        "tolerance: 3 absolute",
        "within 3 absolute, 0 is right too",
        "write less than 2.5 absolute",
        "tolerance: 0.1 absolute",
    ),
    Row(
        "probe: keras-parameters",
        "probe: kera-parameters",
        "there is no probe `kera-parameters`",
        "did you mean `keras-parameters`?",
        "probe: keras-parameters",
    ),
    Row(
        "probe: keras-parameters",
        "probe: zzz",
        "there is no probe `zzz`",
        "take one of: forget-gate-value, …",
        "probe: keras-parameters",
    ),
    Row(
        "      - when: bias-dropped\n        why: A bias is missing.\n",
        "",
        "the slip `bias-dropped` has no feedback",
        "add `- when: bias-dropped` with its `why`",
        "      - when: bias-dropped\n        why: A bias.\n",
    ),
    Row(
        "why: There are four blocks.",
        "why: Four.\n      - when: other-convention\n        why: No.",
        "`other-convention` is told twice",
        "take one of the two out",
        "why: Four.",
    ),
    Row(
        "why: There are four blocks.",
        "why: Four.\n      - when: zzz\n        why: No.",
        "`zzz` is no slip",
        "take this feedback out",
        "why: Four.",
    ),
    Row(
        "of @units units", "of @unit units", "nothing is drawn for `@unit`", "did you mean `@units`?", "of @units units"
    ),
    Row(
        "of @units units",
        "of @blobs units",
        "nothing is drawn for `@blobs`",
        "take one of: @units, @features",
        "of @units units",
    ),
)
LAB_ROWS = (
    Row(
        'model: forget, sequence: "aab',
        'model: forgte, sequence: "aab',
        "the lab has no model `forgte`",
        "did you mean `forget`?",
        'model: forget, sequence: "aab',
    ),
    Row(
        'model: forget, sequence: "aab',
        'model: zzz, sequence: "aab',
        "the lab has no model `zzz`",
        "take one of: count-match, …",
        'model: forget, sequence: "aab',
    ),
    Row(
        "model: forget, sequence: random",
        "model: reverse, sequence: random",
        "questions ask about models of one layer that read symbols",
        "take one of: …, forget, …",
        "model: forget, sequence: random",
    ),
    Row("unit: 1, show", "unit: 9, show", "unit 9: the model has 1", "write a unit from 1 to 1", "unit: 1, show"),
    Row(
        '"aab#ab"',
        '"aab?ab"',
        "Symbol 4, '?', is not in the model's alphabet.",
        "write it with these symbols alone, in quotes: …",
        '"aab#ab"',
    ),
    Row(
        "sequence: aab#aab#,",
        "sequence: aab?aab#,",
        "Symbol 4, '?', is not in the model's alphabet.",
        "write it with these symbols alone, in quotes: …",
        "sequence: 'aab#aab#',",
    ),
    Row(
        'model: forget, sequence: "aab#ab"',
        'model: temperature, sequence: "aab#ab"',
        "Entry 1, 'aab#ab', is not a decimal number.",
        "write decimal numbers with commas between them, like 0.1, 0.5",
        'model: forget, sequence: "aab#ab"',
    ),
    Row("step: 4", "step: 7", "step 7, unit 1: …", "write a step from 1 to 6 and a unit from 1 to 1", "step: 4"),
    Row(
        "shows: forget < 0.1",
        "shows: forget > 0.9",
        "the model does not show `forget > 0.9` there",
        "write what holds: it has forget 0.0…",
        "shows: forget < 0.1",
    ),
    Row(
        "shows: forget < 0.1",
        "shows: forget <",
        "…not a condition such as `forget < 0.1`…",
        "a condition is like: forget < 0.1 and cell > 1",
        "shows: forget < 0.1",
    ),
    Row(
        "hit: forget < 0.2",
        "hit: forget <",
        "…not a condition such as `forget < 0.1`…",
        "a condition is like: forget < 0.1 and cell > 1",
        "hit: forget < 0.2",
    ),
    Row(
        "hit: forget < 0.2",
        "hit: forget > 2",
        "no such question can be drawn: …",
        "look at what the model does in the lab",
        "hit: forget < 0.2",
    ),
)
NAMES = (
    Row(
        "concept: water\n    level: apply\n    ask: Speed",
        "concept: watre\n    level: apply\n    ask: Speed",
        "`watre` is not among the set's concepts",
        "did you mean `water`?",
        "concept: water\n    level: apply\n    ask: Speed",
    ),
    Row(
        "concept: water\n    level: apply\n    ask: Speed",
        "concept: sand\n    level: apply\n    ask: Speed",
        "`sand` is not among the set's concepts",
        "list it there, or take one of: water, light",
        "concept: light\n    level: apply\n    ask: Speed",
    ),
    Row(
        EXPLAIN + "\n    sources: [almanac]",
        EXPLAIN + "\n    sources: [almanack]",
        "`almanack` is not in sources.yaml",
        "did you mean `almanac`?",
        EXPLAIN + "\n    sources: [almanac]",
    ),
    Row(
        "  almanac:\n",
        "  zzz:\n",
        "`almanac` is not in sources.yaml",
        "add the work there, once for all (also on lines …)",
        "  almanac:\n",
        "sources.yaml",
    ),
    Row(
        "misconception: wind-for-moon",
        "misconception: wind-for-mon",
        "there is no misconception `wind-for-mon`",
        "did you mean `wind-for-moon`?",
        "misconception: wind-for-moon",
        files=SHARING,
    ),
    Row(
        "  wind-for-moon: {name",
        "  other: {name",
        "there is no misconception `wind-for-moon`",
        "name it in misconceptions.yaml, or under `misconceptions:` of the set",
        "  wind-for-moon: {name",
        "misconceptions.yaml",
        SHARING,
    ),
    Row(
        "aka: [cloth-for-lamp]",
        "aka: [wind-for-moon]",
        "`wind-for-moon` means `wind-for-moon` already",
        "an id means one misconception: take it out here, or merge the two",
        "aka: []",
        "misconceptions.yaml",
        SHARING,
    ),
    Row(
        "questions:\n  - id: tide",
        "misconceptions:\n  wind-for-moon: {name: w, sentence: No.}\nquestions:\n  - id: tide",
        "`wind-for-moon` is in misconceptions.yaml already",
        "take this one out, so that that one is meant, or give it another id",
        "questions:\n  - id: tide",
        files=SHARING,
    ),
    Row(
        "concepts: [water, light]",
        "concepts: [water, light, light]",
        "the concept `light` is listed twice",
        "take one of the two out",
        "concepts: [water, light]",
        files=SHARING,
    ),
    Row(
        "concepts: [water, light]",
        "concepts: [water, {id: light, name: L}]",
        "`light` is in concepts.yaml already",
        "list it by its id alone, or give this one another id",
        "concepts: [water, light]",
        files=SHARING,
    ),
    Row(
        "concepts: [water, light]",
        "concepts: [water, light, ligth]",
        "there is no concept `ligth`",
        "did you mean `light`?",
        "concepts: [water, light]",
        files=SHARING,
    ),
    Row(
        "concepts: [water, light]",
        "concepts: [water, light, {id: sun, name: S, requires: [zzz]}]",
        "there is no concept `zzz`",
        "name it in concepts.yaml, or take it out here",
        "concepts: [water, light, {id: sun, name: S}]",
        files=SHARING,
    ),
    Row(
        "concepts: [water, light]",
        "concepts: [water, light, sand]",
        "there is no concept `sand`",
        "name it in concepts.yaml, or here: {id: …, name: …}",
        "concepts: [water, light, {id: sand, name: Sand}]",
        files=SHARING,
    ),
    Row(
        "water: {name: Water}",
        "water: {name: Water, requires: [light]}",
        "this closes a circle: …",
        "take `…` out here: what is understood first cannot require what comes after",
        "water: {name: Water}",
        "concepts.yaml",
        SHARING,
    ),
    Row(
        "  light: {name",
        "  sand: {name: Sand}\n  light: {name",
        "no set teaches `sand`",
        "list it in a set, require it for a concept that is listed, or take it out",
        "  light: {name",
        "concepts.yaml",
        SHARING,
    ),
    Row(
        "  wind-for-moon: {name",
        "  gale: {name: g, sentence: No.}\n  wind-for-moon: {name",
        "no question names `gale`",
        "tag a wrong answer with it, or take it out",
        "  wind-for-moon: {name",
        "misconceptions.yaml",
        SHARING,
    ),
    Row(
        "  light: Light",
        "  light: Light\n  sand: Sand",
        "no question is about `sand`",
        "write one, or take the concept out",
        "  light: Light",
    ),
    Row(
        "language: es",
        "language: fr",
        "`language` is `fr` here, but `es` by the file's name",
        "write language: es, or take the line out",
        "language: es",
        "harbour.es.yaml",
        TRANSLATED,
    ),
    Row(
        "    why: El",
        "    wyh: El",
        "`wyh` is nothing that can be translated here",
        "did you mean `why`?",
        "    why: El",
        "harbour.es.yaml",
        TRANSLATED,
    ),
    Row(
        "    ask: En",
        "    level: apply\n    ask: En",
        "`level` is nothing that can be translated here",
        "take it out: a side file holds texts alone, under the ids of its set",
        "    ask: En",
        "harbour.es.yaml",
        TRANSLATED,
    ),
    Row(
        "id: wind",
        "id: wnid",
        "the set has no `wnid` here",
        "did you mean `wind`?",
        "id: wind",
        "harbour.es.yaml",
        TRANSLATED,
    ),
    Row(
        "  - id: knots",
        "  - id: zzz\n    ask: ¿?\n  - id: knots",
        "the set has no `zzz` here",
        "take it out: translations go by the ids of the set's own file",
        "  - id: knots",
        "harbour.es.yaml",
        TRANSLATED,
    ),
    Row(
        "  - id: knots\n    ask",
        "  - ask",
        "this says no `id` (or `when`)",
        "write that of what it translates as its first line",
        "  - id: knots\n    ask",
        "harbour.es.yaml",
        TRANSLATED,
    ),
    Row(
        "wrong: El viento",
        "wrong: 12",
        "`wrong` takes text",
        "write wrong: '12'",
        "wrong: '12'",
        "harbour.es.yaml",
        TRANSLATED,
    ),
    Row(
        "wrong: El viento",
        "wrong:",
        "`wrong` is empty",
        "write its text, or take the line out",
        "wrong: El viento",
        "harbour.es.yaml",
        TRANSLATED,
    ),
    Row(
        "concepts: {light: Luz}",
        "concepts: {light: Luz, water: Agua}",
        "`water` is translated twice",
        "take it out here: a line above has it, or the set's own file",
        "concepts: {light: Luz}",
        "harbour.es.yaml",
        TRANSLATED,
    ),
    Row(
        "[[knots | knot ~ acres]]",
        "[[nudos ~ acres | velas]]",
        "gap 1 is not the original's",
        "keep the gaps in their order: …",
        "[[knots | knot ~ acres]]",
        "harbour.es.yaml",
        TRANSLATED,
    ),
    Row(
        "[[knots | knot ~ acres]]",
        "nudos",
        "this has 0 gap(s), the original 1",
        "keep the gaps in their order: …",
        "[[knots | knot ~ acres]]",
        "harbour.es.yaml",
        TRANSLATED,
    ),
)
TEXTS = (
    Row(
        KNOTS,
        "Speed is in [[knots | knot ~ acres]] or [[a$b]] ]].",
        "`…` holds one end of a gap alone",
        "a gap is written [[…]]; …",
        KNOTS,
    ),
    Row(
        KNOTS,
        "Speed is in [[knots | knot ~ acres]] or [knots | miles].",
        "`…` is no gap",
        "a gap has two brackets on each side",
        KNOTS,
    ),
    Row(
        KNOTS,
        "Speed is in [[knots | knot ~ acres | acres]].",
        "`acres` stands twice in a gap",
        "take one of them out",
        KNOTS,
    ),
    Row(
        KNOTS,
        "Speed is in [[f(a | b) ~ acres]].",
        "a bracket in the gap `…` is parted by the |",
        "write \\| for it; …",
        "Speed is in [[f(a \\| b) ~ acres]].",
    ),
    Row(
        KNOTS,
        "Speed is measured in [[knots | knot ~ ]].",
        "nothing stands behind the ~ in the gap `…`",
        "write a distractor there, or take the ~ out; …",
        KNOTS,
    ),
    Row(
        "    right:\n      - hawser\n      - mooring line\n",
        "    right: [hawser | mooring line]\n",
        "`hawser | mooring line` is one form, to be written with its |",
        "write right: [hawser, mooring line]",
        "    right: [hawser, mooring line]\n",
    ),
    Row(
        KNOTS,
        "Speed is in [[knots | | knot ~ acres]].",
        "nothing stands beside a | in the gap `…`",
        "take the | out; …",
        KNOTS,
    ),
    Row(
        KNOTS,
        "Speed is in [[knots ~ acres ~ miles]].",
        "there are two ~ in the gap `…`",
        "distractors are parted by |; …",
        KNOTS,
    ),
    Row(
        KNOTS,
        "Speed is in [[knots | knot ~ acres] or [[miles]].",
        "there are brackets in the gap `…`, or it is not closed",
        "a gap ends with ]]; …",
        KNOTS,
    ),
    Row(
        KNOTS,
        "Speed [is](https://a.example/[[knots | knot ~ acres]]).",
        "a gap stands in a picture or in the address of a link",
        "let it stand among the words",
        KNOTS,
    ),
    Row(
        "- mooring line",
        "- $m_t$ line",
        "`$m_t$ line` holds dollar signs of TeX, which would be shown as they stand",
        "it is written by hand: write m_t line",
        "- m_t line",
    ),
    *(
        Row(
            "- mooring line",
            f"- '{written}'",
            "`…` holds …, which would be shown as they stand",
            f"it is written by hand: write {meant}",
            f"- '{meant}'",
        )
        for written, meant in {
            "$i_t$": "i_t",
            "**bold**": "bold",
            "a *soft* rope": "a soft rope",
            "&lt;sos&gt;": "<sos>",
            "`rope`": "rope",
            "$\\sigma$": "σ",
            "$c_{t-1}$": "c_t-1",
            "$\\text{rope}$": "rope",
            "[rope](https://a.example/b)": "rope",
        }.items()
    ),
    Row(
        "- mooring line",
        "- '`[0]`'",
        "`…` holds backquotes, which would be shown as they stand",
        "it is written by hand: write it in letters and digits",
        "- '0'",
    ),
    Row(
        KNOTS,
        "It is [[$f_t$ ~ acres]].",
        "`…` holds dollar signs of TeX, which would be shown as they stand",
        "a menu shows words alone: write f_t",
        "It is [[f_t ~ acres]].",
    ),
    Row(
        "- mooring line",
        "- " + "long " * 50,
        "`…` has 249 characters",
        "no field takes more than 200 characters: ask for less",
        "- mooring line",
    ),
    Row(
        "- mooring line",
        '- "\\u0301"',
        "there are no letters or digits in `…`",
        "write something to be compared",
        "- mooring line",
    ),
    Row(
        "- mooring line",
        '- "mooring\\uFFFFline"',
        "`…` cannot be written by anybody",
        "write letters, digits and signs",
        "- mooring line",
    ),
    Row(
        "light: Light",
        "light: {es: Luz}",
        "this has no one text in the file's own language, `en`",
        "add en: … beside the other languages",
        "light: {en: Light, es: Luz}",
    ),
    Row(BACK, "back: ' '", "there is nothing to be seen in this text", "write it, or take its key out", BACK),
    *(
        Row(BACK, f"back: '{wrong}'", "TeX that cannot be read, …", hint, f"back: '{right}'")
        for wrong, hint, right in (
            ("$\\forget$", r"take its \ away; a word inside TeX is written \text{like this}", "$\\text{forget}$"),
            ("$\\sgima$", r"did you mean \sigma?", r"$\sigma$"),
            ("$a & b$", r"write \& for the sign & inside TeX", r"$a \& b$"),
            ("$a#b$", r"write \# for the sign # inside TeX", r"$a\#b$"),
            ("$\\text{50%}$", r"write \% for the sign % inside TeX", r"$\text{50\%}$"),
            ("$\\text{a_b}$", r"write \_ for the sign _ inside TeX", r"$\text{a\_b}$"),
            ("$\\text{a^b}$", r"end \text{…} before the ^", r"$\text{a}^b$"),
            ("$a_b_c$", "put what belongs together in braces: a_{b_c}, …", "$a_{b_c}$"),
            ("$\\left( x$", r"each \left needs a \right: …", r"$\left( x \right)$"),
            ("$\\left x$", "write a bracket after it, …", r"$\left( x \right)$"),
            ("$x \\right)$", r"take \right away, …", "$x$"),
            ("${a$", "close it: a } is missing", "${a}$"),
            ("$a}$", "take } away, or write { before it", "$a$"),
            ("$\\begin{matrix}x$", r"close it: its \end{…} is missing", r"$\begin{matrix}x\end{matrix}$"),
            ("$\\begin{grid}x\\end{grid}$", "write one that is known: …", r"$\begin{matrix}x\end{matrix}$"),
            ("$\\frac{1}$", "write what belongs to it, in braces: …", r"$\frac{1}{2}$"),
            ("$\\u0394$", "write the sign itself: Δ", "$Δ$"),
        )
    ),
    Row(
        BACK,
        "back: '$\\begin{aligned}a&=b\\end{aligned}$'",
        "TeX that lines up its rows is not shown: …",
        "give each row its own $$…$$, on a line of its own",
        "back: $$a=b$$",
    ),
    Row(
        BACK,
        "back: $\\color{red} a$",
        "TeX that sets its own colours or borders is not shown: …",
        "take the command out: …",
        "back: $a$",
    ),
    Row(BACK, "back: It costs $5.", "…", "…", "back: It costs \\$5."),
    Row(
        BACK,
        "back: The <b>left</b> one.",
        "HTML is not read in questions: <b>",
        "TeX stands between $…$, a price is written \\$5, and `<b>` goes in backquotes",
        "back: The `<b>` one.",
    ),
    Row(
        BACK,
        "back: '![A port](port.svg)'",
        "there is no picture `port.svg`",
        "it is a file of the folder images: png, jpg, webp or svg",
        BACK,
    ),
    Row(
        "right: 2.5\n    tolerance: 4%",
        "right: 0\n    tolerance: 4%",
        "4% of 0 is 0: only 0 itself would be right",
        "write how far an answer may be off, like 0.05 absolute",
        "right: 0\n    tolerance: 0.05 absolute",
    ),
    Row(
        "id: crew",
        "id: crew\n    aka: [tide]",
        "`tide` is the id of a question in this set",
        "history goes to one question: take it out here, or give that question another id",
        "id: crew",
    ),
    Row(
        "id: crew",
        "id: crew\n    aka: [sailors, sailors]",
        "`sailors` means `crew` already",
        "history goes to one question: take it out of one of them",
        "id: crew\n    aka: [sailors]",
    ),
    Row(
        "- mooring line",
        "- symmetric knot",
        "`asymmetric knot` is taken for a slip of `symmetric knot`, and so for right",
        "if it is wrong, add `- when: asymmetric knot` with its `why` under feedback; …",
        "- symmetric knot\n      - asymmetric knot",
    ),
)
ABOUT = "about: What a keeper knows."
OF_A_SET = (
    Row(
        ABOUT,
        f"{ABOUT}\npicture: {{model: forgte, sequence: aab}}",
        "the lab has no model `forgte`",
        "did you mean `forget`?",
        f"{ABOUT}\npicture: {{model: forget, sequence: aab}}",
    ),
    Row(
        ABOUT,
        f"{ABOUT}\npicture: {{model: zzz, sequence: aab}}",
        "the lab has no model `zzz`",
        "take one of: count-match, …",
        f"{ABOUT}\npicture: {{model: count-match, sequence: aab}}",
    ),
    Row(
        ABOUT,
        f"{ABOUT}\npicture: {{model: forget, sequence: harbour}}",
        "Symbol 1, 'h', is not in the model's alphabet.",
        "write it with these symbols alone, in quotes: a b #",
        f"{ABOUT}\npicture: {{model: forget, sequence: 'ab#'}}",
    ),
    Row(
        ABOUT,
        f"{ABOUT}\nfirst_question: tied",
        "`tied` is not a question of this set",
        "did you mean `tide`?",
        f"{ABOUT}\nfirst_question: tide",
    ),
    Row(
        ABOUT,
        f"{ABOUT}\nfirst_question: zzz",
        "`zzz` is not a question of this set",
        "take one of its quiz: tide, crew, knots",
        f"{ABOUT}\nfirst_question: knots",
    ),
    Row(
        ABOUT,
        f"{ABOUT}\nfirst_question: port",
        "`port` is not asked in the quiz",
        "…",
        f"{ABOUT}\nfirst_question: tide",
    ),
)
ROWS = (*NOT_YAML, *COLUMNS, *SHAPES, *CHOICES, *ANSWERS, *LAB_ROWS, *OF_A_SET, *NAMES, *TEXTS)
