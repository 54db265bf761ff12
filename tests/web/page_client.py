"""A browser without JavaScript that checks every page it gets."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

OURS = "http://localhost"
FIELDS = {"input", "select", "textarea", "button"}


@dataclass(frozen=True)
class Form:
    """A form as a page offers it, and as it is filled in."""

    action: str
    fields: MultiDict[str, str]

    def filled(self, **values: str | list[str]) -> "Form":
        """The form with these fields in the place of what they held."""
        fields = MultiDict(self.fields)
        for name, value in values.items():
            fields.setlist(name, value if isinstance(value, list) else [value])
        return replace(self, fields=fields)

    def without(self, name: str) -> "Form":
        fields = MultiDict(self.fields)
        fields.poplist(name)
        return replace(self, fields=fields)


class Reply:
    """What came back."""

    def __init__(self, response: TestResponse) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self.bytes = response.get_data()
        response.close()
        self.text = self.bytes.decode()
        self.location = response.headers.get("Location", "")
        self.path = response.request.path
        self.is_page = response.mimetype == "text/html"
        if self.is_page and response.status_code not in {301, 302, 303, 308}:
            self.root = parse(self.text)
            check_page(self.root)
        check_headers(self)

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def raw(self) -> bytes:
        """Every byte: the headers too."""
        return str(self.headers).encode() + self.bytes

    @property
    def words(self) -> str:
        """What a reader reads, spaces evened out."""
        body = self.root.find("body")
        assert body is not None
        return words(body)

    @property
    def main_words(self) -> str:
        """Without the page's head and foot."""
        return words(next(self.root.iter("main")))

    @property
    def h1(self) -> str:
        return words(next(self.root.iter("h1")))

    @property
    def language(self) -> str:
        return self.root.get("lang", "")

    @property
    def form(self) -> Form:
        """The first form of the main part."""
        return self.forms[0]

    @property
    def forms(self) -> list[Form]:
        main = next(self.root.iter("main"))
        return [_form(element) for element in main.iter("form") if element.get("method") == "post"]

    def elements(self, tag: str) -> list[Element]:
        return list(self.root.iter(tag))

    def links(self) -> list[str]:
        return [a.get("href", "") for a in self.root.iter("a")]

    def link(self, text: str) -> str:
        """Where the link that begins with `text` leads."""
        return next(a.get("href", "") for a in self.root.iter("a") if words(a).startswith(text))

    def choice_order(self) -> list[str]:
        return [field.get("value", "") for field in self.root.iter("input") if field.get("name") == "choice"]


class PageClient:
    """Gets pages and sends forms, as a browser does."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.browser = app.test_client()

    def get(self, path: str, **headers: str) -> Reply:
        return Reply(self.browser.get(path, headers=_named(headers)))

    def visit(self, path: str, **headers: str) -> Reply:
        """A page, or the one that it leads to: from what starts a round to its first question."""
        reply = self.get(path, **headers)
        return self.get(reply.location, **headers) if reply.status == 303 else reply

    def send(self, form: Form, origin: str | None = OURS, referrer: str = "") -> Reply:
        """Send a form; the reply before any redirect."""
        headers = {"Origin": origin} if origin else {}
        if referrer:
            headers["Referer"] = OURS + referrer
        return Reply(self.browser.post(form.action, data=form.fields, headers=headers))

    def sent(self, form: Form) -> Reply:
        """Send a form and follow where it leads."""
        return self.follow(self.send(form))

    def follow(self, reply: Reply) -> Reply:
        assert reply.status == 303, (reply.status, reply.text[:2000])
        return self.get(reply.location)

    def post(self, path: str, fields: Mapping[str, str]) -> Reply:
        return self.send(Form(path, MultiDict(fields)))

    def post_json(self, path: str, value: object, **headers: str) -> Reply:
        return self.post_bytes(path, json.dumps(value).encode(), **headers)

    def post_bytes(self, path: str, body: bytes, **headers: str) -> Reply:
        return Reply(self.browser.post(path, data=body, content_type="application/json", headers=_named(headers)))

    def next_question(self, mode: str = "quiz", set_id: str = "harbour") -> Any:
        return self.get(f"/api/sets/{set_id}/next?mode={mode}").json

    def tab(self) -> "PageClient":
        """Another tab of the same browser: it has the cookies that this one has now."""
        other = PageClient(self.app)
        for name in ("keepgate", "__Host-keepgate", "language", "zone"):
            if cookie := self.browser.get_cookie(name):
                other.browser.set_cookie(name, cookie.value)
        return other

    def restarted(self) -> None:
        """Forget every cookie."""
        self.browser = self.app.test_client()


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def parse(text: str) -> Element:
    """The page's root. Raises html5lib's ParseError for HTML that is not valid."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(text)
    return root


def words(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def check_headers(reply: Reply) -> None:
    policy = reply.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


def check_page(root: Element) -> None:
    """What every page keeps to."""
    assert re.fullmatch("[a-z]{2}", root.get("lang", "")), "the page names no language"
    assert len(list(root.iter("h1"))) == 1, [words(h1) for h1 in root.iter("h1")]
    assert [words(title) for title in root.iter("title") if words(title)], "the page has no title"
    _check_ids(root)
    _check_nothing_inline(root)
    unnamed = [dict(field.attrib) for field in _fields(root) if not _is_named(field, root)]
    assert not unnamed, f"fields without a label: {unnamed}"


def _check_ids(root: Element) -> None:
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    assert not [id_ for id_, times in ids.items() if times > 1], ids
    for element in root.iter():
        for name in ("aria-labelledby", "aria-describedby", "for", "aria-controls"):
            assert set((element.get(name) or "").split()) <= set(ids), (name, element.get(name))


def _check_nothing_inline(root: Element) -> None:
    assert not list(root.iter("style"))
    for script in root.iter("script"):
        assert script.get("src"), "an inline script"
        assert not words(script)
    for element in root.iter():
        if isinstance(element.tag, str):
            loud = [name for name in element.attrib if name == "style" or str(name).lower().startswith("on")]
            assert not loud, (element.tag, loud)


def _fields(root: Element) -> Iterator[Element]:
    return (e for e in root.iter() if e.tag in FIELDS and e.get("type") != "hidden")


def _is_named(field: Element, root: Element) -> bool:
    labels = [label for label in root.iter("label") if words(label)]
    by_label = any(label.get("for") == field.get("id", object()) or field in list(label.iter()) for label in labels)
    own = field.tag == "button" and words(field)
    return bool(by_label or own or field.get("aria-label") or field.get("aria-labelledby"))


def _form(element: Element) -> Form:
    """What a browser would send if nothing were touched: the buttons are the reader's to press."""
    fields: MultiDict[str, str] = MultiDict()
    for field in element.iter():
        name = field.get("name")
        if not name:
            continue
        if field.tag == "select":
            chosen = [option for option in field.iter("option") if "selected" in option.attrib]
            option = (chosen or list(field.iter("option")))[0]
            fields.add(name, option.get("value", words(option)))
        elif field.tag == "input" and (field.get("type") not in {"radio", "checkbox"} or "checked" in field.attrib):
            fields.add(name, field.get("value", ""))
    return Form(element.get("action", ""), fields)
