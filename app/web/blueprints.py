"""The views: a blueprint a noun. A view parses, makes one call, and replies."""

from app.web.about.views import about, keys, privacy
from app.web.accounts.views import erasures, settings
from app.web.answers.views import answers, language
from app.web.api.views import lab_api, sets_api, study_api
from app.web.exams.views import attempts, endings, papers
from app.web.home.views import home
from app.web.hosting.views import health, robots, styleguide
from app.web.lab.views import lab
from app.web.progress.views import progress
from app.web.sets.views import images, sets
from app.web.study.views import retractions, reveals, rounds, verdicts

BLUEPRINTS = tuple(
    module.blueprint
    for module in (
        home,
        sets,
        rounds,
        answers,
        verdicts,
        papers,
        attempts,
        endings,
        reveals,
        retractions,
        lab,
        images,
        progress,
        settings,
        erasures,
        about,
        privacy,
        keys,
        language,
        health,
        robots,
        styleguide,
        sets_api,
        study_api,
        lab_api,
    )
)
