"""How the text holds an event: as a fact, denied, possible, planned or asked for.

The values are those of FactBank's polarity and modality (Saurí and Pustejovsky 2009), folded into DESIGN's five. The verb or
noun that says the event is looked at first, then the words above it in the parse for as long as they bear on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from onrecord.model import Asserted
from onrecord.reading.events import syntax

_NEGATIVE = frozenset("no not n't never nobody none neither nor nothing without".split())
_MAYBE = frozenset("may might could can would".split())
_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_WISH = frozenset({"should", "must", "ought"})
_MAYBE_ADVERBS = frozenset("allegedly reportedly possibly perhaps maybe supposedly potentially purportedly".split())
_MAYBE_ADJECTIVES = frozenset(
    "alleged suspected possible potential attempted supposed purported hypothetical likely apparent".split()
)
_PLANNED_ADJECTIVES = frozenset(
    "planned proposed scheduled upcoming forthcoming intended future looming impending".split()
)
_ASKED_ADJECTIVES = frozenset({"requested", "demanded"})

#: What a governing word does to what it governs, by its lemma.
_DENIED = frozenset(
    "deny refuse fail decline avoid prevent stop refrain neglect abstain avert forbid ban rule_out".split()
)
_PLANNED = frozenset(
    "plan intend aim prepare schedule promise vow pledge expect hope agree await due prepare set go want decide threaten".split()
)
_POSSIBLE = frozenset(
    "allege suspect accuse believe think fear doubt try attempt seek suggest wonder threaten consider claim warn risk "
    "imagine suppose question face rumour rumor speculate blame investigate".split()
)
_ASKED = frozenset(
    "call ask urge demand request tell appeal recommend advise insist press beg petition want implore order seek direct instruct".split()
)
#: Verbs under which an event keeps its own standing: perception, reports, light verbs.
_NOUNS_DENIED = frozenset("lack absence denial end halt".split())
_NOUNS_POSSIBLE = frozenset(
    "allegation accusation claim risk threat possibility fear prospect suspicion danger chance attempt charge suggestion "
    "rumour rumor offence crime right power likelihood question".split()
)
_NOUNS_PLANNED = frozenset("plan proposal preparation decision intention promise".split())
_NOUNS_ASKED = frozenset("call demand request petition appeal plea campaign need".split())
_HAPPEN = frozenset({"be", "happen", "occur", "take", "go", "begin", "start", "follow"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_BEARING_PREPOSITIONS = frozenset("of for from to with on against without about".split())
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SPEECH = frozenset("say tell add announce promise confirm state warn insist explain".split())
_DEPTH = 8

Content = Callable[[Token], Asserted | None]


def asserted(word: Token, content: Content, *, negated: bool = False) -> Asserted:
    """Return how the text holds the event that ``word`` says.

    Args:
        word: the trigger's head token.
        negated: the word's own negation is part of what it says ("did not intervene": a failure to act).
        content: tells how another event holds what a token fills its ``about`` role with (asked for by a call).
    """
    found = Asserted.ASSERTED
    for each in _judgements(word, content, negated):
        if each is Asserted.POSSIBLE or found is Asserted.ASSERTED:
            found = each
        if found is Asserted.POSSIBLE:
            break
    return found


def _judgements(word: Token, content: Content, negated: bool) -> Iterator[Asserted]:
    """Yield what bears on the event, inside out."""
    yield from (each for each in _own(word) if not (negated and each is Asserted.DENIED))
    token = word
    for _ in range(_DEPTH):
        given = content(token)
        if given is not None:
            yield given
        above = token.head
        if above == token:
            break
        yield from _governed(token, above)
        if not _bears(token):
            break
        token = above
    if _asks(word):
        yield Asserted.POSSIBLE


def _own(word: Token) -> Iterator[Asserted]:
    if not syntax.is_verb(word):
        for child in word.lefts:
            if child.dep_ in ("det", "neg") and child.lower_ in ("no", "not", "neither"):
                yield Asserted.DENIED
            elif child.dep_ in ("amod", "compound", "nmod"):
                if child.lower_ in _MAYBE_ADJECTIVES:
                    yield Asserted.POSSIBLE
                elif child.lower_ in _PLANNED_ADJECTIVES:
                    yield Asserted.PLANNED
                elif child.lower_ in _ASKED_ADJECTIVES:
                    yield Asserted.ASKED
        return
    yield from _verb(word)


def _verb(verb: Token) -> Iterator[Asserted]:
    """What a verb's own negation, auxiliaries and adverbs say."""
    perfect = any(child.dep_ == "aux" and child.lower_ in ("have", "'ve", "has", "had") for child in verb.lefts)
    negated = any(child.dep_ == "neg" for child in verb.children) or _no_one(verb)
    if negated:
        yield Asserted.DENIED
    for child in verb.lefts:
        word = child.lower_
        if child.dep_ == "aux" or child.dep_ == "auxpass":
            if word in _FUTURE:
                yield Asserted.PLANNED
            elif word == "would" and not perfect and verb.dep_ == "ccomp" and syntax.lemma(verb.head) in _SPEECH:
                # the future of a past report: "said she would meet them on Monday"
                yield Asserted.PLANNED
            elif word in _MAYBE:
                yield Asserted.POSSIBLE
            elif word in _WISH:
                yield Asserted.POSSIBLE if perfect else Asserted.ASKED
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in _MAYBE_ADVERBS:
            yield Asserted.POSSIBLE
    # A verb in "… and arrest six" shares the auxiliary of the first.
    if verb.dep_ == "conj" and syntax.is_verb(verb.head) and verb.tag_ == "VB":
        yield from _verb(verb.head)


def _no_one(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            if child.lower_ in ("nobody", "none", "nothing", "neither"):
                return True
            if any(inner.lower_ in ("no", "neither") and inner.dep_ in ("det", "neg") for inner in child.lefts):
                return True
    return False


def _governed(token: Token, above: Token) -> Iterator[Asserted]:
    """What the word above says about the event, or about the clause or phrase that holds it."""
    dep, word = token.dep_, syntax.lemma(above)
    if dep == "advcl" and any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in token.lefts):
        yield Asserted.POSSIBLE
        return
    if dep in ("ccomp", "xcomp", "pcomp", "acl", "advcl") and any(
        c.lower_ == "whether" or (c.lower_ == "if" and c.dep_ == "mark") for c in token.lefts
    ):
        yield Asserted.POSSIBLE
    if above.pos_ == "ADP":
        if above.lower_ in ("without",):
            yield Asserted.DENIED
        return
    if syntax.is_verb(above):
        yield from _under_verb(token, above, dep, word)
    elif above.pos_ in ("ADJ", "NOUN", "PROPN"):
        yield from _under_noun(token, above, dep, word)


def _under_verb(token: Token, above: Token, dep: str, word: str) -> Iterator[Asserted]:
    clause = dep in ("xcomp", "ccomp", "pcomp", "prep", "oprd")
    noun = dep in ("dobj", "nsubj", "nsubjpass", "attr")
    negated = any(child.dep_ == "neg" for child in above.children)
    if dep == "prep" and token.lower_ in ("of", "from", "for", "with", "to", "on", "about"):
        if word in (
            "accuse",
            "suspect",
            "prevent",
            "stop",
            "refrain",
            "call",
            "ask",
            "warn",
            "appeal",
            "plan",
            "press",
            "charge",
        ):
            yield from _by_word(word, negated)
        return
    if clause and dep != "prep":
        finite = syntax.is_finite(token)
        if finite and word in (
            "stop",
            "try",
            "tell",
            "go",
            "set",
            "want",
            "ask",
            "fail",
            "claim",
            "warn",
            "agree",
            "decide",
            "order",
            "seek",
        ):
            return
        yield from _by_word(word, negated)
        if not finite:
            yield from _verb(above)
    elif noun:
        if word in (
            "deny",
            "avoid",
            "prevent",
            "avert",
            "demand",
            "request",
            "seek",
            "want",
            "urge",
            "plan",
            "schedule",
            "threaten",
            "await",
            "expect",
            "propose",
            "consider",
            "fear",
            "allege",
            "recommend",
            "suspect",
            "promise",
            "rule",
        ):
            yield from _by_word(word, negated)
        if dep != "nsubj" or word in _HAPPEN:
            yield from _verb(above)


def _by_word(word: str, negated: bool) -> Iterator[Asserted]:
    if word in _DENIED:
        yield Asserted.POSSIBLE if negated else Asserted.DENIED
    elif word in _ASKED:
        yield Asserted.ASKED
    elif word in _POSSIBLE:
        yield Asserted.POSSIBLE
    elif word in _PLANNED:
        yield Asserted.DENIED if negated else Asserted.PLANNED


def _under_noun(token: Token, above: Token, dep: str, word: str) -> Iterator[Asserted]:
    if dep not in ("acl", "xcomp", "prep", "compound", "ccomp", "pcomp", "relcl"):
        return
    if dep == "relcl" or (dep == "prep" and token.lower_ not in ("of", "for", "to", "from", "on", "against")):
        return
    if dep == "acl" and token.tag_ in ("VBN", "VBG"):
        return
    if word in _NOUNS_DENIED:
        yield Asserted.DENIED
    elif word in _NOUNS_POSSIBLE:
        yield Asserted.POSSIBLE
    elif word in _NOUNS_PLANNED or (dep == "xcomp" and word in ("due", "set", "ready", "about", "prepared")):
        yield Asserted.PLANNED
    elif word in _NOUNS_ASKED:
        yield Asserted.ASKED
    elif dep == "acl" and token.tag_ == "VB":
        yield Asserted.POSSIBLE
    elif word in ("likely", "able", "unable", "unlikely"):
        yield Asserted.POSSIBLE


def _is_bare(noun: Token) -> bool:
    return not any(child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in _DEFINITE) for child in noun.lefts)


def _bears(token: Token) -> bool:
    """Whether what stands above this token may still bear on the event: up to its own finite clause.

    A phrase of time or place is presupposed: "called for a review of policing at the vigil" asks for no vigil.
    """
    dep = token.dep_
    if dep == "prep" and token.lower_ not in _BEARING_PREPOSITIONS:
        return False
    if dep == "pobj" and not _is_bare(token) and token.head.lower_ in ("of", "into", "on", "about", "over"):
        return False
    if dep in ("dobj", "nsubjpass", "pobj", "prep", "pcomp", "xcomp", "conj", "attr", "nsubj", "compound", "oprd"):
        return not (syntax.is_verb(token) and dep in ("nsubj", "dobj"))
    if dep in ("ccomp", "advcl"):
        return not syntax.is_finite(token) or dep == "ccomp"
    return False


def _asks(word: Token) -> bool:
    """Whether the sentence is a question."""
    sentence = word.sent
    for i in range(sentence.end - 1, max(sentence.start, sentence.end - 4), -1):
        token = word.doc[i]
        if token.text == "?":
            return True
        if not (token.is_space or token.is_quote or token.is_punct):
            break
    return False
