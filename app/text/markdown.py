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
from app.text.tex_hints import COLOUR_HINT, ROWS_HINT, tex_hint

_QUANTITY = re.compile(rf"<(msub|msubsup)><mi>([{''.join(BY_LETTER)}])</mi>")
LONGEST_IN_A_LINE = 20  # signs of a formula
_TAG = re.compile(r"<[^>]*>")
_COLOURS = re.compile(r"color|box")
_STYLED = re.compile(r"<[^>]* style=")
_LINK = re.compile(r"https?://|mailto:", re.IGNORECASE)
PICTURE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(png|jpg|webp|svg)")
_FENCE = re.compile(r"^ {0,3}(```|~~~)", re.MULTILINE)
PICTURES = "/images/"  # where pages find them
_CONVERTER = LatexToMathML(fancy_error=False)


class UnreadableTex(ValueError):
    """TeX that cannot be shown; the message says why, and `hint`, where there is one, what to write."""

    def __init__(self, said: str, hint: str = "") -> None:
        super().__init__(said)
        self.hint = hint


def tex_to_mathml(tex: str, *, display: bool) -> str:
    """MathML of `tex`. Raises UnreadableTex."""
    try:
        mathml = _CONVERTER.convert_with_local_state(tex, displaystyle=display)
    except LatexError as error:
        why = _first_line(error)
        raise UnreadableTex(f"TeX that cannot be read, ${tex}$: {why}", tex_hint(tex, why)) from None
    if _STYLED.search(mathml):
        if r"\begin" in tex and not _COLOURS.search(tex):
            raise UnreadableTex(f"TeX that lines up its rows is not shown: ${tex}$", ROWS_HINT)
        raise UnreadableTex(f"TeX that sets its own colours or borders is not shown: ${tex}$", COLOUR_HINT)
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


def inspecting_parser() -> MarkdownIt:
    """One that reads as pages do, and keeps escapes and entities apart from the words around them."""
    return _parser().disable("text_join")


_PARSER = _parser()
_HTML_FINDER = _parser(html=True)  # it renders nothing


@lru_cache(maxsize=8192)
def to_html(markdown: str) -> str:
    """Blocks: paragraphs, lists, tables, displayed maths."""
    html: str = _PARSER.render(markdown)
    return html


@lru_cache(maxsize=8192)
def to_inline_html(markdown: str) -> str:
    """One line, without a paragraph around it; code between fences stands in it as lines of its own."""
    return "".join(_piece_html(words, code) for words, code in pieces(markdown))


def pieces(markdown: str) -> Iterator[tuple[str, Token | None]]:
    """The words of a text that stands in a line, each with the fenced code that follows them."""
    text = markdown.strip()
    if not _FENCE.search(text):
        yield text, None
        return
    lines, at = text.splitlines(), 0
    for token in _PARSER.parse(text):
        if token.type == "fence" and token.level == 0 and token.map:
            yield "\n".join(lines[at : token.map[0]]).strip(), token
            at = token.map[1]
    yield "\n".join(lines[at:]).strip(), None


def _piece_html(words: str, code: Token | None) -> str:
    """A `<pre>` may not stand in a line: the style sheet shows the code's lines and spaces as they are."""
    html: str = _PARSER.renderInline(words)
    return html + (f'<code class="lines">{escapeHtml(code.content.rstrip())}</code>' if code else "")


def unreadable_parts(markdown: str) -> Iterator[str]:
    """What in `markdown` could not be shown, each said in a sentence."""
    return (said for said, _ in unreadable_with_hints(markdown))


def unreadable_with_hints(markdown: str) -> Iterator[tuple[str, str]]:
    """What in `markdown` could not be shown, and what to write, where that is known."""
    for token in _every(_HTML_FINDER.parse(markdown)):
        if token.type.startswith("math"):
            try:
                tex_to_mathml(token.content, display=token.type != "math_inline")
            except UnreadableTex as error:
                yield str(error), error.hint
        elif token.type in {"html_block", "html_inline"} and not token.content.startswith("</"):
            yield f"HTML is not read in questions: {token.content.strip().partition(chr(10))[0]}", ""


def images(markdown: str) -> Iterator[tuple[str, str]]:
    """The file and the alternative text of every picture in `markdown`."""
    for token in _every(_PARSER.parse(markdown)):
        if token.type == "image":
            yield str(token.attrs["src"]), token.content


def _every(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _every(token.children or [])
