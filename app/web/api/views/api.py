"""The JSON interface: the same services as the pages, documented at /api/openapi.json."""

from collections.abc import Callable
from typing import TypeVar

from flask import Blueprint, Response, jsonify, request
from pydantic import BaseModel, ValidationError

from app.lab.edits import EditProblem
from app.lab.readings import SequenceProblem
from app.lab.terms import NoSuchCell
from app.lab.trace import SequenceTrace
from app.services.base.asking import Asked
from app.services.base.refusals import AnswerConflict
from app.services.base.site import Visitor
from app.services.base.visiting import welcome
from app.services.exams.attempt import Credentials
from app.services.exams.save import StaleSave, TimeOver, save
from app.services.lab.runs import cell_of, run_as_noted
from app.services.study.answering import StaleVariant, answer_question
from app.services.study.rounds import next_in_set, wanted_in_set
from app.study.reading import UnreadableResponse
from app.study.responses import Mode
from app.web.api.interface import AnswerIn, ModeQuery, RevealIn, SavedOut
from app.web.api.lab_interface import CellQuery, TraceQuery
from app.web.api.openapi import document
from app.web.api.replies import (
    cell_out,
    marked_out,
    model_out,
    newer_out,
    question_out,
    reveal_out,
    set_out,
    trace_out,
)
from app.web.lab.sentences import sequence_sentence
from app.web.questions.frame import parsed_variant, save_of, submission_of
from app.web.shared.compression import compression
from app.web.shared.errors import respond
from app.web.shared.site import current_site, now
from app.web.shared.visitors import current_visitor, remember_answerer, remember_visitor, takes_grant

blueprint = Blueprint("api", __name__, url_prefix="/api")
Shape = TypeVar("Shape", bound=BaseModel)


class Unreadable(Exception):
    """A body or a query that does not have the shape it should; `problem` is the reply."""

    def __init__(self, problem: Response) -> None:
        super().__init__()
        self.problem = problem


@blueprint.errorhandler(Unreadable)
def unreadable(error: Unreadable) -> Response:
    return error.problem


def body(shape: type[Shape]) -> Shape:
    """The posted JSON as `shape`. Raises Unreadable: 400 for what is not JSON, 422 for what is something else."""
    return _read(lambda: shape.model_validate_json(request.get_data()))


def query(shape: type[Shape]) -> Shape:
    """The address's query as `shape`. Raises Unreadable."""
    return _read(lambda: shape.model_validate_strings(request.args.to_dict()))


def _read(read: Callable[[], Shape]) -> Shape:
    try:
        return read()
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        told = [{"at": ".".join(map(str, fault["loc"])), "message": fault["msg"]} for fault in faults[:20]]
        not_json = faults[0]["type"] == "json_invalid"
        detail = "This is not JSON." if not_json else "This could not be read. See errors."
        raise Unreadable(respond(400 if not_json else 422, detail, errors=told)) from None


def reply(value: BaseModel) -> Response:
    return Response(value.model_dump_json(), content_type="application/json")


@blueprint.get("/openapi.json")
def openapi() -> Response:
    return jsonify(document())


@blueprint.get("/sets")
def sets() -> Response:
    found = current_site().library.sets.values()
    return jsonify([set_out(one).model_dump(mode="json") for one in found])


@blueprint.get("/sets/<set_id>")
def one_set(set_id: str) -> Response:
    return reply(set_out(current_site().set(set_id)))


@blueprint.get("/sets/<set_id>/next")
def next_question(set_id: str) -> Response:
    mode = Mode(query(ModeQuery).mode)
    found = next_in_set(current_site(), current_visitor(), set_id, mode, now())
    return reply(question_out(found.asked))


@blueprint.post("/reveals")
@takes_grant
def reveal() -> Response:
    asked_for, visitor, moment = body(RevealIn), current_visitor(), now()
    shown = parsed_variant(asked_for.variant)
    found = wanted_in_set(current_site(), visitor, asked_for.question, Mode.FLASHCARDS, moment, variant=shown)
    if not found.asked.was_shown_by(shown):
        return _stale(found.asked)
    welcome(current_site(), visitor, moment)
    return remember_visitor(reply(reveal_out(found.asked.question)), visitor)


def _stale(fresh: Asked) -> Response:
    put = question_out(fresh).model_dump(mode="json")
    return respond(409, "This variant is stale: answer the fresh one.", fresh=put)


@blueprint.post("/answers")
@takes_grant
def answer() -> Response:
    sent, visitor = body(AnswerIn), current_visitor()
    if sent.attempt:
        return _save(sent, visitor)
    submission = submission_of(sent, sent.response.model_dump(mode="json"))
    try:
        marked = answer_question(current_site(), visitor, submission, now())
    except UnreadableResponse as error:
        return respond(422, f"{error}. Nothing was counted.")
    except StaleVariant as stale:
        return _stale(stale.fresh)
    except AnswerConflict:
        return respond(409, "This id belongs to another answer: make a new one.")
    return remember_answerer(reply(marked_out(marked)), visitor, marked.answer.learner)


def _save(sent: AnswerIn, visitor: Visitor) -> Response:
    """An answer of a test."""
    who = Credentials(visitor.person, sent.key or "")
    try:
        save(current_site(), who, save_of(sent, sent.response.model_dump(mode="json")), now())
    except UnreadableResponse as error:
        return respond(422, f"{error}. Nothing was saved.")
    except StaleSave as stale:
        return respond(409, "A newer answer was saved elsewhere: nothing was overwritten.", newer=newer_out(stale))
    except TimeOver:
        return respond(409, "The test has ended: this was not saved.")
    except AnswerConflict:
        return respond(409, "This id belongs to another answer: make a new one.")
    return reply(SavedOut())


@blueprint.get("/lab/models")
def models() -> Response:
    return jsonify([model_out(one).model_dump(mode="json") for one in current_site().library.models.values()])


@blueprint.get("/lab/trace")
@compression.compressed()
def trace() -> Response:
    asked = query(TraceQuery)
    found = _trace(asked)
    return _cacheable(reply(trace_out(found, int(asked.digits))))


@blueprint.get("/lab/cell")
def cell() -> Response:
    asked = query(CellQuery)
    try:
        terms = cell_of(_trace(asked), asked.step, asked.unit)
    except NoSuchCell as problem:
        return respond(422, str(problem))
    return _cacheable(reply(cell_out(asked.model, terms)))


def _trace(asked: TraceQuery | CellQuery) -> SequenceTrace:
    try:
        return run_as_noted(current_site(), asked.model, asked.text, asked.do)
    except SequenceProblem as problem:
        raise Unreadable(respond(422, sequence_sentence(problem, current_site().library.models[asked.model]))) from None
    except EditProblem as problem:
        raise Unreadable(respond(422, f"The change cannot be made, and nothing was run: {problem}.")) from None


def _cacheable(response: Response) -> Response:
    """The same address gives the same numbers, for a minute without asking again; answers are words of a language."""
    response.headers["Cache-Control"] = "private, max-age=60"
    response.vary.update(("Cookie", "Accept-Language"))
    return response
