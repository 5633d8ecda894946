"""What a report tells of a story, a play or a drill did not happen: "in the novel, police arrest a young woman".

A word for fiction or for a drill has to stand where it bears on the act: as the place of its clause, as what tells or
shows it, or as who plays it. A report that speaks of a story all along tells the story's plot in the present tense.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.reading.events import syntax
from onrecord.reading.events.context import clause_of
from onrecord.reading.events.lexicon import word_set

#: Works that tell what nobody did. A film or a programme may show what somebody did, and is none by itself.
_FICTION = word_set(
    "novel novella drama thriller sitcom soap opera musical comedy tragedy screenplay script storyline plot sequel "
    "prequel fantasy fairytale melodrama videogame whodunnit whodunit miniseries dramatisation dramatization episode"
)
_SHOWN = word_set("film movie play series game story book show trailer scene") | _FICTION
#: What a work does with what it tells; "show" and "capture" are what footage of the fact does too.
_TELLING = word_set("tell follow depict portray centre center open imagine dramatise dramatize begin end star revolve")
_PARTS = word_set("character protagonist heroine antagonist villain")
_PLAYING = word_set("play portray voice")
_ENACTED = word_set(
    "simulation reconstruction reenactment re-enactment rehearsal scenario roleplay role-play dramatisation"
)
#: Acts for practice. People are hurt in them all the same, so only what somebody does to somebody is in doubt.
_DRILL = word_set("drill exercise")
_PRETENDED = word_set("mock simulated staged dummy hypothetical fictional fictitious pretend imaginary make-believe")
_IN = word_set("in during throughout as of for")
#: So many different words of the trade make a report one of a story, if there is one of them in so many words.
_TRADE = word_set(
    "novel novelist protagonist screenplay screenwriter starring starred cast episode playwright thriller premiere "
    "storyline plot sequel fiction character actor actress director filmmaker audience drama film movie series season "
    "blockbuster cinema trailer script role theatre theater box-office stage debut"
)
_KINDS, _RATE = 6, 60
_CLIMB = 8


class Staged:
    """Answers for one document."""

    def __init__(self, doc: Doc) -> None:
        found = [token.lower_ for token in doc if token.lower_ in _TRADE]
        self._is_of_a_story = len(set(found)) >= _KINDS and len(found) * _RATE >= len(doc)

    def holds(self, word: Token, *, has_agent: bool) -> bool:
        """Whether the event that a word tells was only told, played or practised.

        Args:
            word: the trigger's head.
            has_agent: whether somebody is named who does it.
        """
        return (self._is_of_a_story and _is_present(word)) or _is_staged(word, has_agent)


def _is_present(word: Token) -> bool:
    """Whether the clause of a word is in the simple present, as plots are told."""
    verb = clause_of(word)
    tenses = [child.tag_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")] or [verb.tag_]
    return tenses[0] in ("VBZ", "VBP")


def _is_staged(word: Token, has_agent: bool) -> bool:
    token = word
    for _ in range(_CLIMB):
        if any(_sets(child, has_agent) for child in token.children if child.dep_ == "prep" and child != word):
            return True
        if any(child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.lower_ in _PARTS for child in token.children):
            return True
        above = token.head
        if above == token:
            return False
        if token.dep_ == "pobj" and above.lower_ in _IN and _is_stage(token, has_agent):
            return True
        if syntax.is_verb(above) and _tells_a_story(above, token):
            return True
        if token.dep_ == "relcl" and above.dep_ == "dobj" and syntax.lemma(above.head) in _PLAYING:
            # "plays a policeman who shoots a child"
            return True
        if token.dep_ == "relcl" and _is_stage(above, has_agent):
            # "a mock drill in which a gunman was shot"
            return True
        token = above
    return False


def _sets(preposition: Token, has_agent: bool) -> bool:
    return preposition.lower_ in _IN and any(
        child.dep_ == "pobj" and _is_stage(child, has_agent) for child in preposition.rights
    )


def _is_stage(noun: Token, has_agent: bool) -> bool:
    """Whether what happens in a noun is fiction, or practice: "the novel", "a mock raid", "a training exercise"."""
    name = syntax.lemma(noun)
    parts = {child.lower_ for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod")}
    if parts & _PRETENDED or name in _FICTION or name in _ENACTED:
        return True
    if name in _DRILL:
        return has_agent
    # "in the play", "in the film", but "in a film studio" and "in a series of raids"
    return name in ("play", "film", "movie", "game") and noun.head.lower_ == "in" and not any(noun.rights)


def _tells_a_story(verb: Token, told: Token) -> bool:
    """Whether the subject of a verb is a work, and the verb tells what it is about: "the thriller opens with …"."""
    if told.dep_ in ("nsubj", "nsubjpass") or syntax.is_passive(verb):
        return False
    for subject in syntax.surface_subjects(verb):
        name = syntax.lemma(subject)
        if name in _FICTION or (name == "scenario" and told.i > verb.i):
            return True
        if name in _SHOWN and syntax.lemma(verb) in _TELLING:
            return True
    return False
