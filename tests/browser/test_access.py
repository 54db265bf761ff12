"""Every page for everybody, in any state: axe finds nothing in either theme, nothing is wider than a phone even where
text is twice as large, one button is filled, and marks stay where a system sets its own colours."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.arriving import VIOLATIONS, another_page, barriers, still
from tests.browser.filling import fill_in

SET = "/sets/rnn-lstm"
# One of each type; a flashcard is turned.
QUESTIONS = (
    "carousel-with-half-open-gates",
    "candidate-range",
    "candidate-value-drawn",
    "spot-the-jump",
    "match-gates-and-work",
    "encoder-decoder-bridges",
    "parameters-of-fifty-units",
    "order-bptt",
    "predict-forget",
    "gates-true-statement",
    "arrow-between-copies",
)
NEW = (
    "/",
    SET,
    f"{SET}?find=gate&only=new&concept=input-gate",
    f"{SET}?find=unicorn&type=riddle",
    f"{SET}/test",
    f"{SET}/flashcards?question=candidate-role",
    "/progress",
    "/settings",
    "/styleguide",
)
BACK = ("/", SET, "/progress", "/settings", "/rounds/new?set=rnn-lstm&length=5", "/review")
LAB = (
    "/lab",
    "/lab/forget?do=f=1;c1@3=.5",
    "/lab/input?predict=input",
    "/lab/text?sort=1&unit=7&predict=forget&closes=3",
    "/lab/reverse?hide=models,change&step=6",
    "/lab/grammar?v=2&step=999",
)
ERRORS = ("/lab/counter?sequence=(x", "/nothing-here", f"{SET}/quiz?question=none", "/rounds/new?set=none")
VARIANT = "document.querySelector('#answer [name=variant]').value = '7.00000000'"
SEND = "HTMLFormElement.prototype.submit.call(document.querySelector('#answer'))"

TOO_WIDE = """() => {
  const own = (one) => {
    for (let above = one.parentElement; above && above !== document.body; above = above.parentElement)
      if (getComputedStyle(above).overflowX !== "visible") return true;
    return false;
  };
  const beyond = (one) => one.getBoundingClientRect().right > innerWidth + 1;
  const bar = [...document.querySelectorAll(".bottom, .bottom *")].filter(beyond);
  if (document.documentElement.scrollWidth <= innerWidth) return bar.map((one) => one.outerHTML.slice(0, 120));
  return [...document.body.querySelectorAll("*")].filter(beyond)
    .filter((one) => !own(one)).map((one) => one.outerHTML.slice(0, 120)).slice(-4).concat("too wide");
}"""
# Only these look at colours: a page that is fine in one theme can fail no other rule in the next.
COLOURS = VIOLATIONS | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
FILLED = """() => [...document.querySelectorAll(".btn.main")].filter((one) => one.checkVisibility())
  .map((one) => one.textContent)"""


class Looks:
    """What was found wrong at each stop of a journey."""

    def __init__(self, page: Page, base_url: str, themes: tuple[str, str]) -> None:
        self.page, self.base_url, self.themes = page, base_url, themes
        self.found: list[str] = []

    def at(self, path: str) -> None:
        self.page.goto(self.base_url + path)
        self.here(path, "main")

    def here(self, name: str, at: str) -> None:
        """On the page where `at` is seen; everything that folds is open."""
        self.page.locator(at).first.wait_for()
        self.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for theme, rules in zip(self.themes, (VIOLATIONS, COLOURS), strict=True):
            self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
            self.page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
            if found := barriers(self.page, at, rules):
                self.found.append(f"{name} ({theme})\n{found}")
        for size in ("100%", "200%"):
            self.page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
            if wide := self.page.evaluate(TOO_WIDE):
                self.found.append(f"{name} at {size}: {wide}")
        self.page.evaluate("document.documentElement.style.fontSize = ''")
        if len(filled := self.page.evaluate(FILLED)) > 1:
            self.found.append(f"{name}: {len(filled)} filled buttons: {filled}")


def asked(page: Page, base_url: str, name: str) -> Locator:
    page.goto(f"{base_url}{SET}/quiz?question={name}")
    return page.locator("form.question")


def answer(looks: Looks, name: str) -> None:
    """A question: asked, sent without an answer, answered."""
    page = looks.page
    form = asked(page, looks.base_url, name)
    looks.here(f"{name}, asked", "form.question")
    with another_page(page):
        page.evaluate(SEND)
    if not form.count():  # what stands there already is an answer: an order, a curve
        asked(page, looks.base_url, name)
    else:
        looks.here(f"{name}, without an answer", "form.question")
    fill_in(page)
    with another_page(page):
        form.evaluate("(form) => form.requestSubmit(form.querySelector('.btn.main') ?? undefined)")
    looks.here(f"{name}, marked", ".verdict")


def give_up(looks: Looks, name: str) -> None:
    asked(looks.page, looks.base_url, name)
    with another_page(looks.page):
        looks.page.evaluate(
            f"document.querySelector('#answer').insertAdjacentHTML('beforeend', SKIP); {SEND}".replace(
                "SKIP", "'<input type=hidden name=skipped value=1>'"
            )
        )
    looks.here(f"{name}, skipped", ".verdict")


def refused(looks: Looks) -> None:
    """What has changed since it was asked."""
    asked(looks.page, looks.base_url, QUESTIONS[0])
    with another_page(looks.page):
        looks.page.evaluate(f"{VARIANT}; {SEND}")
    looks.here("a stale question", "main h1")


def offline(looks: Looks) -> None:
    """What is said goes as soon as there is a network again."""
    form = asked(looks.page, looks.base_url, "gates-true-statement")
    fill_in(looks.page)
    looks.page.context.set_offline(True)
    form.evaluate("(form) => form.requestSubmit()")
    looks.here("offline", "main .offline")
    looks.page.context.set_offline(False)


def take_a_test(looks: Looks) -> None:
    """A test: begun, seen from home, an item sent without an answer, to be handed in, its results."""
    page = looks.page
    page.goto(f"{looks.base_url}{SET}/test")
    with another_page(page):
        page.locator("form[action$='/attempts'] button").click()
    looks.here("a test", "form.question")
    item = page.url
    looks.at("/")
    looks.at(f"{SET}/test")
    page.goto(item)
    with another_page(page):
        page.locator(".place").nth(1).click()
    expect(page).to_have_url(re.compile("item=2$"))
    looks.here("the second question of a test", "form.question")
    with another_page(page):
        page.locator("button[name=go][value=end]").click()
    expect(page.locator("form.question")).to_have_count(0)
    looks.here("before a test is handed in", "main form button")
    with another_page(page):
        page.locator("main form button").last.click()
    expect(page).to_have_url(re.compile("/attempts/[^?]*$"))
    looks.here("the results of a test", ".figures")


@pytest.fixture(params=[("en", 390), ("es", 390), ("en", 1280)], ids=lambda one: f"{one[0]}-{one[1]}")
def looks(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Looks]:
    language, width = request.param
    context = browser.new_context(viewport={"width": width, "height": 844}, locale=language)
    yield Looks(context.new_page(), base_url, ("light", "dark"))
    context.close()


def test_no_state_of_any_page_keeps_anybody_out(looks: Looks) -> None:
    for path in (*NEW, *LAB, *ERRORS):
        looks.at(path)
    for name in QUESTIONS:
        answer(looks, name)
    give_up(looks, "gates-true-statement")
    refused(looks)
    offline(looks)
    for path in BACK:
        looks.at(path)
    assert not looks.found, "\n\n".join(looks.found)


def test_a_test_keeps_nobody_out(looks: Looks) -> None:
    take_a_test(looks)
    assert not looks.found, "\n\n".join(looks.found)


NAV = '<div class="bar"><nav><a class="way-out">A</a></nav></div>'
SHOW = "(html) => { document.querySelector('main').innerHTML = `<div id=mark>${html}</div>`; }"
CHOICE, PIN = '<input type="radio"', '<span class="pin">1</span>'
SIGN = '<span class="pin">✓</span>'
METER = "<svg class='meter' viewBox='0 0 100 4'><rect class='meter-track' width='100' height='4'/>"
# Two states of a mark that have to look different wherever a system sets its own colours.
PAIRS = (
    ('<i class="dot known"></i>', '<i class="dot"></i>'),
    ('<i class="dot due"></i>', '<i class="dot known"></i>'),
    ('<i class="dot missed"></i>', '<i class="dot"></i>'),
    ('<button class="btn main">A</button>', '<button class="btn">A</button>'),
    ('<button class="btn" aria-pressed="true">A</button>', '<button class="btn" aria-pressed="false">A</button>'),
    ('<button class="chip" aria-pressed="true">A</button>', '<button class="chip" aria-pressed="false">A</button>'),
    ('<b class="heat heat-2" data-quantity="cell">.1</b>', '<b class="heat heat-20" data-quantity="cell">.1</b>'),
    ('<b class="heat heat-9" data-quantity="cell"></b>', '<b class="heat heat-9 negative" data-quantity="cell"></b>'),
    *(
        (f'<label class="row">{CHOICE} checked>{PIN}</label>', f'<label class="row">{CHOICE}>{PIN}</label>'),
        (f'<p class="row marked right">{SIGN}</p>', f'<p class="row marked">{SIGN}</p>'),
        (NAV.replace("<a", '<a aria-current="page"'), NAV),
        ('<ol class="round"><li class="now"></li></ol>', '<ol class="round"><li></li></ol>'),
    ),
    (f"{METER}<rect class='meter-fill' width='60' height='4'/></svg>", f"{METER}</svg>"),
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_stay_where_a_system_sets_its_own_colours(page: Page, base_url: str, theme: str) -> None:
    page.goto(f"{base_url}/styleguide")
    page.emulate_media(forced_colors="active", color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
    for one, other in PAIRS:
        shots = []
        for html in (one, other):
            page.evaluate(SHOW, html)
            still(page)
            shots.append(page.locator("#mark").screenshot())
        assert shots[0] != shots[1], one


def test_a_link_with_a_formula_is_called_by_its_words(page: Page, base_url: str) -> None:
    page.goto(base_url + SET)
    still(page)
    assert page.get_by_role("link", name="c sub t minus 1, end of index").count() > 3
    page.goto(f"{base_url}{SET}/quiz?question=carousel-with-half-open-gates")
    assert page.get_by_role("radiogroup", name="from c sub t to c sub t minus 1, end of index").count() == 1
    assert page.evaluate("document.activeElement.id") == "ask"
