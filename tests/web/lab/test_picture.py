"""The picture of the strips shows what the stage shows, and says it to those who hear it."""

import re
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, fromstring

import pytest

from app.web.lab.picture_sheet import GHOST
from app.web.shared.language import COOKIE
from app.web.shared.palette import light_palette
from app.web.shared.strips import Band, printed_range
from tests.web.page_client import PageClient

SVG = "{http://www.w3.org/2000/svg}"
QUANTITIES = ("forget", "input", "output", "candidate", "cell", "hidden")


def picture(client: PageClient, model: str = "order", **asked: object) -> Element:
    reply = client.get(f"/lab/{model}/strips.svg?{urlencode({'sequence': 'abXcY', **asked})}")
    assert reply.status == 200
    return fromstring(reply.text)


def squares(drawn: Element, quantity: str) -> list[Element]:
    return [box for box in drawn.iter(f"{SVG}rect") if box.get("fill") == light_palette()[quantity]]


def words(drawn: Element) -> list[str]:
    return [text.text or "" for text in drawn.iter(f"{SVG}text")]


def said(drawn: Element) -> str:
    return " ".join(words(drawn))


def lines(drawn: Element, colour: str) -> list[str]:
    return [path.get("d", "") for path in drawn.iter(f"{SVG}path") if path.get("stroke") == light_palette()[colour]]


@pytest.mark.parametrize(("asked", "units"), [({}, 1), ({"every": "1"}, 6), ({"alone": "1"}, 1)])
def test_it_shows_the_chosen_unit_or_all(client: PageClient, asked: dict[str, str], units: int) -> None:
    drawn = picture(client, unit=3, **asked)
    for quantity in QUANTITIES:
        assert len(squares(drawn, quantity)) == 5 * units
    assert ("all 6 units" in said(drawn)) == (units == 6)
    assert ("unit 3 of 6" in said(drawn)) == (units == 1)


def test_what_it_shows_are_the_numbers_of_that_unit(client: PageClient) -> None:
    run = client.get("/lab/order/run?sequence=abXcY&unit=3").json
    numbers = [re.sub(r"^(-?)0\.", r"\1.", f"{value:.2f}").replace("-", "−") for value in run["rows"]["output"][0]]
    assert set(numbers) <= set(words(picture(client, unit=3)))


def test_units_stand_as_on_the_stage(client: PageClient) -> None:
    def order(**asked: object) -> list[str]:
        drawn = picture(client, every=1, **asked)
        return [text.text or "" for text in drawn.iter(f"{SVG}text") if text.get("text-anchor") == "end"][:6]

    related = client.get("/lab/order/run?sequence=abXcY").json["correlation"]
    by_size = sorted(range(1, 7), key=lambda unit: -abs(related[unit - 1]))
    assert order() == ["1", "2", "3", "4", "5", "6"]
    assert order(sort=1) == [str(unit) for unit in by_size]
    assert order(flip=1) == [f"−{unit}" if related[unit - 1] < 0 else str(unit) for unit in range(1, 7)]


def test_a_turned_unit_is_drawn_with_the_other_sign(client: PageClient) -> None:
    unit = next(
        n for n, value in enumerate(client.get("/lab/order/run?sequence=abXcY").json["correlation"], 1) if value < 0
    )
    plain, turned = (words(picture(client, unit=unit, flip=flip)) for flip in (0, 1))
    cell = client.get(f"/lab/order/run?sequence=abXcY&unit={unit}").json["rows"]["cell"][0]
    largest = max(cell, key=abs)
    was, now = f"{abs(largest):.2f}".lstrip("0"), f"{abs(largest):.2f}".lstrip("0")
    sign = "−" if largest < 0 else ""
    assert f"{sign}{was}" in plain
    assert f"{'' if sign else '−'}{now}" in turned


def test_a_changed_run_stands_over_the_untouched_one(client: PageClient) -> None:
    drawn = picture(client, unit=3, do="f@3=0")
    forget = squares(drawn, "forget")
    assert len(forget) == 2 * 5
    heights = sorted({round(float(box.get("height", "0")), 1) for box in forget})
    assert heights[0] / sum(heights) == pytest.approx(GHOST, abs=0.05)
    upper, lower = (forget[4], forget[9])
    assert float(lower.get("y", "0")) > float(upper.get("y", "0"))
    assert float(lower.get("fill-opacity", "0")) > float(upper.get("fill-opacity", "0"))
    assert "foot: before the change" in said(drawn)
    assert "Changed: forget gate of every unit held at 0 from step 3 on." in said(drawn)


def test_what_the_changes_did_is_said(client: PageClient) -> None:
    sentence = client.get("/lab/order/run?sequence=abXcY&do=f=0").json["sentence"]
    assert sentence in said(picture(client, do="f=0"))


def test_wrong_answers_are_underlined_and_right_ones_are_not(client: PageClient) -> None:
    right = client.get("/lab/forget/run?sequence=aab%23a&do=f=1").json["right"]
    drawn = picture(client, "forget", sequence="aab#a", do="f=1")
    answers = [text for text in drawn.iter(f"{SVG}text") if text.get("fill") == light_palette()["miss"]]
    assert right.count(False) > 0
    assert len(lines(drawn, "miss")) == right.count(False) + 1  # and the one of the legend
    assert len(answers) == right.count(False) + 1
    assert lines(picture(client, "forget", sequence="aab#a"), "miss") == []


def test_truth_and_answers_have_their_tracks(client: PageClient) -> None:
    drawn = picture(client, "forget", sequence="aab#a")
    assert {"count", "answer", "1", "2", "0", "1.99"} <= set(words(drawn))


def test_the_chosen_step_is_framed_in_its_column(client: PageClient) -> None:
    drawn = picture(client, "forget", sequence="aab#a", step=4)
    (frame,) = [box for box in drawn.iter(f"{SVG}rect") if box.get("fill") == "none"]
    symbol = next(text for text in drawn.iter(f"{SVG}text") if text.text == "#")
    left, width = float(frame.get("x", "0")), float(frame.get("width", "0"))
    assert left + width / 2 == pytest.approx(float(symbol.get("x", "0")))
    assert "framed: step 4, #" in said(drawn)


def test_a_guess_is_drawn_over_the_true_gate_and_both_are_named(client: PageClient) -> None:
    drawn = picture(client, "forget", sequence="aab#a", predict="forget", curve="1,1,1,0,1")
    assert {"the gate", "your guess"} <= set(words(drawn))
    curves = [path for path in drawn.iter(f"{SVG}path") if path.get("d", "").count("V") == 4]
    assert [path.get("stroke") for path in curves] == [light_palette()["forget"], light_palette()["ink"]]
    assert curves[1].get("stroke-dasharray") == "5 3"


@pytest.mark.parametrize("more", [{}, {"do": "c1@2=1"}, {"every": 1}])
def test_a_gate_that_is_to_be_guessed_is_not_in_it(client: PageClient, more: dict[str, object]) -> None:
    drawn = picture(client, "forget", sequence="aab#a", predict="forget", **more)
    assert squares(drawn, "forget") == []
    assert lines(drawn, "forget") == []
    assert "?" in words(drawn)
    assert len(squares(drawn, "input")) == 5 * (2 if "do" in more else 1)


def test_the_step_that_was_named_has_its_mark(client: PageClient) -> None:
    drawn = picture(client, "forget", sequence="aab#a", predict="forget", closes="4")
    assert "triangle: the step that you named" in said(drawn)
    assert len([path for path in lines(drawn, "ink") if path.endswith("z")]) == 2


def test_it_is_described_to_those_who_hear_it(client: PageClient) -> None:
    drawn = picture(client, "forget", sequence="aab#a", step=4, do="f=1")
    assert (drawn.get("role"), drawn.get("aria-labelledby")) == ("img", "title about")
    assert drawn.findtext(f"{SVG}title") == "Forget: a a b # a"
    about = drawn.findtext(f"{SVG}desc") or ""
    assert about.startswith("framed: step 4, # Changed: forget gate held at 1. ")
    assert "Right: " in about


def test_it_speaks_the_visitors_language(client: PageClient) -> None:
    client.browser.set_cookie(COOKIE.name, "es")
    drawn = picture(client, every=1)
    assert drawn.get("lang") == "es"
    assert "las 6 unidades" in said(drawn)


@pytest.mark.parametrize("model", ["temperature", "input", "text", "forget"])
def test_nothing_runs_over_the_edge_or_over_its_neighbour(client: PageClient, model: str) -> None:
    drawn = fromstring(client.get(f"/lab/{model}/strips.svg").text)
    width, height = float(drawn.get("width", "0")), float(drawn.get("height", "0"))
    ends: dict[float, float] = {}
    for text in drawn.iter(f"{SVG}text"):
        size, x, y = (float(text.get(name, "0")) for name in ("font-size", "x", "y"))
        if text.get("transform") or "sans" in text.get("font-family", ""):
            continue
        wide = 0.6 * size * len(text.text or "")
        left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor", "start")]
        assert 0 <= left <= left + wide <= width
        assert 0 < y < height
        assert left >= ends.get(y, 0) - 0.5
        ends[y] = left + wide


def test_a_changed_run_is_drawn_by_the_scale_of_both(client: PageClient) -> None:
    text = {"sequence": 'say "no" to me'}
    full = client.get(f"/lab/text/run?{urlencode(text)}").json["full"]["cell"]
    cell = Band("cell", "c", "cell", "state", None)
    for do in ({}, {"do": "f=0.3"}):
        assert printed_range(cell, full) in words(picture(client, "text", **text, **do))


MODELS = (
    "forget",
    "counter",
    "reset",
    "input",
    "latch",
    "order",
    "count-match",
    "grammar",
    "text",
    "temperature",
    "reverse",
)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("sheet", "width"), [("phone", 320), ("wide", 640)])
@pytest.mark.parametrize("model", MODELS)
def test_on_a_page_it_shows_the_steps_around_the_chosen_one(
    client: PageClient, model: str, sheet: str, width: int, language: str
) -> None:
    client.browser.set_cookie(COOKIE.name, language)
    symbols = len(client.get(f"/lab/{model}/run").json["symbols"])
    for step in (1, symbols // 2, symbols):
        for more in ("", "&do=f=.5", "&every=1", "&predict=forget&closes=2"):
            drawn = fromstring(client.get(f"/lab/{model}/strips-{sheet}.svg?step={step}{more}").text)
            assert (drawn.get("width"), drawn.get("viewBox", "").split()[2]) == (None, f"{width}")
            assert not beyond(drawn, width)
            (frame,) = [box for box in drawn.iter(f"{SVG}rect") if box.get("stroke-width") == "2"]
            chosen = [float(text.get("x", "0")) for text in drawn.iter(f"{SVG}text") if is_chosen_symbol(text)]
            assert chosen
            assert all(0 < x - float(frame.get("x", "0")) < float(frame.get("width", "0")) for x in chosen)


def is_chosen_symbol(text: Element) -> bool:
    return text.get("font-weight") == "700" and text.get("text-anchor") == "middle"


def beyond(drawn: Element, width: float) -> list[str]:
    """Texts and boxes that the picture cuts."""
    found = []
    for text in drawn.iter(f"{SVG}text"):
        size, glyph = float(text.get("font-size", "0")), 0.5 if "sans" in text.get("font-family", "") else 0.6
        wide = glyph * size * len(text.text or "")
        left = float(text.get("x", "0")) - wide * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor", "")]
        if not 0 <= left <= left + wide <= width and not text.get("transform"):
            found.append(text.text or "")
    for box in drawn.iter(f"{SVG}rect"):
        if box.get("x") and float(box.get("x", "0")) + float(box.get("width", "0")) > width:
            found.append(str(box.attrib))
    return found


def test_the_whole_run_is_in_the_file_and_a_window_of_it_on_the_page(client: PageClient) -> None:
    run = client.get("/lab/text/run").json
    of_file, on_page = (fromstring(client.get(f"/lab/text/{name}.svg").text) for name in ("strips", "strips-phone"))
    assert len(squares(on_page, "forget")) == 7
    symbols = [text.text for text in on_page.iter(f"{SVG}text") if text.get("y") == "22"]
    assert symbols == [symbol.replace(" ", "\u2423") for symbol in run["symbols"][21:28]]
    assert float(of_file.get("width", "0")) > 640
