"""How alike two things that are asked for are: by the stems of their telling words."""

from __future__ import annotations

from onrecord.record.words import words_of


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


_STOP = word_set(
    "a an the of to in on at by for from with without into over about after before and or but as is are was were be "
    "been being has have had do does did done will would shall should can could may might must not no nor it its "
    "his her their our my your he she they we i you him them us me this that these those there here who whom whose "
    "which what when where why how all any some each every both one two three also only just now then than so such "
    "own same other another more most very still yet again set up hold held make made give given take taken get go "
    "goes went gone said say says tell told asked ask call called order ordered immediately urgently independent "
    "public judicial full fresh new proper mr mrs ms dr sir dame"
)
_SUFFIXES = (
    "ations",
    "ation",
    "ings",
    "ing",
    "ments",
    "ment",
    "ions",
    "ion",
    "ies",
    "ied",
    "ed",
    "es",
    "ly",
    "al",
    "e",
    "s",
    "y",
)
_SHORTEST = 4


def stem(word: str) -> str:
    """Return a word without its ending: "prosecution" and "prosecuted" are one."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)]
    return word


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of a text's telling words, each once, in order."""
    return tuple(dict.fromkeys(stem(word) for word in words_of(text) if word not in _STOP and len(word) > 1))


def overlap(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Return the share of the shorter one's stems that both have; 0 where one has none."""
    shared = set(left) & set(right)
    return len(shared) / min(len(set(left)), len(set(right))) if left and right else 0.0
