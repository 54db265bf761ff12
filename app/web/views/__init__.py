"""The views: a blueprint a noun. A view parses, makes one call, and replies."""

from app.web.views import (
    answers,
    api,
    attempts,
    endings,
    health,
    home,
    images,
    lab,
    language,
    progress,
    retractions,
    reveals,
    sets,
    styleguide,
)

BLUEPRINTS = tuple(
    module.blueprint
    for module in (
        home,
        sets,
        answers,
        attempts,
        endings,
        reveals,
        retractions,
        lab,
        images,
        progress,
        language,
        health,
        styleguide,
        api,
    )
)
