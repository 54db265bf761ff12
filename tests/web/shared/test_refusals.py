"""One table of refusals: whole, unique, documented, in every language."""

import re
from importlib import import_module
from inspect import getmembers, isclass
from pkgutil import walk_packages

import pytest
from werkzeug.exceptions import HTTPException

import app.services
from app.lab.edits.notation import EditProblem, EditReason
from app.lab.tasks.sequence_readers import Reason, SequenceProblem
from app.services.lab.runs import UnreadableChange, UnreadableSequence
from app.settings import ROOT
from app.study.numbers import NumberReason
from app.study.question_types.base import UnreadableResponse
from app.web.shared import bad_requests
from app.web.shared.language import COOKIE
from app.web.shared.refusals import PROBLEMS, REFUSALS, refusal_of
from tests.lab.builders import shipped
from tests.web.page_client import PageClient
from tests.web.visits import answer_body

# They never leave the services, or are told by a command.
INSIDE = {"AlreadyLogged", "TextLost", "NoRunningTest", "CopyFailed", "InUse"}


def raised_by_services() -> dict[str, type[Exception]]:
    """Every exception that a module of the services defines or passes on, by its name."""
    modules = [import_module(one.name) for one in walk_packages(app.services.__path__, "app.services.")]
    found = [member for module in (*modules, bad_requests) for _name, member in getmembers(module, isclass)]
    return {one.__name__: one for one in found if issubclass(one, Exception) and one.__module__.startswith("app.")}


def test_every_exception_that_can_reach_a_page_is_in_the_table() -> None:
    told = {one.__name__ for one in REFUSALS}
    found = set(raised_by_services())
    assert found - told == INSIDE


def test_every_code_is_unique_stable_and_documented() -> None:
    codes = [one.code for one in REFUSALS.values()]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)
    listed = re.findall(r"^\| `([a-z-]+)` \| (\d{3}) \|", (ROOT / "docs/refusals.md").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted((one.code, str(one.status)) for one in REFUSALS.values())


def test_the_interface_promises_every_code(client: PageClient) -> None:
    schema = client.get("/api/openapi.json").json["components"]["schemas"]["ProblemOut"]
    assert set(schema["properties"]["type"]["enum"]) == {one.type for one in REFUSALS.values()}


def examples() -> list[Exception]:
    """An error of each kind, as it is raised."""
    counter = shipped("counter")
    special: dict[type[Exception], Exception] = {
        UnreadableSequence: UnreadableSequence(counter, SequenceProblem(Reason.UNKNOWN_SYMBOL, 1, "x")),
        UnreadableChange: UnreadableChange(EditProblem(EditReason.UNREADABLE, "f.?")),
        UnreadableResponse: UnreadableResponse("write a number", NumberReason.EMPTY),
    }
    bare = [kind for kind in REFUSALS if kind not in special]
    return [*special.values(), *(made(kind) for kind in bare)]


def made(kind: type[Exception]) -> Exception:
    """One that is made without its own arguments: the table reads what it needs."""
    error = kind.__new__(kind)
    error.args = ("tide",)
    vars(error).setdefault("faults", [])
    return error


@pytest.mark.parametrize("error", examples(), ids=lambda error: type(error).__name__)
def test_every_sentence_is_said_in_both_languages(app: object, error: Exception) -> None:
    refusal = refusal_of(error)
    assert refusal is REFUSALS[type(error)]
    with app.test_request_context():  # type: ignore[attr-defined]
        english = refusal.sentence(error)
    with app.test_request_context(headers={"Cookie": f"{COOKIE.name}=es"}):  # type: ignore[attr-defined]
        spanish = refusal.sentence(error)
    assert english
    assert spanish
    if not (isinstance(error, HTTPException) and error.description == english == spanish):
        assert english != spanish


def test_a_program_reads_the_refusal_in_its_own_language(client: PageClient) -> None:
    client.browser.set_cookie(COOKIE.name, "es")
    reply = client.get("/api/sets/atlantis").json
    assert reply["type"] == f"{PROBLEMS}not-there"
    assert reply["detail"] == "Aquí no hay 'atlantis'."


def test_an_answer_that_does_not_fit_says_where(client: PageClient) -> None:
    body = answer_body(client) | {"response": {"choice": "kraken"}}
    reply = client.post_json("/api/answers", body)
    assert (reply.status, reply.json["type"]) == (422, f"{PROBLEMS}unreadable-response")
    assert reply.json["detail"] == "This answer does not fit the question. Nothing was counted."
    assert [one["at"] for one in reply.json["errors"]] == ["response"]


def test_an_unknown_error_is_ours() -> None:
    assert refusal_of(ZeroDivisionError()).status == 500
