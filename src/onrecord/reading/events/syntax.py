"""Grammatical slots of verbs and nouns, voice undone: who did what to whom by the dependency parse.

The labels are those of spaCy's English models (ClearNLP style). A slot's name and meaning stand in
``onrecord.ontology.types.SLOTS``; in "she was held by two officers" the officers are ``subj`` of "held".
"""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

from spacy.tokens import Token

from onrecord.reading.events.complements import counted_object, driven, objects_of, shared_object
from onrecord.reading.events.complements import drivers as drivers
from onrecord.reading.events.lexicon import word_set
from onrecord.reading.events.passive import is_passive as is_passive
from onrecord.reading.events.tokens import conjuncts as conjuncts
from onrecord.reading.events.tokens import is_for_to as is_for_to
from onrecord.reading.events.tokens import is_verb as is_verb
from onrecord.reading.events.tokens import lemma as lemma

Slots: TypeAlias = dict[str, list[Token]]

_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_ADVERBIAL = frozenset({"advmod", "npadvmod"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
#: Verbs whose infinitive has the subject, not the object, as its own ("he promised her to resign").
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "use", "employ", "fire", "wield", "make", "take"})
#: Verbs whose object does what the infinitive says, where the parser makes an adverbial clause of it.
_OBJECT_CONTROL = frozenset(
    {"ask", "cause", "compel", "drive", "force", "lead", "oblige", "order", "prompt", "provoke", "push", "tell", "urge"}
)
_PERCEPTION = frozenset({"see", "watch", "film", "photograph", "spot", "hear", "record", "picture", "observe"})
#: Verbs that take another's act without "to": "let them go", "had him arrested".
_BARE_INFINITIVE = frozenset({"help", "have", "let", "make", "see", "watch", "hear", "bid"})
_COLLECTIVES = frozenset(
    {"number", "group", "couple", "crowd", "dozen", "hundred", "thousand", "score", "lot", "majority", "handful"}
)
_ASKING_ON = frozenset({"call", "appeal", "plead"})
#: "Foiled a plot to kill her": who foils it does not plot, where the parser hangs the deed on the verb.
_PLOTS = frozenset({"plot", "conspiracy", "scheme", "bid", "attempt", "plan", "call", "demand"})
#: Verbs by which a clash happens, on which its sides may hang: "scuffles broke out between fans and police".
_BREAKING_OUT = word_set("break erupt flare ensue occur happen take continue report start")
_DEPTH = 6


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Return what stands, or is understood, as a verb's grammatical subject."""
    own = [child for child in verb.lefts if child.dep_ in _SUBJECTS or child.dep_ in _PASSIVE_SUBJECTS]
    if own and own[0].dep_ == "nsubjpass" and verb.dep_ == "pcomp" and verb.head.dep_ == "agent":
        above = verb.head.head
        if lemma(above) in _PERCEPTION and depth < _DEPTH:
            # "he was seen by her being beaten": she saw it, he was beaten
            return surface_subjects(above, depth + 1)
    if not own and verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and lemma(verb.head) in _BARE_INFINITIVE:
        # "helped police arrest her", where the parser takes the police for part of the verb
        own = [child for child in verb.lefts if child.dep_ == "compound"]
    if not own and verb.tag_ == "VBG":
        # "killed in police firing", where the parser takes the noun for a verb
        own = [child for child in verb.lefts if child.dep_ == "compound"]
        before = verb.nbor(-1) if verb.i > 0 else verb
        if not own and before.pos_ == "NOUN" and verb.dep_ in ("advcl", "ROOT") and not _has_complement(verb):
            own = [before]
    if own and own[0].dep_ != "expl":
        # Of several, the nearest counts, and those that an "and" joins to it.
        joined = [child for child in own[:-1] if any(c.dep_ == "cc" for c in child.rights)]
        return [each for child in (*joined, own[-1]) for each in conjuncts(_antecedent(child, verb))]
    if depth > _DEPTH:
        return []
    return _understood(verb, depth)


def _has_complement(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "xcomp", "ccomp") for child in verb.rights)


def _understood(verb: Token, depth: int) -> list[Token]:
    head, dep = verb.head, verb.dep_
    if dep == "conj" and is_verb(head):
        return surface_subjects(head, depth + 1)
    if dep in ("xcomp", "ccomp") and is_verb(head) and not is_finite(verb):
        objects = [child for child in head.rights if child.dep_ in ("dobj", "dative")]
        if objects and lemma(head) not in _SUBJECT_CONTROL and verb.tag_ != "VBD":
            return conjuncts(objects[0])
        asked = [g for p in head.rights if p.dep_ == "prep" and p.lower_ in ("on", "upon", "to") for g in p.rights]
        if asked and lemma(head) in _ASKING_ON:
            return conjuncts(asked[0])
        return surface_subjects(head, depth + 1)
    if dep == "advcl" and verb.tag_ == "VB" and lemma(head) in _OBJECT_CONTROL:
        # "prompting officers to open fire": those who were prompted do
        objects = [child for child in head.rights if child.dep_ == "dobj"]
        if objects:
            return conjuncts(objects[0])
    if verb.tag_ == "VBN" and lemma(head) == "leave" and dep in ("advcl", "acl", "xcomp", "oprd"):
        # "the clash left twelve injured"
        return [each for child in head.rights if child.dep_ == "dobj" for each in conjuncts(child)]
    if dep == "advcl" and verb.tag_ == "VB" and any(c.dep_ == "dobj" and lemma(c) in _PLOTS for c in head.rights):
        return []
    if dep == "advcl" and is_verb(head) and not is_finite(verb):
        return surface_subjects(head, depth + 1)
    if dep == "pcomp":
        return _subject_of_gerund(verb, depth)
    if dep in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        # "an attempt to arrest him": the attempt does not arrest; "a man arrested on Friday" is arrested.
        if verb.tag_ == "VB" and _is_asked(head):
            return conjuncts(head)
        return [] if verb.tag_ == "VB" else conjuncts(_numbered(head))[:1]
    return []


def _is_asked(noun: Token) -> bool:
    """Whether somebody is called on: "called on the mayor to resign", where the parser hangs the act on the mayor."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("on", "upon", "to") and lemma(noun.head.head) in _ASKING_ON


def _subject_of_gerund(verb: Token, depth: int) -> list[Token]:
    above = verb.head.head
    if not is_verb(above):
        return []
    objects = [child for child in above.rights if child.dep_ == "dobj"]
    # "accused/stopped them of/from doing", but "left the square before being led away"
    if objects and verb.head.lower_ in ("of", "from", "for", "with", "into"):
        return conjuncts(objects[0])
    return surface_subjects(above, depth + 1)


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense or a modal of its own."""
    if verb.tag_ in ("VBG", "VB"):
        return any(child.tag_ == "MD" for child in verb.lefts)
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in verb.lefts)


def _antecedent(token: Token, verb: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the token itself."""
    if token.lower_ in _RELATIVES and token.tag_ in ("WDT", "WP", "IN", "DT"):
        clause = verb
        for _ in range(_DEPTH):
            if clause.dep_ == "relcl":
                return _numbered(clause.head)
            if clause.dep_ not in ("conj", "xcomp", "ccomp"):
                break
            clause = clause.head
    return token


def _numbered(token: Token) -> Token:
    """Return the head of "hundreds" in "hundreds of people who marched": the parser hangs the clause on "people"."""
    above = token.head
    if token.dep_ == "pobj" and above.lower_ == "of" and lemma(above.head) in _COLLECTIVES:
        return above.head
    return token


def verb_slots(verb: Token) -> Slots:
    """Return the slots of a verb; a slot that nothing fills is not in the result."""
    slots: Slots = defaultdict(list)
    passive = is_passive(verb)
    for child in verb.children:
        dep = child.dep_
        if dep == "dobj":
            slots["obj"].extend(conjuncts(_antecedent(child, verb)))
        elif dep == "dative":
            slots["iobj"].extend(conjuncts(child) if child.pos_ != "ADP" else objects_of(child))
        elif dep == "agent" and child.lower_ == "by":
            slots["subj"].extend(objects_of(child))
        elif dep in ("prep", "agent"):
            # The parser takes "AT" in capitals for "by" now and then.
            counted = counted_object(child) if passive or not slots.get("obj") else []
            if counted:
                slots["obj"].extend(counted)
                continue
            _add_preposition(slots, child)
            for asked in (t for t in child.rights if _is_asked(t)):
                slots["xcomp"].extend(c for c in asked.rights if c.dep_ in ("acl", "relcl") and c.tag_ == "VB")
        elif dep in ("prt", "neg"):
            slots[dep].append(child)
        elif is_for_to(child):
            slots["prep.for to"].append(child)
        elif dep == "npadvmod" and child.pos_ == "PROPN" and child.ent_type_ == "PERSON" and child.i > verb.i:
            # Nobody is an adverb: "had police arrest Ms Orr"
            slots["obj"].extend(conjuncts(child))
        elif dep in _ADVERBIAL:
            slots["adv"].append(child)
        elif dep in ("acomp", "oprd", "attr"):
            slots["acomp"].append(child)
            # "was unable to help": what the adjective bears on counts as the verb's
            slots["xcomp"].extend(inner for inner in child.rights if inner.dep_ == "xcomp" and child.pos_ == "ADJ")
            if child.lower_ == "guilty":
                for inner in (c for c in child.rights if c.dep_ == "prep"):
                    _add_preposition(slots, inner)
        elif dep == "xcomp" or (dep == "advcl" and child.tag_ == "VBG" and child.i == verb.i + 1):
            # "went missing", which the parser takes for an adverbial
            slots["xcomp"].append(child)
        elif dep == "ccomp" and child.i > verb.i:
            _add_clause(slots, child)
    subjects = surface_subjects(verb)
    slots["obj" if passive else "subj"].extend(subjects)
    if not passive:
        slots["prep.with"].extend(token for subject in subjects for token in driven(subject))
    if not passive and not slots.get("obj") and verb.dep_ == "relcl" and _gap(verb, subjects):
        slots["obj"].append(_numbered(verb.head))
    if not passive and not slots.get("obj"):
        slots["obj"].extend(shared_object(verb))
    for noun in slots.get("obj", ())[:1]:
        # "shot dead a man", where the parser has a dead man
        slots["acomp"].extend(c for c in noun.lefts if c.dep_ == "amod" and c.lower_ == "dead" and c.i == verb.i + 1)
    return {name: tokens for name, tokens in slots.items() if tokens}


def _gap(verb: Token, subjects: list[Token]) -> bool:
    """Whether a relative clause lacks its object: "the man (that) they arrested"."""
    if not subjects or any(subject == verb.head for subject in subjects):
        return False
    return any(child.dep_ == "nsubj" and child.lower_ not in ("who", "which") for child in verb.lefts) and (
        verb.head.pos_ in ("NOUN", "PROPN", "PRON")
        and lemma(verb.head) not in ("time", "place", "way", "reason", "moment", "day")
    )


def _add_clause(slots: Slots, clause: Token) -> None:
    """A complement with its own subject: "saw officers grab her"; the small clause of "let them go"."""
    infinitive = clause.tag_ == "VB" and any(child.tag_ == "TO" for child in clause.lefts)
    if infinitive or clause.tag_ == "VBG":
        slots["xcomp"].append(clause)
        for child in clause.lefts:
            # "asked the inspector to conduct a review": the inspector is the one asked.
            if child.dep_ in ("nsubj", "nsubjpass") and infinitive:
                slots["obj"].extend(conjuncts(child))
        return
    slots["ccomp"].append(clause)
    if clause.pos_ in ("ADJ", "ADV"):
        slots["acomp"].append(clause)
        slots["obj"].extend(child for child in clause.lefts if child.dep_ == "nsubj")


def _add_preposition(slots: Slots, preposition: Token) -> None:
    name = preposition.lower_
    objects = objects_of(preposition)
    if not objects and not any(child.dep_ == "prep" for child in preposition.children):
        # "stood by", "walked past": with nothing behind it, the preposition is a particle.
        slots["prt"].append(preposition)
        return
    slots["prep." + name].extend(objects)
    for child in preposition.children:
        # "out of court", "from outside the hall": the inner preposition counts too.
        if child.dep_ == "prep":
            slots[f"prep.{name} {child.lower_}"].extend(objects_of(child))


def noun_slots(noun: Token) -> Slots:
    """Return the slots of a noun, with ``gov`` the verb that it is subject or object of."""
    slots: Slots = defaultdict(list)
    for child in noun.children:
        dep = child.dep_
        if dep == "prep":
            _add_preposition(slots, child)
        elif dep == "poss":
            slots["poss"].append(child)
        elif dep in ("compound", "nmod", "npadvmod"):
            slots["comp"].append(child)
        elif dep == "amod":
            slots["amod"].append(child)
        elif dep in ("det", "neg"):
            slots["det"].append(child)
        elif dep == "nummod":
            slots["num"].append(child)
        elif is_for_to(child):
            slots["prep.for to"].append(child)
        elif dep in ("acl", "relcl") and child.tag_ == "VB":
            slots["xcomp"].append(child)
        elif dep == "acl" and child.tag_ == "VBG" and child.lower_ == "involving":
            slots["prep.involving"].extend(t for g in child.rights if g.dep_ == "dobj" for t in conjuncts(g))
        elif dep == "acl" and child.pos_ == "VERB":
            slots["ccomp"].append(child)
    slots["prep.by"].extend(_doers(noun))
    slots["gov"] = governors(noun)
    for verb in slots["gov"]:
        if lemma(verb) in _BREAKING_OUT:
            slots["prep.between"].extend(
                each for p in verb.rights if p.dep_ == "prep" and p.lower_ == "between" for each in objects_of(p)
            )
    if noun.dep_ == "pobj":
        slots["under"].append(noun.head)
        slots["blamed"] = _blamed(noun)
    return {name: tokens for name, tokens in slots.items() if tokens}


def _doers(noun: Token) -> list[Token]:
    """Return who stands behind "by" or "on the part of" right after a noun, whatever the parser hangs it on."""
    after = noun.doc[noun.i + 1 : noun.i + 5]
    if [token.lower_ for token in after] == ["on", "the", "part", "of"]:
        return objects_of(after[3])
    if noun.dep_ == "dobj" and len(after) > 0 and after[0].lower_ == "by" and after[0].head == noun.head:
        # "shows inaction by the police"
        return [each for each in objects_of(after[0]) if not is_verb(each)]
    return []


def _blamed(noun: Token) -> list[Token]:
    """Return whom a verb blames for what a noun says: "criticised the police for their inaction"."""
    preposition = noun.head
    verb = preposition.head
    if preposition.lower_ not in ("for", "of", "over", "with") or not is_verb(verb):
        return []
    if is_passive(verb):
        return surface_subjects(verb)
    objects = [t for child in verb.rights if child.dep_ == "dobj" for t in conjuncts(child)]
    joined = [t for p in verb.rights if p.dep_ == "prep" and p.lower_ in ("on", "at") for t in objects_of(p)]
    return objects or joined


def governors(noun: Token, depth: int = 0) -> list[Token]:
    """Return the verb that a noun is object, subject or prepositional object of, if any."""
    first = _first_conjunct(noun)
    if first.dep_ == "pobj":
        # "a spate of arrests", "one of the rallies"
        above = first.head.head
        if is_verb(above):
            return [above]
        if first.head.lower_ == "of" and above.pos_ == "NUM" and above.dep_ in ("nsubj", "nsubjpass", "dobj"):
            # "40 of these deaths have taken place"
            return governors(above, depth + 1) if depth < _DEPTH else []
        if first.head.lower_ == "of" and lemma(above) in (
            "number",
            "series",
            "spate",
            "wave",
            "string",
            "one",
            "dozen",
            "hundred",
        ):
            return governors(above, depth + 1) if depth < _DEPTH else []
        return []
    if first.dep_ in ("dobj", "nsubjpass", "nsubj", "attr", "dative") and is_verb(first.head):
        verb = first.head
        return [verb]
    if first.dep_ == "relcl":
        return [first]
    return []


def _first_conjunct(token: Token) -> Token:
    for _ in range(20):
        if token.dep_ not in ("conj", "appos"):
            break
        token = token.head
    return token


def supporters(noun: Token, verbs: frozenset[str]) -> list[Token]:
    """Return the subjects of a light verb that has the noun as its object: "the officers made an arrest"."""
    first = _first_conjunct(noun)
    verb = first.head
    if first.dep_ == "dobj" and lemma(verb) in verbs and not is_passive(verb):
        return surface_subjects(verb)
    if first.dep_ == "nsubjpass" and lemma(verb) in verbs:
        return [t for child in verb.rights if child.dep_ == "agent" for t in objects_of(child)]
    above = first.head.head if first.dep_ == "pobj" else first
    taking = above.head if lemma(above) == "part" else above
    if lemma(taking) in verbs and any(c.dep_ == "dobj" and c.lower_ == "part" for c in taking.rights):
        # "took part in the protest"
        return surface_subjects(taking)
    for child in noun.rights:
        # "the arrests that officers made", "a review conducted by the inspectorate"
        if child.dep_ in ("relcl", "acl") and lemma(child) in verbs:
            if child.tag_ == "VBN" and child.dep_ == "acl":
                return [t for each in child.rights if each.dep_ == "agent" for t in objects_of(each)]
            return [
                t
                for each in child.lefts
                if each.dep_ == "nsubj" and each.lower_ not in _RELATIVES
                for t in conjuncts(each)
            ]
    causing = first.head.lower_ == "to" and lemma(first.head.head) == "lead"
    if first.dep_ == "pobj" and is_verb(first.head.head) and lemma(first.head.head) in verbs and not causing:
        return surface_subjects(first.head.head)
    return []
