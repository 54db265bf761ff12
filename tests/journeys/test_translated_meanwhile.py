"""Words that a reader of another language saw are a part of what was shown."""

from copy import deepcopy
from pathlib import Path

import pytest

from app.services.base.site import Site
from tests.builders import Document, harbour, tide, write_content, write_yaml
from tests.web.page_client import PageClient
from tests.web.visits import question_page, row_counts


def translated(moon: str, wind: str) -> Document:
    question = deepcopy(tide())
    for choice, words in zip(question["choices"], (moon, wind), strict=False):
        said = "right" if "right" in choice else "wrong"
        choice[said] = {"en": choice[said], "es": words}
    return harbour(question)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content", translated("La luna", "El viento"))


def test_exchanged_translations_are_refused_at_no_cost(client: PageClient, site: Site, content: Path) -> None:
    client.post("/language", {"language": "es", "back": "/"})
    form = question_page(client, "tide").form
    write_yaml(content / "harbour.yaml", translated("El viento", "La luna"))
    site.follower.look(settled=True)
    fresh = client.send(form.filled(choice="moon"))
    assert fresh.status == 409
    assert row_counts(site)["answer"] == 0
    assert client.sent(fresh.form.filled(choice="moon")).status == 200
