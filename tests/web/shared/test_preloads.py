"""What a page will ask for stands in its reply's header; the maths font has every sign of the shipped pages."""

import html
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import yaml
from fontTools.ttLib import TTFont

from app.factory import STATIC
from app.settings import ROOT
from app.text.markdown import to_html
from app.web.shared.assets import assets_of
from tests.web.page_client import PageClient

FONT, WHOLE = "math.woff2", "math-whole.woff2"
NO_GLYPHS = set(map(ord, "\u2061\u2062\u2063\u2064\n"))  # seen by nobody
# What pages show that no file of the content has: working that is written by generators, and the lab's panel.
GENERATED = (
    r"\tanh \sigma \odot \cdot \approx \frac{1}{2} \sum \prod \partial \max_u |r| \implies \left( \text{x} \right)"
)


def links(client: PageClient, path: str) -> set[str]:
    told = client.browser.get(path).headers.getlist("Link")
    return {re.sub(r"^</static/\w+/([^>]+)>; rel=(\w+).*", r"\2 \1", link) for link in told}


def test_a_page_says_what_its_elements_and_its_formulas_need(client: PageClient) -> None:
    lab = {
        "preload fonts/math.woff2",
        "modulepreload js/elements/gate_strips.js",
        "modulepreload js/elements/lab_desk.js",
    }
    assert links(client, "/lab/counter") >= lab
    assert links(client, "/progress") == set()
    assert links(client, "/api/sets") == set()


def test_every_address_in_the_header_is_there(client: PageClient) -> None:
    for link in client.browser.get("/lab/counter").headers.getlist("Link"):
        assert client.browser.get(link.partition(">")[0].removeprefix("<")).status_code == 200


def test_a_scripts_element_is_the_one_that_it_defines() -> None:
    assets = assets_of(STATIC)
    for tag, name in assets.elements.items():
        assert f'customElements.define("{tag}"' in (STATIC / name).read_text()


def ranges(name: str) -> set[int]:
    """The signs for which a browser asks for this file of the font."""
    sheet = (STATIC / "css/fonts.css").read_text()
    listed = re.search(rf'fonts/{name}".*?unicode-range: ([^;]+);', sheet, re.DOTALL)
    assert listed
    found: set[int] = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", listed[1]):
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def texts(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (text for value in node.values() for text in texts(value))
    elif isinstance(node, list):
        yield from (text for value in node for text in texts(value))
    elif isinstance(node, str):
        yield node


def signs(text: str) -> set[int]:
    """Those of the formulas of a text, as they are drawn: a name of one letter is drawn in italics."""
    found: set[int] = set()
    for formula in re.findall(r"<math.*?</math>", text, re.DOTALL):
        found |= {ord(sign) for sign in html.unescape(re.sub(r"<[^>]+>", "", formula))}
        found |= {italic(html.unescape(name)) for name in re.findall(r"<mi[^>]*>([^<;]|&\w+;)</mi>", formula)}
    return found - NO_GLYPHS


def italic(letter: str) -> int:
    """Of the mathematical alphabet; h stood in Unicode before it."""
    for first, last, start in (("a", "z", 0x1D44E), ("A", "Z", 0x1D434), ("α", "ω", 0x1D6FC), ("Α", "Ω", 0x1D6E2)):
        if first <= letter <= last and letter != "h":
            return start + ord(letter) - ord(first)
    return 0x210E if letter == "h" else {"∂": 0x1D715, "∇": 0x1D6FB}.get(letter, ord(letter))


def shipped_signs() -> set[int]:
    files = (ROOT / "content").rglob("*.yaml")
    written = (text for path in files for text in texts(yaml.safe_load(path.read_text())))
    marked = (to_html(text) for text in (*written, f"$${GENERATED}$$") if "$" in text)
    return {sign for text in marked for sign in signs(text)}


def test_the_first_file_has_every_sign_of_the_shipped_content() -> None:
    assert {chr(sign) for sign in shipped_signs() - ranges(FONT)} == set()


def test_what_the_first_file_has_not_the_whole_has() -> None:
    assert ranges(FONT) - ranges(WHOLE) == set()
    assert {ord(sign) for sign in "𝔸∮ℂ⊢"} <= ranges(WHOLE) - ranges(FONT)


def test_the_first_file_has_the_signs_that_the_stylesheet_says() -> None:
    missing = ranges(FONT) - set(TTFont(STATIC / "fonts" / FONT).getBestCmap())
    assert {
        chr(sign) for sign in missing if unicodedata.category(chr(sign)) != "Cn"
    } == set()  # but for what is no sign


def test_the_first_file_is_small_and_its_brackets_can_grow() -> None:
    path: Path = STATIC / "fonts" / FONT
    assert path.stat().st_size <= 40 * 1024
    variants = TTFont(path)["MATH"].table.MathVariants
    grown = dict(zip(variants.VertGlyphCoverage.glyphs, variants.VertGlyphConstruction, strict=True))
    for name in ("parenleft", "parenright", "bracketleft", "braceleft", "bar", "radical"):
        assert grown[name].GlyphAssembly.PartRecords, name
