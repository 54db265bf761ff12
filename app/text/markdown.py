"""Markdown with TeX to HTML that a page can trust.

Raw HTML in Markdown is shown as text, never passed through; TeX becomes MathML, in which each of the six quantities of
an LSTM gets the class of its colour.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from math_core import LatexError, LatexToMathML
from mdit_py_plugins.dollarmath import dollarmath_plugin

from app.lab.quantities import BY_LETTER

_QUANTITY = re.compile(rf"<(msub|msubsup)><mi>([{''.join(BY_LETTER)}])</mi>")
LONGEST_IN_A_LINE = 20  # signs of a formula
_TAG = re.compile(r"<[^>]*>")
_STYLED = re.compile(r"<[^>]* style=")
_LINK = re.compile(r"https?://|mailto:", re.IGNORECASE)
PICTURE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(png|jpg|webp|svg)")
PICTURES = "/images/"  # where pages find them
_CONVERTER = LatexToMathML(fancy_error=False)


class UnreadableTex(ValueError):
    """TeX that cannot be shown; the message says why."""


def tex_to_mathml(tex: str, *, display: bool) -> str:
    """MathML of `tex`. Raises UnreadableTex."""
    try:
        mathml = _CONVERTER.convert_with_local_state(tex, displaystyle=display)
    except LatexError as error:
        raise UnreadableTex(f"TeX that cannot be read, ${tex}$: {_first_line(error)}") from None
    if _STYLED.search(mathml):
        raise UnreadableTex(f"TeX that sets its own colours or borders is not shown: ${tex}$")
    return _QUANTITY.sub(_coloured, mathml)


def _first_line(error: Exception) -> str:
    line = next((line for line in str(error).splitlines() if line.strip()), "no reason given").strip()
    return re.sub(r"^\d+: ", "", line)  # where it is, counted from 0 in a text that the author sees only a part of


def _coloured(found: re.Match[str]) -> str:
    return f'<{found[1]}><mi class="q-{BY_LETTER[found[2]].name}">{found[2]}</mi>'


def _render_math(tex: str, options: dict[str, bool]) -> str:
    try:
        return tex_to_mathml(tex, display=options["display_mode"])
    except UnreadableTex:
        return "<code></code>"  # checked content holds none; what is being edited is told by its check


def _parser(*, html: bool = False) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": html}).enable("table")
    parser.validateLink = lambda url: bool(_LINK.match(url) or PICTURE.fullmatch(url))  # type: ignore[method-assign]
    parser.use(dollarmath_plugin, renderer=_render_math, double_inline=True, allow_labels=False)
    parser.add_render_rule("math_inline", _math)
    parser.add_render_rule("math_inline_double", _math_in_a_line)
    parser.add_render_rule("image", _picture)
    return parser


def _math(_renderer: object, tokens: list[Token], index: int, *_: object) -> str:
    """A formula among words; one that a phone's line may not hold scrolls by itself."""
    mathml = _render_math(tokens[index].content, {"display_mode": False})
    long = " long" if len(_TAG.sub("", mathml)) > LONGEST_IN_A_LINE else ""
    return f'<span class="math inline{long}">{mathml}</span>'


def _math_in_a_line(_renderer: object, tokens: list[Token], index: int, *_: object) -> str:
    """The plugin's own `<div>` may not stand in a paragraph."""
    return f'<span class="math inline">{_render_math(tokens[index].content, {"display_mode": True})}</span>'


def _picture(_renderer: object, tokens: list[Token], index: int, *_: object) -> str:
    """A picture of the content's own folder; from elsewhere a page loads nothing, so that its words stand alone."""
    name, alternative = str(tokens[index].attrs["src"]), escapeHtml(tokens[index].content)
    if not PICTURE.fullmatch(name):
        return alternative
    return f'<img src="{PICTURES}{name}" alt="{alternative}">'


_PARSER = _parser()
_HTML_FINDER = _parser(html=True)  # it renders nothing


@lru_cache(maxsize=8192)
def to_html(markdown: str) -> str:
    """Blocks: paragraphs, lists, tables, displayed maths."""
    html: str = _PARSER.render(markdown)
    return html


@lru_cache(maxsize=8192)
def to_inline_html(markdown: str) -> str:
    """One line, without a paragraph around it."""
    html: str = _PARSER.renderInline(markdown.strip())
    return html


def unreadable_parts(markdown: str) -> Iterator[str]:
    """What in `markdown` could not be shown, each said in a sentence."""
    for token in _every(_HTML_FINDER.parse(markdown)):
        if token.type.startswith("math"):
            try:
                tex_to_mathml(token.content, display=token.type != "math_inline")
            except UnreadableTex as error:
                yield str(error)
        elif token.type in {"html_block", "html_inline"} and not token.content.startswith("</"):
            yield f"HTML is not read in questions: {token.content.strip().partition(chr(10))[0]}"


def images(markdown: str) -> Iterator[tuple[str, str]]:
    """The file and the alternative text of every picture in `markdown`."""
    for token in _every(_PARSER.parse(markdown)):
        if token.type == "image":
            yield str(token.attrs["src"]), token.content


def _every(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _every(token.children or [])
