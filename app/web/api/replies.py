"""The replies of the JSON interface, made from the study's values."""

from app.lab.model import Model
from app.lab.readings.correlations import correlations
from app.lab.readings.terms import CellTerms, GateTerms
from app.lab.trace import UNROUNDED, SequenceTrace, as_lists
from app.services.base.asking import Asked
from app.services.base.refusals import NotThere
from app.services.base.site import Visitor
from app.services.exams.save import StaleSave
from app.services.study.answering import Marked
from app.study.days import Days
from app.study.feedback import back, options, reasons, sides
from app.study.misconceptions import Misconception
from app.study.next_question import Done
from app.study.questions import Question, QuestionSet
from app.study.words import Words
from app.text.markdown import to_html, to_inline_html
from app.web.api.interface import (
    ConceptOut,
    DoneOut,
    MarkedOut,
    MisconceptionOut,
    NewerOut,
    QuestionOut,
    RevealOut,
    SetOut,
    SourceOut,
)
from app.web.api.lab_interface import CellOut, GatesOut, GateTermsOut, ModelOut, TraceOut
from app.web.question_types.table import rule_sentence, type_of
from app.web.shared.bad_requests import UnfitBody
from app.web.shared.interface_parts import ChoiceOut
from app.web.shared.outputs import answers
from app.web.shared.render import reading_of
from app.web.shared.visitors import granted_learner


def _html(words: Words) -> str:
    return to_html(reading_of(words).text)


def _text(words: Words) -> str:
    return reading_of(words).text


def question_out(asked: Asked | Done, visitor: Visitor) -> QuestionOut | DoneOut:
    """A question as it is put to this visitor, or the end."""
    if isinstance(asked, Done):
        return DoneOut(done=True, next_due=asked.next_due)
    question = asked.question
    its_type = type_of(question)
    return QuestionOut(
        question=question.id,
        variant=str(asked.variant),
        type=question.type_name,
        ask_html=its_type.ask_html(question, question.body),
        choices=[ChoiceOut(id=id_, html=to_inline_html(_text(words))) for id_, words in options(question)],
        sides=[ChoiceOut(id=id_, html=to_inline_html(_text(words))) for id_, words in sides(question)],
        gaps=its_type.gaps(question.body),
        gap_words=its_type.gap_words(question, question.body),
        rule=rule_sentence(question),
        lab=its_type.run(question.body),
        learner=granted_learner(visitor),
    )


def reveal_out(question: Question) -> RevealOut:
    """A card's back. Raises NotThere for what is no card."""
    if (said := back(question)) is None:
        raise NotThere(question.id)
    return RevealOut(back_html=_html(said), explanation_html=_html(question.explain))


def marked_out(marked: Marked, days: Days) -> MarkedOut:
    """An answer as it was marked, with what there is to learn from it."""
    question = marked.question
    return MarkedOut(
        score=marked.answer.score,
        correct=marked.answer.correct,
        key=dict(marked.answer.key),
        feedback_html="".join(
            f"<p>{to_inline_html(_text(why))}</p>" for why in reasons(question, marked.answer.response)
        ),
        misconception=next((one.id for one in marked.misconceptions), None),
        misconceptions=[_misconception(one) for one in marked.misconceptions],
        explanation_html=_html(question.explain),
        sources=[SourceOut(id=source.id, text=source.text, url=source.url) for source in question.sources],
        due=marked.due(days),
    )


def _misconception(one: Misconception) -> MisconceptionOut:
    return MisconceptionOut(id=one.id, name=_text(one.name), html=_html(one.sentence) if one.sentence else "")


def newer_out(stale: StaleSave) -> NewerOut | None:
    """The answer that was saved meanwhile, if there is one."""
    return NewerOut(version=stale.newer.version, response=dict(stale.newer.given)) if stale.newer else None


def set_out(study_set: QuestionSet) -> SetOut:
    """A set in numbers."""
    counts = [question.concept for question in study_set.questions]
    return SetOut(
        id=study_set.id,
        title=_text(study_set.title),
        about=_text(study_set.about),
        questions=len(study_set.questions),
        concepts=[
            ConceptOut(id=concept, title=_text(title), questions=counts.count(concept))
            for concept, title in study_set.concepts.items()
        ],
    )


def model_out(model: Model) -> ModelOut:
    """A model, without its weights."""
    return ModelOut(
        id=model.id,
        alphabet=list(model.alphabet),
        units=model.units,
        outputs=list(model.outputs),
        digest=model.digest,
    )


def trace_out(trace: SequenceTrace, digits: int, units: tuple[int, ...] | None = None) -> TraceOut:
    """The values of a run, to so many `digits`; of `units`, or of all. Raises UnfitBody where there is no such unit.

    It is constructed without a second look at each of its numbers, of which there may be two hundred thousand.
    """
    shown = units or tuple(range(1, trace.model.units + 1))
    if max(shown) > trace.model.units:
        raise UnfitBody([{"at": "units", "message": f"the model has {trace.model.units} units"}])
    lists, related = as_lists(trace, digits, units), correlations(trace)
    return TraceOut.model_construct(
        model=trace.model.id,
        digest=trace.model.digest,
        symbols=list(trace.symbols),
        units=list(shown),
        gates=GatesOut.model_construct(None, **lists["gates"]),
        candidate=lists["candidate"],
        cell=lists["cell"],
        hidden=lists["hidden"],
        outputs=lists["outputs"],
        truth=[_rounded(value, digits) for value in trace.truth],
        correlation=[_measured(related[unit - 1], digits) for unit in shown],
        answers=list(answers(trace)),
        right=trace.verdicts,
    )


def _rounded(value: float, digits: int) -> float:
    return value if digits >= UNROUNDED else round(value, digits)


def _measured(value: float | None, digits: int) -> float | None:
    return None if value is None else _rounded(value, digits)


def cell_out(model_id: str, terms: CellTerms) -> CellOut:
    """The terms of one cell."""
    return CellOut(
        model=model_id,
        symbol=terms.symbol,
        step=terms.step,
        unit=terms.unit,
        **{name: _terms(gate) for name, gate in terms.gates.items()},
        previous_cell=terms.previous_cell,
        cell_state=terms.cell_state,
        tanh_cell=terms.tanh_cell,
        hidden_state=terms.hidden_state,
    )


def _terms(terms: GateTerms) -> GateTermsOut:
    return GateTermsOut(
        from_input=terms.from_input,
        from_hidden=terms.from_hidden,
        bias=terms.bias,
        sum=terms.total,
        value=terms.value,
        held=terms.held,
    )
