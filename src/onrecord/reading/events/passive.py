"""Whether a verb is passive, in sentences and in headlines."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.reading.events.lexicon import word_set
from onrecord.reading.events.tokens import is_verb, lemma

#: Verbs whose object and participle are a passive clause: "got him arrested".
_CAUSATIVE = frozenset({"have", "get"})
#: Verbs that need an object: with none, their past form in a headline is passive ("Teen killed in chase").
_SUFFERED = word_set(
    "abduct accuse acquit apprehend arrest assassinate bail ban beat book charge convict deport detain dismiss "
    "evacuate execute expel fine free hospitalise hospitalize hurt imprison indict injure jail kidnap kill "
    "lathicharge maim murder nab name oust probe punish quiz rape release remand rescue sack sentence stab suspend "
    "teargas urge wound tell accuse order slam blast condemn criticise criticize praise cancel scrap shelve postpone "
    "quash overturn foil thwart"
)
#: Those that people also do without an object ("asked to leave"): in headlines alone, their past form is passive.
_ASKED_OF = word_set("ask warn beg press")
#: Verbs that have no passive: "was hit by a van and died".
_ACTIVE_ONLY = word_set("die perish succumb collapse")
_LONGEST_HEADLINE = 24
_DEPTH = 6


def is_passive(verb: Token, depth: int = 0) -> bool:
    """Whether a verb is passive: by its auxiliary, as a reduced relative, or by the passive verb it is joined to."""
    if verb.tag_ not in ("VBN", "VBD") or lemma(verb) in _ACTIVE_ONLY:
        return False
    if (
        verb.dep_ in ("ccomp", "xcomp")
        and lemma(verb.head) in _CAUSATIVE
        and verb.head.i < verb.i
        and not any(child.dep_ in ("aux", "mark") for child in verb.lefts)
    ):
        # "had her son arrested": who stands before it suffers it
        return True
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.lefts):
        return True
    for child in verb.lefts:
        if child.dep_ == "nsubj" and _is_headline_passive(verb):
            return True
        if child.dep_ in ("nsubj", "aux"):
            return False
    if verb.dep_ == "acl":
        return not _is_main(verb)
    if any(child.dep_ == "dobj" for child in verb.rights):
        return False
    if verb.dep_ == "conj" and is_verb(verb.head) and depth < _DEPTH:
        return is_passive(verb.head, depth + 1)
    if any(child.dep_ == "agent" for child in verb.rights):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("advcl", "ccomp", "xcomp", "oprd", "pcomp", "ROOT", "amod")


def _is_main(verb: Token) -> bool:
    """Whether the parser missed the main verb after commas: "Officers, armed with batons, charged at the crowd"."""
    return (
        verb.head.dep_ == "ROOT"
        and verb.i - verb.head.i > 2
        and verb.nbor(-1).text == ","
        and verb.head.nbor().text == ","
        and not any(child.dep_ == "agent" for child in verb.rights)
    )


def _is_headline_passive(verb: Token) -> bool:
    """Whether a past form has no object though it needs one, and stands without its auxiliary, as in a headline."""
    if verb.dep_ not in ("ROOT", "ccomp", "conj") or any(child.dep_ in ("aux", "auxpass") for child in verb.lefts):
        return False
    if any(child.dep_ in ("dobj", "ccomp", "dative") for child in verb.rights) or _shares_object(verb):
        return False
    if lemma(verb) == "charge":
        # "Officers charged at the crowd"
        return any(child.dep_ == "prep" and child.lower_ in ("with", "over", "in", "after") for child in verb.rights)
    return lemma(verb) in _SUFFERED or (lemma(verb) in _ASKED_OF and _is_in_headline(verb))


def _shares_object(verb: Token) -> bool:
    """Whether a verb has its object with the one joined to it: "arrested and later freed the six"."""
    return any(
        child.dep_ == "conj"
        and is_verb(child)
        and not any(inner.dep_ in ("nsubj", "nsubjpass", "auxpass") for inner in child.lefts)
        and any(inner.dep_ == "dobj" for inner in child.rights)
        for child in verb.rights
    )


def _is_in_headline(verb: Token) -> bool:
    """Whether a verb stands in a short line that no mark ends."""
    words = [token for token in verb.sent if not token.is_space]
    return len(words) <= _LONGEST_HEADLINE and not (words[-1].is_punct or words[-1].is_quote)
