"""The lab's pages: on one model, and with a sequence that it cannot read."""

from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from app.lab.model import Model
from app.lab.tasks.sequence_readers import SequenceProblem
from app.services.base.site import Site
from app.services.lab.questions import asks_about_cells, questions_about
from app.study.questions import Question
from app.web.lab.cell_panel import CellPanel, cell_panel
from app.web.lab.change_tool import ChangeTool, change_tool
from app.web.lab.experiments import Experiments, experiments
from app.web.lab.guess_tool import GuessTool, guess_tool
from app.web.lab.legend import Mark, legend
from app.web.lab.look_tool import CaptionLink, Letter, captions, letters
from app.web.lab.model_words import ModelWords, words_of
from app.web.lab.models import ModelCard, cards
from app.web.lab.quiz_tool import QuizTool, quiz_tool
from app.web.lab.share_tool import ShareTool, share_tool
from app.web.lab.stage_run import stage_run
from app.web.lab.state import HIDEABLE, Scene
from app.web.lab.tools import ToolTab, tool_tabs
from app.web.lab.units_tool import UnitsTool, units_tool
from app.web.lab.walk import Walk, walk
from app.web.questions.lines import browse_text
from app.web.questions.links import question_url
from app.web.shared.bench import Bench, bench
from app.web.shared.context import Context
from app.web.shared.lab_address import LabState
from app.web.shared.language import gettext
from app.web.shared.render import Page, Prose
from app.web.shared.sequence_sentences import sequence_sentence

_ = gettext


@dataclass(frozen=True)
class LabPage(Page):
    """The lab on one model. `question_url` leads back to where the visitor came from."""

    template: ClassVar[str] = "lab/lab.html"
    section: ClassVar[str] = "lab"
    models: tuple[ModelCard, ...]
    about: str
    look: str
    captions: tuple[CaptionLink, ...]
    letters: tuple[Letter, ...]
    experiments: Experiments
    bench: Bench
    panel: CellPanel
    guess: GuessTool
    tools: tuple[ToolTab, ...]
    change: ChangeTool
    units: UnitsTool
    legend: tuple[Mark, ...]
    walk: Walk
    share: ShareTool
    problems: tuple[str, ...]
    concealed: str
    sort: bool
    flip: bool
    every: bool
    edits: str
    query: str  # of the state as it was read
    shown: frozenset[str]  # the parts that a lesson has not hidden
    whole_url: str
    question_url: str
    told: str  # an answer that was given about this cell, beside the true one
    quiz: QuizTool | None
    questions: tuple[tuple[str, Prose], ...]


@dataclass(frozen=True)
class ModelsPage(Page):
    """All models to choose from."""

    template: ClassVar[str] = "lab/all.html"
    section: ClassVar[str] = "lab"
    models: tuple[ModelCard, ...]


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
    models: tuple[ModelCard, ...]
    sequence: str
    problem: str
    retry_url: str


def models_page(site: Site) -> ModelsPage | NoLabPage:
    """The lab's front: each model with a strip of its own run."""
    models = cards(site)
    if not models:
        return NoLabPage(title=_("There is no model here yet"))
    return ModelsPage(
        title=_("Lab: look inside an LSTM while it reads"),
        description=_(
            "Small trained networks to look into: type a sequence, see every gate, change one, see what it did."
        ),
        models=models,
    )


def lab_page(context: Context, scene: Scene) -> LabPage:
    """The page of a scene."""
    site, state = context.site, scene.state
    words = words_of(state.model)
    questions, back = _questions(site, state)
    return LabPage(
        title=_("Lab: %(model)s", model=words.name),
        description=_description(words),
        models=cards(site, state.model),
        about=words.learnt,
        look=words.look,
        letters=letters(),
        problems=scene.problems,
        question_url=_way_back(state, back),
        told=_told(scene),
        questions=tuple((question_url(q), browse_text(q)) for q in questions),
        **_stage(scene),
        **_tools(context, scene),
        **_view(scene),
    )


def _stage(scene: Scene) -> dict[str, Any]:
    """What is always seen: the strips, and what is said of them."""
    state, drawn = scene.state, stage_run(scene)
    return {
        "bench": bench(scene.trace, state.step, state.unit, drawn, scene.concealed, state),
        "captions": captions(scene),
        "experiments": experiments(scene),
        "legend": legend(drawn, scene.concealed),
        "walk": walk(scene),
        "panel": cell_panel(scene),
    }


def _tools(context: Context, scene: Scene) -> dict[str, Any]:
    """What opens by a tab."""
    return {
        "tools": tool_tabs(scene, asks=asks_about_cells(context.site)),
        "guess": guess_tool(scene),
        "change": change_tool(scene),
        "units": units_tool(scene),
        "share": share_tool(scene, context.root),
        "quiz": None if scene.concealed else _quiz(context.site, scene),
    }


def _view(scene: Scene) -> dict[str, Any]:
    """How it is seen, and the addresses of that."""
    state = scene.state
    return {
        "concealed": scene.concealed,
        "sort": state.sort,
        "flip": state.flip,
        "every": state.every,
        "edits": dict(state.fields()).get("do", ""),
        "query": state.url().partition("?")[2],
        "shown": frozenset(HIDEABLE) - set(state.hide),
        "whole_url": state.url(hide=()) if state.hide else "",
    }


def _description(words: ModelWords) -> str:
    """What the page is for everybody, whatever sequence stands in the address."""
    lab = _("Type a sequence and see what every gate of a trained network does at each step.")
    return f"{lab} {words.name}: {words.about}." if words.about else lab


def _questions(site: Site, state: LabState) -> tuple[list[Question], Question | None]:
    """Those that lead to this model, and the one that the visitor came from."""
    every = [question for study_set in site.library.sets.values() for question in study_set.questions]
    about = [q for q in every if q.lab and q.lab.model == state.model]
    return about, next((q for q in (*about, *every) if state.question in (q.id, q.local_id)), None)


def _way_back(state: LabState, question: Question | None) -> str:
    """To the answer from which the visitor came, as it was marked; else to the question, which is asked there."""
    if state.answer:
        return url_for("verdicts.show_one", answer_id=state.answer)
    return question_url(question) if question else ""


def _told(scene: Scene) -> str:
    said, truth = scene.state.said, scene.state.truth
    return _("You said %(said)s. It is %(truth)s.", said=said, truth=truth) if said and truth else ""


def _quiz(site: Site, scene: Scene) -> QuizTool | None:
    state = scene.state
    return quiz_tool(questions_about(site, scene.trace, state.step, state.unit), scene)


def broken_lab_page(context: Context, model: Model, sequence: str, problem: SequenceProblem) -> BrokenLabPage:
    return BrokenLabPage(
        title=_("This model cannot read that"),
        models=cards(context.site, model.id),
        sequence="".join(symbol if symbol.isprintable() else "\ufffd" for symbol in sequence[:500]),
        problem=sequence_sentence(problem, model),
        retry_url=url_for("lab.model", model_id=model.id),
    )
