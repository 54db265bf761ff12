"""Markdown and TeX become HTML that a page can trust."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.lab.quantities import BY_LETTER
from app.text.markdown import UnreadableTex, tex_to_mathml, to_html, to_inline_html, unreadable_parts
from tests.depth import examples

OUR_TAGS = {
    "p",
    "em",
    "strong",
    "code",
    "pre",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "hr",
    "br",
    "table",
    "thead",
    "tbody",
}
OUR_TAGS |= {"tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6", "span", "div"}
MATHS = {
    "math",
    "mrow",
    "mi",
    "mo",
    "mn",
    "msub",
    "msup",
    "msubsup",
    "mtext",
    "mfrac",
    "msqrt",
    "mroot",
    "mover",
    "munder",
}
MATHS |= {
    "munderover",
    "mspace",
    "mtable",
    "mtr",
    "mtd",
    "mstyle",
    "mpadded",
    "mphantom",
    "menclose",
    "mmultiscripts",
    "merror",
}
MATHS |= {"mprescripts", "none", "semantics"}


class Tags(HTMLParser):
    """Every tag of a page, with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def assert_harmless(html: str) -> None:
    for tag, attributes in Tags(html).found:
        assert tag in OUR_TAGS | MATHS, tag
        assert not any(name.startswith("on") or name in {"style", "src", "id"} for name in attributes), attributes
        if "href" in attributes:
            assert str(attributes["href"]).lower().startswith(("http://", "https://", "mailto:"))


DANGEROUS = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b onclick='x'>",
        "javascript:alert(1)",
        "](",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "<javascript:alert(1)>",
        "<!--",
        "-->",
        "<![CDATA[",
        "![",
        '"',
        "'",
        "`",
        "```",
        "$",
        "$$",
        "\\",
        "&lt;",
        "&#106;",
        "data:text/html,x",
        "vbscript:x",
        "\n",
        "\n\n",
        "    ",
        "> ",
        "- ",
        "| a |\n|---|\n",
        "http://x.example",
        '"onclick="x',
        "\\text{",
        "}",
        "{",
        "\\color{red}",
        "\\class{",
        "\\href{",
        "_",
        "^",
        "f_t",
        "\\frac",
        "\\newcommand",
        "%",
        "#",
        "\x00",
        "\u2028",
    ]
)


@settings(max_examples=examples(400))
@given(st.lists(DANGEROUS | st.text(max_size=4), max_size=14).map("".join))
def test_no_markdown_at_all_makes_live_html(markdown: str) -> None:
    assert_harmless(to_html(markdown))
    assert_harmless(to_inline_html(markdown))
    assert all(isinstance(sentence, str) and sentence for sentence in unreadable_parts(markdown))


@settings(max_examples=examples(200))
@given(st.lists(DANGEROUS | st.text(max_size=4), max_size=8).map("".join))
def test_no_tex_at_all_makes_live_html(tex: str) -> None:
    try:
        mathml = tex_to_mathml(tex, display=False)
    except UnreadableTex:
        return
    assert_harmless(mathml)
    assert mathml.startswith("<math>")
    assert "style=" not in {name for _, attributes in Tags(mathml).found for name in attributes}


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("a <b>b</b>", "<p>a &lt;b&gt;b&lt;/b&gt;</p>\n"),
        ("`<sos>`", "<p><code>&lt;sos&gt;</code></p>\n"),
    ],
)
def test_html_is_shown_as_text(markdown: str, shown: str) -> None:
    assert to_html(markdown) == shown


@pytest.mark.parametrize(
    "markdown", ["a <b>b</b>", "<script>\nalert(1)\n</script>", "<!-- note -->", "the <sos> token"]
)
def test_html_is_told(markdown: str) -> None:
    assert [sentence.startswith("HTML is not read in questions: <") for sentence in unreadable_parts(markdown)] == [
        True
    ]


@pytest.mark.parametrize("markdown", ["1 < 2 and 3 > 2", "`<sos>`", "$a<b>c$", "<https://keepgate.example>", "\\<b>"])
def test_what_only_looks_like_html_is_not_told(markdown: str) -> None:
    assert list(unreadable_parts(markdown)) == []


@pytest.mark.parametrize(
    "address", ["http://a.example/x?y=1", "https://a.example", "HTTPS://a.example", "mailto:a@b.example"]
)
def test_a_link_to_the_web_or_to_somebody_is_a_link(address: str) -> None:
    assert to_html(f"[a]({address})").startswith('<p><a href="')


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "data:image/png;base64,x",
        "ftp://a.example",
        "/lab",
        "//a.example",
        "#x",
        "a.html",
        "&#106;avascript:x",
    ],
)
def test_no_other_link_is_one(address: str) -> None:
    assert "<a" not in to_html(f"[a]({address}) <{address}>")
    assert "<a" not in to_html(f"[a]\n\n[a]: {address}")


def test_an_image_is_not_loaded() -> None:
    assert "<img" not in to_html("![a](https://a.example/x.png)")


@pytest.mark.parametrize("letter", BY_LETTER)
@pytest.mark.parametrize("tex", ["{}_t", "{}_{{t-1}}", "{}_t^2", "a + {}_t", "\\tanh({}_{{t}})"])
def test_each_quantity_has_the_class_of_its_colour(letter: str, tex: str) -> None:
    mathml = tex_to_mathml(tex.format(letter), display=False)
    assert f'<mi class="q-{BY_LETTER[letter].name}">{letter}</mi>' in mathml
    assert mathml.count("class=") == 1


def test_another_letter_or_one_alone_has_no_colour() -> None:
    assert "class=" not in tex_to_mathml("x_t + f + W_f + \\text{f}_t", display=False)


def test_text_inside_tex_stays_text() -> None:
    assert "<mtext>&lt;script&gt;</mtext>" in tex_to_mathml(r"\text{<script>}", display=False)
    assert tex_to_mathml(r"\text{style=}", display=False)


def test_maths_is_inline_or_displayed() -> None:
    assert to_html("so $x$") == '<p>so <span class="math inline"><math><mi>x</mi></math></span></p>\n'
    assert '<div class="math block">\n<math display="block">' in to_html("so\n\n$$x$$")
    assert to_inline_html(" $x$ ") == '<span class="math inline"><math><mi>x</mi></math></span>'


def test_displayed_maths_within_a_line_keeps_the_paragraph_valid() -> None:
    html = to_html("so $$x$$ it is")
    assert html.startswith('<p>so <span class="math inline"><math display="block">')
    assert "<div" not in html


@pytest.mark.parametrize(
    ("tex", "why"),
    [
        (r"\forget", r'Unknown command "\forget"'),
        (r"\frac{1", 'Expected closing token "}"'),
        (r"\color{red} x", "sets its own colours or borders"),
        (r"\href{http://x}{y}", "Unknown command"),
    ],
)
def test_tex_that_cannot_be_shown_is_told(tex: str, why: str) -> None:
    with pytest.raises(UnreadableTex) as refused:
        tex_to_mathml(tex, display=True)
    assert why in str(refused.value)
    assert f"${tex}$" in str(refused.value)
    assert [why in sentence for sentence in unreadable_parts(f"so ${tex}$ and $x$\n\n- $$x$$")] == [True]


def test_every_unreadable_part_is_told() -> None:
    assert (
        len(list(unreadable_parts("$\\a$ **$\\nope$** <b>x</b>\n\n$$\\never$$\n\n| $\\not$ |\n|---|\n| $\\nor$ |")))
        >= 4
    )


def test_unreadable_tex_is_not_shown_raw() -> None:
    assert to_html("$\\nope$") == '<p><span class="math inline"><code></code></span></p>\n'


def test_macros_of_one_text_do_not_reach_another() -> None:
    tex_to_mathml(r"\newcommand{\mine}{x}\mine", display=False)
    with pytest.raises(UnreadableTex):
        tex_to_mathml(r"\mine", display=False)
