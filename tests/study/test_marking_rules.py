"""A score stays what it was under its rule and version: another score needs another version."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from app.content.building import build_set
from app.content.documents import SetIn
from app.content.sources import SourceIn
from app.study.question_types.base import MarkingRule
from app.study.question_types.table import BY_NAME, QUESTION_TYPES
from tests.builders import Document, every_type, harbour, sources
from tests.study import marking_rules
from tests.study.marking_rules import faults, recorded, with_missing, written

EVERY_RULE = pytest.mark.parametrize("rule", [one.rule for one in QUESTION_TYPES], ids=lambda rule: rule.id)


def in_force(monkeypatch: pytest.MonkeyPatch, rule: MarkingRule) -> MarkingRule:
    """Let `rule` be the one of its type, wherever rules are asked for."""
    monkeypatch.setattr(BY_NAME[rule.question_type], "rule", rule)
    return rule


@EVERY_RULE
def test_every_response_scores_what_was_recorded_of_the_rules_version(rule: MarkingRule) -> None:
    assert list(faults(rule, recorded())) == []


@EVERY_RULE
def test_scoring_otherwise_under_the_same_version_is_told(rule: MarkingRule, monkeypatch: pytest.MonkeyPatch) -> None:
    def stricter(body: Any, response: Any) -> float:
        return rule.score(body, response) / 2

    changed = in_force(monkeypatch, replace(rule, score=stricter))
    for told in (found := list(faults(changed, recorded()))):
        assert told.startswith(f"{rule.id}, version {rule.version} scores")
        assert "raise its version and record it with `python -m tests.study.marking_rules`" in told
    assert found


@EVERY_RULE
def test_a_version_that_is_not_recorded_is_told(rule: MarkingRule, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = in_force(monkeypatch, replace(rule, version=9))
    told = list(faults(newer, recorded()))
    assert len(told) == len(marking_rules.cases()[rule.question_type])
    assert told[0].startswith(f"{rule.id}, version 9: nothing is recorded of")
    assert "raise the version" in told[0]


def test_a_rule_under_another_name_is_not_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(faults(in_force(monkeypatch, replace(BY_NAME["cloze"].rule, name="lenient")), recorded()))


def test_recording_adds_a_new_version_and_leaves_the_old_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    before, rule = recorded(), BY_NAME["cloze"].rule
    newer = in_force(monkeypatch, replace(rule, version=9, score=lambda body, said: rule.score(body, said) ** 2))
    after = with_missing(before)
    assert list(faults(newer, after)) == []
    assert after[rule.id].pop("9") != before[rule.id][str(rule.version)]
    assert after == before


def test_recording_does_not_hide_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    in_force(monkeypatch, replace(BY_NAME["cloze"].rule, score=lambda _body, _said: 1.0))
    assert with_missing(recorded()) == recorded()


def test_the_record_stands_as_the_recorder_writes_it() -> None:
    assert marking_rules.FILE.read_text(encoding="utf-8") == written(recorded())


@EVERY_RULE
def test_the_record_has_full_scores_and_none_and_parts_where_there_are_any(rule: MarkingRule) -> None:
    its = recorded()[rule.id][str(rule.version)].values()
    given = {score for rows in its for _response, score in rows}
    assert {0.0, 1.0} <= given
    assert bool(given - {0.0, 1.0}) == (rule.sentence is not None)


def altered() -> Document:
    """The harbour of every type, each question with something else that decides; a card has nothing that does."""
    questions = {one["id"]: deepcopy(one) for one in every_type()["questions"]}
    questions["tide"]["choices"][2]["id"] = "kraken"
    questions["crew"]["choices"].pop()
    questions["knots"]["ask"] = "Depth is measured in [[fathoms]]."
    questions["knots"]["feedback"] = []
    questions["salt"]["right"] = True
    questions["rope"]["right"] = ["hawser"]
    questions["fathom"] |= {"right": 3, "tolerance": "0.1 absolute"}
    questions["lights"]["pairs"].pop()
    questions["landing"]["items"].reverse()
    questions["ebb"] |= {"lab": {"model": "forget", "sequence": "aab#ab", "show": "cell"}, "of": "cell"}
    questions["flood"]["lab"] = {"model": "forget", "sequence": "aab#ab", "show": "input"}
    questions["level"] |= {"probe": "hidden-state", "tolerance": "5%"}
    return harbour(*questions.values())


def key_hashes(document: Document) -> dict[str, str]:
    works = {key: SourceIn.model_validate(work) for key, work in sources()["sources"].items()}
    built = build_set(SetIn.model_validate(document), works)
    return {question.local_id: question.key_hash for question in built.questions}


# The log of every Keepgate holds such hashes: they change with the version of a rule, and with nothing else.
TODAY = {
    "tide": "dc811f4d4ba543abbad0809649d41ab51d834d78bffee0e64fc3555f344cfdf7",
    "crew": "2a609ebab9a050ffe1e411b580b7754cc349359bc747d2abe2ab88ecbb785773",
    "knots": "e00126daaaec7b07a779fa08050323dcf68516b7d45559a8a25dd5cf43920ea3",
    "port": "8edbd02afd4779db21de88bb4fa9d76cacb5dd4a8564ac53ae245c48268c619f",
    "salt": "4d14becb0f4db212a8fed0745159c33abd257ae9b27b491dd44407f56545eede",
    "rope": "6684540155e781f4435c00304a2036eb0cf67f76cb7d8e8410e78432ae9e5e12",
    "fathom": "5b5cc0e30a823175cdb206f9d9ffaccbf4cf5bb95f8a0f754ba078fe99944e90",
    "lights": "73b2979137f22aed86cd343b3d39b73b68028ab97d00666b492f8bf29cc36571",
    "landing": "8f730cb4038efda8cf5990edb39f8c8b8f7905aa27d132e0a495b239841aa3be",
    "ebb": "95352f8b1c164734f357c141b7fedf53246f2e4c6d2cedf050299c6cc9dc8578",
    "flood": "fab301f2e14a4921ae80a64e302f03a73f08ff34aeab07baf8494a20baf3aeb5",
    "level": "673cc64caf2cff21cb45982b6dc1e359d18ac56bbc49841ae4f70b2ca1f43f34",
}
ALTERED = {
    "tide": "3e9a723f115eb5b5b02475d8398d949eea1e7152733e5ee3103ef84c187ef825",
    "crew": "cba0a450d32a82ec9a11e2ded51d080eb7b25a74f89788487d6809912eb2cc1c",
    "knots": "48c8a529b4429568f1d0dc7e6e9fe57e2fb817f7ec23fbea0877ede2202b31ce",
    "port": "8edbd02afd4779db21de88bb4fa9d76cacb5dd4a8564ac53ae245c48268c619f",
    "salt": "26ae1d3f63de1500c5abb9fc397b53fe7e6f24cbfecc760da272a146e62c2905",
    "rope": "168d1448364fad64c89d3714aee5a983624fb92500b1daaabb0579eb2eaa0c29",
    "fathom": "35b094b3b436ae0f9f79a0fae17d2a8484e90d30bab9e26bb83d9e1ac2490a1c",
    "lights": "702963c9492bef04529137709f6ed833d40c73add5fca2f88f0abc6c20d67a98",
    "landing": "0477196ae063c696a5318a52bb6297b6e8818d5b121552d859973f411e99c6a2",
    "ebb": "45a498abde105416fe96804a717dff94a6c276adddec7bc4c4fb746f98f3f9b1",
    "flood": "13acf8e25b5468e8e0a08306422699762fd0a22fcf8af7ee9bc5866d5f5a7972",
    "level": "15dd5fc423c31f078f23bb9a33554aa7bc14640256e542ca4b612c11c3f3bc46",
}


def test_the_hashes_of_keys_are_those_that_logs_hold() -> None:
    assert key_hashes(every_type()) == TODAY
    assert key_hashes(altered()) == ALTERED
    assert {name for name, key in TODAY.items() if ALTERED[name] == key} == {"port"}


@EVERY_RULE
def test_another_version_of_a_rule_gives_its_questions_another_key_hash(
    rule: MarkingRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes = [TODAY]
    for version in (8, 9):
        in_force(monkeypatch, replace(rule, version=version))
        hashes.append(key_hashes(every_type()))
    its = {one["id"] for one in every_type()["questions"] if one["type"] == rule.question_type}
    for name in TODAY:
        assert len({found[name] for found in hashes}) == (3 if name in its else 1)


@EVERY_RULE
def test_another_name_of_a_rule_gives_its_questions_another_key_hash(
    rule: MarkingRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_force(monkeypatch, replace(rule, name="otherwise"))
    changed = {name for name, found in key_hashes(every_type()).items() if found != TODAY[name]}
    assert changed == {one["id"] for one in every_type()["questions"] if one["type"] == rule.question_type}
