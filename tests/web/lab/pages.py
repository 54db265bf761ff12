"""The lab's pages as its tests read them."""

from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from tests.web.page_client import PageClient, Reply, words


def lab(client: PageClient, model: str, language: str = "en", **asked: object) -> Reply:
    return client.get(f"/lab/{model}?{urlencode(asked)}", Accept_Language=language)


def part(page: Reply, name: str) -> Element:
    """What is renewed by itself under this name."""
    return next(one for one in page.root.iter() if one.get("data-part") == name)


def said(client: PageClient, model: str, do: str, language: str = "en", **asked: object) -> str:
    """What the strips are told that the changes did."""
    query = urlencode({"do": do, **asked})
    sentence: str = client.get(f"/lab/{model}/run?{query}", Accept_Language=language).json["sentence"]
    return sentence


def fields(form: Element) -> dict[str, str]:
    """What a form would send as it stands."""
    sent = {one.get("name", ""): one.get("value", "") for one in form.iter("input") if one.get("name")}
    for select in form.iter("select"):
        options = list(select.iter("option"))
        chosen = next((one for one in options if one.get("selected") is not None), options[0])
        sent[select.get("name", "")] = chosen.get("value", "")
    return sent


def links(element: Element) -> dict[str, str]:
    return {words(one): one.get("href", "") for one in element.iter("a")}
