"""What to write for TeX that cannot be read, by the reader's own words for it."""

import re
from collections.abc import Callable
from difflib import get_close_matches

_WORDS = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau phi chi psi omega Gamma "
    "Delta Theta Lambda Xi Pi Sigma Phi Psi Omega frac sqrt sum prod int partial nabla infty tanh exp log ln sin cos "
    "max min lim odot cdot times otimes oplus circ leq geq neq approx sim equiv in notin subset cup cap to mapsto "
    "rightarrow leftarrow Rightarrow text mathrm mathbf mathbb mathcal operatorname hat tilde bar vec dot overline "
    "underbrace left right begin end quad ldots cdots top forall exists langle rangle lfloor rfloor"
)
_KNOWN = re.findall(r"\w+", _WORDS)
_IN_BRACES = "put what belongs together in braces: a_{b_c}, or a_b^c for one below and one above"
ROWS_HINT = "give each row its own $$…$$, on a line of its own"
COLOUR_HINT = "take the command out: pages colour the six quantities of an LSTM by themselves"
_SIGN = "write \\{0} for the sign {0} inside TeX"


def tex_hint(tex: str, why: str) -> str:
    """What to write instead; empty where nothing better is known than how TeX is written."""
    return next((hint(tex, found) for pattern, hint in _HINTS if (found := re.search(pattern, why))), "")


def _unknown(_tex: str, found: re.Match[str]) -> str:
    near = get_close_matches(found[1], _KNOWN, n=1, cutoff=0.7)
    return rf"did you mean \{near[0]}?" if near else r"take its \ away; a word inside TeX is written \text{like this}"


def _in_words(tex: str, _found: re.Match[str]) -> str:
    r"""What stands in \text{…} and is a sign of TeX."""
    for words in re.findall(r"\\text\w*\s*\{([^{}]*)", tex):
        if sign := re.search(r"(?<!\\)[_&^]", words):
            return r"end \text{…} before the ^" if sign[0] == "^" else _SIGN.format(sign[0])
    return ""


def _unclosed(tex: str, found: re.Match[str]) -> str:
    missing = found[1]
    if missing == r"\right":
        return r"each \left needs a \right: write \right) for a bracket, or \right. for none"
    if missing == "}" and re.search(r"(?<!\\)%", tex):
        return _SIGN.format("%")
    return rf"close it: a {missing} is missing" if missing in {"}", "]"} else r"close it: its \end{…} is missing"


def _closing(_tex: str, found: re.Match[str]) -> str:
    opening = {"}": "{", r"\right": r"\left", r"\end{...}": r"\begin{…}"}.get(found[1], "one that opens it")
    return f"take {found[1].replace('...', '…')} away, or write {opening} before it"


def _character(tex: str, _found: re.Match[str]) -> str:
    r"""`\u0394`, as YAML writes a character: the sign itself."""
    code = re.search(r"\\u([0-9a-fA-F]{4})", tex)
    return f"write the sign itself: {chr(int(code[1], 16))}" if code and chr(int(code[1], 16)).isprintable() else ""


def _always(hint: str) -> Callable[[str, re.Match[str]], str]:
    return lambda _tex, _found: hint


_HINTS: tuple[tuple[str, Callable[[str, re.Match[str]], str]], ...] = (
    (r'Unknown command "\\(\w+)', _unknown),
    (r"Unknown environment", _always("write one that is known: matrix, pmatrix or bmatrix")),
    (r'Found "&"', _always(_SIGN.format("&"))),
    (r"Invalid parameter number", _always(_SIGN.format("#"))),
    (r"Not valid in text mode", _in_words),
    (r"Math mode within text", _always(r"end \text{…} before the formula and begin it again after it")),
    (r"Not valid in math mode", _character),
    (r"Duplicate subscript", _always(_IN_BRACES)),
    (r'Expected closing token "([^"]*)"', _unclosed),
    (r'Unmatched closing token: "([^"]*)"', _closing),
    (r"There must be a parenthesis after", _always(r"write a bracket after it, or a . for none: \left( x \right.")),
    (r"Expected argument", _always("write what belongs to it, in braces: \\frac{1}{2}")),
)
