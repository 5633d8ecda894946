"""The ontology loads whole, and refuses a wrong file by its name, line and word."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import ontology
from onrecord.errors import OntologyError
from onrecord.ontology import PartOfSpeech

TYPES = """
    gathering clash dispersal deployment arrest detention release use_of_force injury killing death disappearance
    discovery abduction assault search failure_to_act ban fine charge trial ruling conviction acquittal complaint
    lawsuit settlement apology resignation dismissal meeting call order inquiry finding admission denial
    protection rescue lifting instruction intervention
    refusal withdrawal hearing discontinuance appeal publication measure
"""

CLASSES = "classes:\n  people:\n    words: [man, woman]\n"
CHAINS = "chains:\n  one:\n    definition: It.\n    types: [feast, brawl]\n"
FEAST = """\
type: feast
definition: People eat together.
roles:
  agent: who eats
triggers:
  - verbs: [feast]
    slots: {subj: agent}
"""
BRAWL = """\
type: brawl
definition: People fight.
roles: {agent: who fights, patient: whom}
triggers:
  - verbs: [brawl]
    slots: {subj: agent, prep.with: patient}
  - nouns: [brawl]
    unless: {comp: [$people]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "events").mkdir()
    (tmp_path / "classes.yaml").write_text(CLASSES)
    (tmp_path / "chains.yaml").write_text(CHAINS)
    (tmp_path / "events/feast.yaml").write_text(FEAST)
    (tmp_path / "events/brawl.yaml").write_text(BRAWL)
    return tmp_path


@pytest.fixture
def edit(folder: Path) -> Callable[[str, str, str], Path]:
    """Replaces words in one file of the small ontology, so that exactly one thing is wrong."""

    def replace(name: str, old: str, new: str) -> Path:
        file = folder / name
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))
        return folder

    return replace


def test_all_types_of_the_design_are_there() -> None:
    assert set(ontology.default().types) == set(TYPES.split())


def test_it_is_loaded_once() -> None:
    assert ontology.default() is ontology.default()


def test_chains_lead_from_a_demand_to_its_outcome() -> None:
    chains = {chain.name: chain.types for chain in ontology.default().chains}
    assert chains["inquiry"] == ("call", "order", "inquiry", "finding")
    assert chains["prosecution"] == ("complaint", "charge", "trial", "ruling")


def test_a_type_has_its_definition_roles_and_codes() -> None:
    arrest = ontology.default().types["arrest"]
    assert "custody" in arrest.definition
    assert set(arrest.roles) == {"agent", "patient", "about", "manner"}
    assert arrest.codes["cameo"] == "173"


def test_the_trigger_that_asks_for_most_is_tried_first() -> None:
    asked = [len(trigger.with_) for trigger in ontology.default().verbs["open"]]
    assert asked == sorted(asked, reverse=True)


def test_a_folder_of_ones_own_loads(folder: Path) -> None:
    mine = ontology.load(folder)
    assert list(mine.types) == ["brawl", "feast"]
    assert mine.verbs["feast"][0].pos is PartOfSpeech.VERB
    assert mine.nouns["brawl"][0].unless["comp"].classes[0].name == "people"


def test_words_that_yaml_takes_for_truth_values_stay_words(edit: Callable[[str, str, str], Path]) -> None:
    mine = ontology.load(edit("events/feast.yaml", "slots: {subj: agent}", "with: {prt: [on, off]}"))
    assert mine.verbs["feast"][0].with_["prt"].lemmas == {"on", "off"}


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "word", "known"),
    [
        ("events/feast.yaml", "subj: agent", "subj: eater", 7, "'eater'", "agent"),
        ("events/feast.yaml", "  agent: who eats", "  eater: who eats", 4, "'eater'", "patient"),
        ("events/feast.yaml", "subj: agent", "sbuj: agent", 7, "'sbuj'", "subj"),
        ("events/brawl.yaml", "$people", "$poeple", 8, "'$poeple'", "$people"),
        ("events/brawl.yaml", "verbs: [brawl]", "verbs: [feast]\n    cause: [flood]", 6, "'flood'", "feast"),
        ("chains.yaml", "brawl", "brawll", 4, "'brawll'", "brawl"),
        ("classes.yaml", "words: [man, woman]", "sectors: [polcie]", 3, "'polcie'", "police"),
    ],
)
def test_an_unknown_name_is_named_with_its_file_and_line(
    edit: Callable[[str, str, str], Path], name: str, old: str, new: str, line: int, word: str, known: str
) -> None:
    with pytest.raises(OntologyError) as caught:
        ontology.load(edit(name, old, new))
    assert caught.value.subject.endswith(f"{name}:{line}")
    assert word in caught.value.message
    assert caught.value.hint is not None
    assert known in caught.value.hint


def test_two_types_cannot_share_a_trigger(edit: Callable[[str, str, str], Path]) -> None:
    with pytest.raises(OntologyError, match=r"feast\.yaml:6.*'brawl' is, .* a trigger of 'brawl' already"):
        ontology.load(edit("events/feast.yaml", "verbs: [feast]", "verbs: [brawl]"))


def test_a_condition_tells_two_uses_of_a_word_apart(edit: Callable[[str, str, str], Path]) -> None:
    mine = ontology.load(edit("events/feast.yaml", "verbs: [feast]", "verbs: [brawl]\n    with: {obj: [cake]}"))
    assert [trigger.type for trigger in mine.verbs["brawl"]] == ["feast", "brawl"]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("type: feast", "type: banquet", 1, "'banquet'"),
        ("definition: People eat together.", "", 1, "definition"),
        ("verbs: [feast]", "verbs: [feast]\n    noun: [feast]", 7, "noun"),
        ("verbs: [feast]", "verbs: [feast]\n    nouns: [feast]", 6, "either verbs or nouns"),
        ("verbs: [feast]", "verbs: [feast", 7, "no YAML"),
        ("triggers:", "type: again\ntriggers:", 5, "'type' twice"),
    ],
)
def test_a_file_with_the_wrong_shape_is_named_with_its_line(
    edit: Callable[[str, str, str], Path], old: str, new: str, line: int, words: str
) -> None:
    with pytest.raises(OntologyError) as caught:
        ontology.load(edit("events/feast.yaml", old, new))
    assert caught.value.subject.endswith(f"feast.yaml:{line}")
    assert words in caught.value.message


def test_a_missing_file_and_an_empty_folder_are_errors(folder: Path) -> None:
    shutil.rmtree(folder / "events")
    with pytest.raises(OntologyError, match="no event types"):
        ontology.load(folder)
    (folder / "chains.yaml").unlink()
    with pytest.raises(OntologyError, match=r"chains\.yaml: cannot be read"):
        ontology.load(folder)


_PLOVER = frozenset(
    {
        *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"),
        *("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    }
)


def test_codes_are_written_as_their_schemes_write_them() -> None:
    for each in ontology.default().types.values():
        assert each.codes.get("plover", "AGREE") in _PLOVER, each.name
        # A root such as "09" is no code of an event; its general leaf is "090".
        assert len(each.codes.get("cameo", "090")) in (3, 4), each.name
