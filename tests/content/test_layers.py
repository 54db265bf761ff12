"""One's own content over the shipped one: that is there, what is one's own goes before, and clashes are told."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.content.layers import Layers, layered
from app.content.loading import Checked, check_layers, fingerprint
from tests.builders import MODELS, PICTURE, ROOT, harbour, orchard, sources, tide, write_picture, write_yaml

ALMANAC = sources()["sources"]["almanac"]
LOG = {"authors": "Boreas, N.", "year": 1806, "title": "The Log", "where": "Harbour Press"}


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A shipped folder: a set, its words, a picture and models."""
    folder = tmp_path / "content"
    for name in ("forget.json", "counter.json", "sealed/forget.json"):
        (folder / "models" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(MODELS / name, folder / "models" / name)
    write_picture(folder)
    write_yaml(folder / "sources.yaml", sources())
    write_yaml(folder / "concepts.yaml", {"concepts": {"water": {"name": {"en": "Water"}}}})
    wrong = {"name": {"en": "Waves"}, "sentence": {"en": "Waves are no tides."}, "aka": ["waves"]}
    write_yaml(folder / "misconceptions.yaml", {"misconceptions": {"waves-for-tides": wrong}})
    write_yaml(folder / "harbour.yaml", harbour(tide()))
    write_yaml(folder / "harbour.fr.yaml", {"title": "Le port"})
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of one's own that holds one set and nothing else."""
    folder = tmp_path / "mine"
    write_yaml(folder / "orchard.yaml", orchard())
    return folder


def look(own: Path, shipped: Path, *sets: str) -> Checked:
    return check_layers(layered(own, shipped, sets), seeds=1)


def told(checked: Checked) -> list[str]:
    return [str(problem) for problem in checked.problems]


def test_a_set_of_ones_own_takes_shipped_sources_and_models(own: Path, shipped: Path) -> None:
    checked = look(own, shipped)
    assert told(checked) == []
    assert set(checked.documents) == {"orchard.yaml"}  # the shipped set is not served unless it is asked for
    assert set(checked.assets.models) == {"forget", "counter"}
    assert set(checked.assets.sealed) == {"forget"}
    assert "almanac" in checked.sources
    assert checked.warnings == ()


def test_without_the_shipped_ones_it_would_miss_them(own: Path) -> None:
    assert len(told(check_layers(Layers(own), seeds=1))) > 1


def test_it_takes_shipped_concepts_misconceptions_and_pictures(own: Path, shipped: Path) -> None:
    question = {**tide(), "id": "apple", "explain": "![a buoy](buoy.svg)"}
    write_yaml(own / "orchard.yaml", {**orchard(), "concepts": ["water"], "questions": [question]})
    checked = look(own, shipped)
    assert told(checked) == []
    (built,) = checked.sets.values()
    assert built.misconceptions["waves-for-tides"].name.reading("en").text == "Waves"
    assert set(built.graph) == {"water"}


def test_own_entries_add_to_the_shipped_ones(own: Path, shipped: Path) -> None:
    write_yaml(own / "sources.yaml", {"sources": {"log": LOG}})
    write_yaml(own / "concepts.yaml", {"concepts": {"trees": {"name": "Trees", "requires": ["water"]}}})
    slip = {"name": "Whales", "sentence": "Whales follow."}
    write_yaml(own / "misconceptions.yaml", {"misconceptions": {"whale-power": slip}})
    question = {**tide(), "id": "apple", "concept": "trees", "sources": ["log", "almanac"]}
    write_yaml(own / "orchard.yaml", {**orchard(), "concepts": ["trees"], "questions": [question]})
    checked = look(own, shipped)
    assert told(checked) == []
    assert set(checked.sources) == {"log", "almanac"}
    (built,) = checked.sets.values()
    assert set(built.graph) == {"trees", "water"}
    assert {"whale-power", "waves-for-tides"} <= set(built.misconceptions)


def test_an_own_file_in_another_language_leaves_the_shipped_words_as_they_are(own: Path, shipped: Path) -> None:
    write_yaml(own / "concepts.yaml", {"language": "es", "concepts": {"trees": {"name": "Árboles"}}})
    question = {**tide(), "id": "apple", "concept": "water"}
    write_yaml(own / "orchard.yaml", {**orchard(), "concepts": ["water", "trees"], "questions": [question]})
    (built,) = look(own, shipped).sets.values()
    assert built.graph["water"].name.reading("en").text == "Water"
    assert built.graph["trees"].name.reading("es").text == "Árboles"


CLASHES: dict[str, tuple[str, dict[str, Any]]] = {
    "a source": ("sources.yaml", {"sources": {"log": LOG, "almanac": {**ALMANAC, "year": 1999}}}),
    "a concept": ("concepts.yaml", {"concepts": {"trees": {"name": "Trees"}, "water": {"name": "Wasser"}}}),
    "a misconception": (
        "misconceptions.yaml",
        {"misconceptions": {"waves-for-tides": {"name": "Other", "sentence": "Other."}}},
    ),
    "an id that was one before": (
        "misconceptions.yaml",
        {"misconceptions": {"waves": {"name": "Other", "sentence": "Other."}}},
    ),
    "an earlier id": (
        "misconceptions.yaml",
        {"misconceptions": {"ripples": {"name": "Other", "sentence": "Other.", "aka": ["waves"]}}},
    ),
}


@pytest.mark.parametrize("what", CLASHES)
def test_a_clash_is_told_by_line_and_nothing_is_published(own: Path, shipped: Path, what: str) -> None:
    name, document = CLASHES[what]
    write_yaml(own / name, document)
    checked = look(own, shipped)
    problem = next(problem for problem in checked.problems if problem.file == name)
    assert problem.line > 1
    assert len(told(checked)) == 1
    assert f"in the shipped content/{name} already, on line " in problem.message
    line = int(problem.message.partition("on line ")[2].split(",")[0])
    assert (
        next(iter(yaml.safe_load((shipped / name).read_text())[name.removesuffix(".yaml")]))
        in ((shipped / name).read_text().splitlines()[line - 1])
    )
    assert problem.hint
    assert dict(checked.documents) == {}


def test_whoever_has_copied_a_shipped_file_and_added_to_it_has_no_clash(own: Path, shipped: Path) -> None:
    write_yaml(own / "sources.yaml", {"sources": {"almanac": ALMANAC, "log": LOG}})
    shutil.copy(shipped / "concepts.yaml", own)
    assert told(look(own, shipped)) == []


@pytest.mark.parametrize("kind", ["misconceptions", "concepts"])
def test_a_set_that_says_anew_what_is_shipped_is_told_in_which_file(own: Path, shipped: Path, kind: str) -> None:
    again: dict[str, Any] = {
        "misconceptions": {"misconceptions": {"waves-for-tides": {"name": "Other", "sentence": "Other."}}},
        "concepts": {"concepts": [{"id": "water", "name": "Wasser"}, {"id": "trees", "name": "Trees"}]},
    }[kind]
    write_yaml(own / "orchard.yaml", {**orchard(), **again})
    assert [line for line in told(look(own, shipped)) if f"is in content/{kind}.yaml already" in line]


def test_a_fault_of_a_shipped_file_names_that_file(own: Path, shipped: Path) -> None:
    (shipped / "sources.yaml").write_text("sources: {almanac: {year: soon}}")
    checked = look(own, shipped)
    assert any(line.startswith("content/sources.yaml:1:") for line in told(checked))
    assert dict(checked.documents) == {}


def test_a_file_of_ones_own_that_has_a_fault_names_that_file(own: Path, shipped: Path) -> None:
    (own / "sources.yaml").write_text("sources:\n  log: {year: soon}\n")
    lines = told(look(own, shipped))
    assert lines
    assert all(line.startswith("sources.yaml:2:") for line in lines if "sources.yaml" in line.split(":")[0])


# Shipped sets


def test_a_shipped_set_is_served_where_it_is_asked_for(own: Path, shipped: Path) -> None:
    checked = look(own, shipped, "harbour")
    assert told(checked) == []
    assert set(checked.documents) == {"orchard.yaml", "harbour.yaml"}
    assert checked.sets["harbour.yaml"].title.reading("fr").text == "Le port"


def test_a_shipped_set_can_be_translated_in_ones_own_folder(own: Path, shipped: Path) -> None:
    write_yaml(own / "harbour.de.yaml", {"title": "Der Hafen"})
    checked = look(own, shipped, "harbour")
    assert told(checked) == []
    assert checked.sets["harbour.yaml"].title.reading("de").text == "Der Hafen"


def test_a_shipped_set_that_is_not_there_is_told(own: Path, shipped: Path) -> None:
    (line,) = told(look(own, shipped, "harbor"))
    assert "KEEPGATE_SHIPPED names `harbor`" in line
    assert set(look(own, shipped, "harbor").documents) == {"orchard.yaml"}


def test_a_file_of_the_name_of_a_shipped_set_that_is_asked_for_is_told(own: Path, shipped: Path) -> None:
    write_yaml(own / "harbour.yaml", {**orchard(), "set": "mooring"})
    checked = look(own, shipped, "harbour")
    assert [line.split(":")[0] for line in told(checked)] == ["harbour.yaml"]
    assert set(checked.documents) == {"orchard.yaml"}


def test_a_set_of_the_id_of_a_shipped_set_that_is_asked_for_is_told(own: Path, shipped: Path) -> None:
    write_yaml(own / "port.yaml", {**orchard(), "set": "harbour"})
    assert any("is also in harbour.yaml" in line for line in told(look(own, shipped, "harbour")))


def test_an_own_folder_that_is_empty_or_missing_retires_nothing(own: Path, shipped: Path) -> None:
    (own / "orchard.yaml").unlink()
    assert look(own, shipped, "harbour").files == frozenset()
    own.rmdir()
    missing = look(own, shipped, "harbour")
    assert missing.files == frozenset()
    assert any("there is no such folder" in line for line in told(missing))


# Files of the same name


def test_a_model_or_a_picture_of_ones_own_goes_before_the_shipped_one_with_a_warning(own: Path, shipped: Path) -> None:
    model = json.loads((MODELS / "counter.json").read_text())
    model["recipe"]["training_steps"] += 1
    (own / "models").mkdir()
    (own / "models" / "counter.json").write_text(json.dumps(model))
    write_picture(own, data=PICTURE.replace(b"M2 18", b"M3 18"))
    checked = look(own, shipped)
    assert told(checked) == []
    assert {str(one).split(":")[0] for one in checked.warnings} == {"models/counter.json", "images/buoy.svg"}
    assert b"M3 18" in checked.assets.pictures["buoy.svg"].data
    steps = model["recipe"]["training_steps"]
    assert checked.assets.models["counter"].recipe.training_steps == steps


def test_a_file_beside_the_sets_holds_no_set_back(own: Path, shipped: Path) -> None:
    sets = look(own, shipped).sets.keys()
    (name,) = sets
    write_picture(own, name, b"no picture")
    checked = look(own, shipped)
    assert {line.split(":")[0] for line in told(checked)} == {f"images/{name}"}
    assert checked.sets.keys() == sets


def test_a_copied_model_is_no_warning(own: Path, shipped: Path) -> None:
    shutil.copytree(shipped / "models", own / "models")
    assert look(own, shipped).warnings == ()


def test_a_spoilt_model_is_told_by_the_folder_that_it_is_in(own: Path, shipped: Path) -> None:
    (shipped / "models" / "counter.json").write_text("{}")
    (own / "models").mkdir()
    (own / "models" / "latch.json").write_text("{}")
    names = {line.split(":")[0] for line in told(look(own, shipped))}
    assert {"content/models/counter.json", "models/latch.json"} <= names


# The same folder


def test_the_shipped_folder_by_another_path_is_one_layer(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(shipped)
    assert layered(tmp_path / "link", shipped, ("harbour",)) == Layers(tmp_path / "link")
    assert layered(shipped, shipped, ()) == Layers(shipped)


def test_a_change_in_either_folder_is_seen(own: Path, shipped: Path) -> None:
    layers = layered(own, shipped, ())
    seen = [fingerprint(layers)]
    for path in (own / "orchard.yaml", shipped / "sources.yaml", shipped / "models" / "counter.json"):
        path.write_text(path.read_text() + "\n")
        seen.append(fingerprint(layers))
    write_yaml(own / "sources.yaml", {"sources": {"log": LOG}})
    seen.append(fingerprint(layers))
    assert len(set(seen)) == len(seen)
    assert fingerprint(layers) == seen[-1]


def test_shipped_words_name_their_languages_so_that_an_own_file_may_be_in_another() -> None:
    for name, texts in (("concepts", ("name",)), ("misconceptions", ("name", "sentence"))):
        entries = yaml.safe_load((ROOT / "content" / f"{name}.yaml").read_text())[name]
        plain = [id_ for id_, entry in entries.items() for text in texts if not isinstance(entry[text], dict)]
        assert plain == []


def test_what_is_really_shipped_lies_below_a_folder_of_ones_own(own: Path) -> None:
    checked = look(own, ROOT / "content")
    assert [line for line in told(checked) if "almanac" not in line] == []
    assert {"counter", "forget", "reverse"} <= set(checked.assets.models)
    assert len(checked.sources) > 10
