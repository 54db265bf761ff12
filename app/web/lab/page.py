"""The lab's pages: on one model, and with a sequence that it cannot read."""

from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.lab.model import Model
from app.lab.tasks.sequence_readers import SequenceProblem
from app.services.base.site import Site
from app.services.lab.questions import questions_about
from app.services.lab.runs import cell_now
from app.study.questions import Question
from app.web.lab.cell_panel import CellPanel, cell_panel
from app.web.lab.change_tool import ChangeTool, change_tool
from app.web.lab.models import ModelTab, ModelWords, model_words, tabs
from app.web.lab.predict_tool import PredictTool, predict_tool
from app.web.lab.quiz_tool import QuizTool, quiz_tool
from app.web.lab.share_tool import ShareTool, share_tool
from app.web.lab.state import HIDEABLE, Scene
from app.web.questions.lines import browse_text
from app.web.questions.links import question_url
from app.web.shared.bench import Bench, bench
from app.web.shared.context import Context
from app.web.shared.lab_address import LabState
from app.web.shared.language import gettext
from app.web.shared.outputs import answers
from app.web.shared.render import Page, Prose
from app.web.shared.sequence_sentences import sequence_sentence

_ = gettext


@dataclass(frozen=True)
class LabPage(Page):
    """The lab on one model. `question_url` leads back to where the visitor came from."""

    template: ClassVar[str] = "lab/lab.html"
    section: ClassVar[str] = "lab"
    models: tuple[ModelTab, ...]
    about: str
    look: str
    bench: Bench
    panel: CellPanel
    predict: PredictTool
    change: ChangeTool
    share: ShareTool
    problems: tuple[str, ...]
    concealed: str
    sort: bool
    flip: bool
    alone: bool
    edits: str
    query: str  # of the state as it was read
    shown: frozenset[str]  # the parts that a lesson has not hidden
    whole_url: str
    question_url: str
    told: str  # an answer that was given about this cell, beside the true one
    quiz: QuizTool | None
    questions: tuple[tuple[str, Prose], ...]


@dataclass(frozen=True)
class NoLabPage(Page):
    """The lab of a content folder without models."""

    template: ClassVar[str] = "lab/none.html"
    section: ClassVar[str] = "lab"


@dataclass(frozen=True)
class BrokenLabPage(Page):
    """The lab with a sequence that the model cannot read."""

    template: ClassVar[str] = "lab/broken.html"
    section: ClassVar[str] = "lab"
    models: tuple[ModelTab, ...]
    sequence: str
    problem: str
    retry_url: str


def no_lab_page() -> NoLabPage:
    return NoLabPage(title=_("There is no model here yet"))


def lab_page(context: Context, scene: Scene) -> LabPage:
    """The page of a scene."""
    site, state = context.site, scene.state
    words = model_words().get(state.model) or ModelWords(state.model, "", "")
    questions, back = _questions(site, state)
    return LabPage(
        title=_("Lab: %(model)s", model=words.name),
        description=_description(words),
        models=tabs(site, state.model),
        about=words.about[:1].upper() + words.about[1:],
        look=words.look,
        bench=bench(scene.trace, state.step, state.unit, scene.concealed, state),
        panel=_panel(scene),
        predict=predict_tool(scene),
        change=change_tool(scene),
        share=share_tool(scene, context.root),
        problems=scene.problems,
        concealed=scene.concealed,
        sort=state.sort,
        flip=state.flip,
        alone=state.alone,
        edits=dict(state.fields()).get("do", ""),
        query=state.url().partition("?")[2],
        shown=frozenset(HIDEABLE) - set(state.hide),
        whole_url=state.url(hide=()) if state.hide else "",
        question_url=question_url(back) if back else "",
        told=_told(scene),
        quiz=None if scene.concealed else _quiz(site, scene),
        questions=tuple((question_url(q), browse_text(q)) for q in questions),
    )


def _description(words: ModelWords) -> str:
    """What the page is for everybody, whatever sequence stands in the address."""
    lab = _("Type a sequence and see what every gate of a trained network does at each step.")
    return f"{lab} {words.name}: {words.about}." if words.about else lab


def _questions(site: Site, state: LabState) -> tuple[list[Question], Question | None]:
    """Those that lead to this model, and the one that the visitor came from."""
    every = [question for study_set in site.library.sets.values() for question in study_set.questions]
    about = [q for q in every if q.lab and q.lab.model == state.model]
    return about, next((q for q in (*about, *every) if state.question in (q.id, q.local_id)), None)


def _told(scene: Scene) -> str:
    said, truth = scene.state.said, scene.state.truth
    return _("You said %(said)s. It is %(truth)s.", said=said, truth=truth) if said and truth else ""


def _quiz(site: Site, scene: Scene) -> QuizTool | None:
    state = scene.state
    return quiz_tool(questions_about(site, scene.trace, state.step, state.unit), state)


def _panel(scene: Scene) -> CellPanel:
    state = scene.state
    cell = cell_now(scene.trace, scene.untouched, state.step, state.unit)
    answer = answers(scene.trace)[state.step - 1]
    return cell_panel(cell.terms, cell.before, state.show, answer, shown=not scene.concealed)


def broken_lab_page(context: Context, model: Model, sequence: str, problem: SequenceProblem) -> BrokenLabPage:
    return BrokenLabPage(
        title=_("This model cannot read that"),
        models=tabs(context.site, model.id),
        sequence="".join(symbol if symbol.isprintable() else "\ufffd" for symbol in sequence[:500]),
        problem=sequence_sentence(problem, model),
        retry_url=url_for("lab.model", model_id=model.id),
    )
