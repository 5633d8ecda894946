"""How the text holds an event: as a fact, denied, possible, planned or asked for.

The values are those of FactBank's polarity and modality (Saurí and Pustejovsky 2009), folded into DESIGN's five. The
verb or noun that says the event is looked at first, then the words above it in the parse for as long as they bear on
it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from onrecord.model import Asserted
from onrecord.reading.events import governing, lexicon, syntax, unreal

_DEPTH = 8
_ENABLING = lexicon.word_set("let allow enable permit empower authorise authorize entitle")
_ENTRUSTING = lexicon.word_set("charge task entrust")
_PRESENT = frozenset({"VB", "VBZ", "VBP", "MD"})
_AMOUNTS = lexicon.word_set("nothing little enough anything much")

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


def is_open_to_the_future(word: Token) -> bool:
    """Whether the words let an event lie ahead: a noun, or a verb in the present ("meets the mayor on Monday")."""
    if not syntax.is_verb(word):
        verbs = [verb for verb in syntax.governors(word) if syntax.lemma(verb) in lexicon.HAPPENING]
        return not any(verb.tag_ == "VBD" for verb in verbs)
    tenses = {child.tag_ for child in word.lefts if child.dep_ in ("aux", "auxpass")} | {word.tag_}
    # "are investigating two shootings Monday": what is under way is no plan
    return (
        word.tag_ != "VBG"
        and bool(tenses & {"VBZ", "VBP"})
        and not any(child.dep_ == "aux" and child.lower_ in ("has", "have", "'ve") for child in word.lefts)
    )


def _judgements(word: Token, content: Content, negated: bool) -> Iterator[Asserted]:
    """Yield what bears on the event, inside out."""
    able = negated and any(child.dep_ == "aux" and child.lower_ == "could" for child in word.lefts)
    for each in _own(word):
        # "could do nothing" did nothing: the ability was there, and nothing came of it
        if not (negated and each is Asserted.DENIED) and not (able and each is Asserted.POSSIBLE):
            yield each
    if unreal.is_inverted(word):
        yield Asserted.POSSIBLE
    token, described = word, False
    for _ in range(_DEPTH):
        if unreal.is_replaced(token):
            yield Asserted.DENIED
        given = content(token)
        if given is not None:
            yield given
        above = token.head
        if above == token or (token.dep_ in ("ccomp", "advcl", "pcomp") and unreal.asks_which(token)):
            # "asked why officers used force": that they did is taken as given
            break
        if given is None or token.dep_ != "acl":
            # "denied that the arrests were unlawful": not that there were any
            yield from (each for each in _governed(token, above) if not (described and each is Asserted.DENIED))
        described = described or (
            not syntax.is_verb(token) and unreal.is_described(token) and unreal.predicate(above) is None
        )
        if not _bears(token):
            break
        token = above
    if unreal.is_in_question(word):
        yield Asserted.POSSIBLE


def _own(word: Token) -> Iterator[Asserted]:
    if not syntax.is_verb(word):
        for child in word.lefts:
            if child.dep_ in ("det", "neg") and child.lower_ in ("no", "not", "neither"):
                yield Asserted.DENIED
            elif child.dep_ in ("amod", "compound", "nmod"):
                if child.lower_ in lexicon.MAYBE_ADJECTIVES:
                    yield Asserted.POSSIBLE
                elif child.lower_ in lexicon.PLANNED_ADJECTIVES:
                    yield Asserted.PLANNED
                elif child.lower_ in lexicon.ASKED_ADJECTIVES:
                    yield Asserted.ASKED
        if unreal.is_planned_behind(word):
            yield Asserted.PLANNED
        if unreal.never_came_about(word):
            yield Asserted.DENIED
        return
    yield from _verb(word)


def _verb(verb: Token, depth: int = 0) -> Iterator[Asserted]:
    """What a verb's own negation, auxiliaries and adverbs say."""
    perfect = any(child.dep_ == "aux" and child.lower_ in ("have", "'ve", "has", "had") for child in verb.lefts)
    negated = any(child.dep_ == "neg" for child in verb.children) or _no_one(verb)
    negated = negated or _is_neither(verb)
    if (negated and not unreal.comes_about_later(verb)) or unreal.is_yet_to_come(verb):
        yield Asserted.DENIED
    for child in verb.lefts:
        word = child.lower_
        if child.dep_ == "aux" or child.dep_ == "auxpass":
            if word in lexicon.FUTURE:
                yield Asserted.PLANNED
            elif word == "would" and not perfect and verb.dep_ == "ccomp" and syntax.lemma(verb.head) in lexicon.SPEECH:
                # the future of a past report: "said she would meet them on Monday"
                yield Asserted.PLANNED
            elif word in lexicon.MAYBE:
                if negated and word in lexicon.ABLE and not perfect:
                    # "could not stop them": they did not
                    continue
                yield Asserted.POSSIBLE
            elif word in lexicon.WISH:
                yield Asserted.POSSIBLE if perfect else Asserted.ASKED
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in lexicon.MAYBE_ADVERBS:
            yield Asserted.POSSIBLE
        elif child.dep_ == "advmod" and child.lower_ in lexicon.ALMOST_ADVERBS:
            yield Asserted.DENIED
        elif child.dep_ in ("nsubj", "nsubjpass") and any(c.lower_ in lexicon.MAYBE_ADVERBS for c in child.lefts):
            # "hardly anyone was arrested"
            yield Asserted.POSSIBLE
    # A verb in "… and arrest six" shares the auxiliary of the first.
    if syntax.is_verb(verb.head) and depth < _DEPTH and _is_joined(verb) and _shares_auxiliary(verb):
        yield from _verb(verb.head, depth + 1)


def _is_joined(verb: Token) -> bool:
    """Whether a verb is coordinated with the one above, also where the parser takes it for an adverbial."""
    return verb.dep_ == "conj" or (
        verb.dep_ == "advcl"
        and verb.i > 0
        and verb.nbor(-1).text == ","
        and any(child.dep_ == "cc" and child.lower_ in ("or", "nor") for child in verb.rights)
    )


def _shares_auxiliary(verb: Token) -> bool:
    """Whether a joined verb leaves out the auxiliary that it has with the first: "was not hit, kicked or pushed"."""
    if verb.tag_ == "VB":
        return True
    return (
        verb.tag_ in ("VBN", "VBG")
        and verb.head.tag_ in (verb.tag_, "VBD")
        and not any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for child in verb.lefts)
        and not any(child.dep_ == "cc" and child.lower_ == "but" for child in verb.head.rights)
    )


def _is_neither(verb: Token) -> bool:
    """Whether a verb is one of those that "neither … nor" denies: "neither hit nor kicked him"."""
    if any(child.dep_ in ("preconj", "cc") and child.lower_ == "neither" for child in verb.lefts):
        return True
    return verb.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "nor" and c.i < verb.i for c in verb.head.rights)


def _no_one(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            if child.lower_ in ("nobody", "none", "nothing", "neither"):
                return True
            if unreal.has_no(child):
                return True
        elif child.dep_ == "ccomp" and child.pos_ == "ADJ" and _no_one(child):
            # "found no officer guilty", where the parser makes a clause of the two
            return True
    return False


def _governed(token: Token, above: Token) -> Iterator[Asserted]:
    """What the word above says about the event, or about the clause or phrase that holds it."""
    dep, word = token.dep_, syntax.lemma(above)
    if token.tag_ == "VB" and _comes_to_nothing(above):
        yield Asserted.DENIED
    if dep == "advcl" and any(c.dep_ == "mark" and c.lower_ in lexicon.CONDITIONS for c in token.lefts):
        yield Asserted.POSSIBLE
        return
    if dep in ("ccomp", "xcomp", "pcomp", "acl", "advcl") and any(
        c.lower_ == "whether" or (c.lower_ == "if" and c.dep_ == "mark") for c in token.lefts
    ):
        yield Asserted.POSSIBLE
    if syntax.is_for_to(token):
        yield from governing.for_to(word)
        return
    if above.pos_ == "ADP":
        if above.lower_ in ("without",):
            yield Asserted.DENIED
        return
    if syntax.is_verb(above):
        yield from _under_verb(token, above, dep, word)
    elif above.pos_ in ("ADJ", "NOUN", "PROPN"):
        yield from _under_noun(token, above, dep, word)


def _comes_to_nothing(above: Token) -> bool:
    """Whether an infinitive tells what was not done: "did nothing to help", "did not do enough to protect them"."""
    verb = above.head if above.lower_ in _AMOUNTS else above
    amounts = {child.lower_ for child in verb.children if child.lower_ in _AMOUNTS}
    return syntax.lemma(verb) == "do" and (
        bool(amounts & {"nothing", "little"}) or (bool(amounts) and unreal.is_negated(verb))
    )


def _under_verb(token: Token, above: Token, dep: str, word: str) -> Iterator[Asserted]:
    clause = dep in ("xcomp", "ccomp", "pcomp", "oprd", "csubj", "csubjpass")
    negated = unreal.is_negated(above)
    word = governing.with_particle(above, word)
    if word == "be" and dep == "xcomp" and any(child.tag_ == "TO" for child in token.lefts):
        # "the vigil was to be held"
        yield Asserted.PLANNED
    if dep == "advcl" and token.tag_ == "VB":
        yield from _on_purpose(token, above)
    if dep == "prep":
        yield from _through_preposition(token, above, word, negated)
    elif word == "rule out" and dep == "advcl":
        # "ruled out resigning"
        yield from governing.by_word(word, negated)
    elif clause:
        finite = syntax.is_finite(token)
        held = unreal.predicate(above)
        if held is not None:
            yield held
        if word in _ENABLING and not finite and above.tag_ in _PRESENT:
            # "the law lets officers arrest marchers": nothing says that they do
            yield Asserted.POSSIBLE
        if word in lexicon.HEARSAY and unreal.is_on_nobodys_behalf(above, finite):
            # "it is claimed that", "is said to have": nobody is named who says it
            yield Asserted.POSSIBLE
        if finite and word in lexicon.TELLING and unreal.is_wrong(above):
            yield Asserted.POSSIBLE
        if finite and word in lexicon.TELLING and not unreal.asks_which(token) and unreal.is_withheld(above):
            # "would not confirm that she was arrested": nobody says that she was, and nobody that she was not
            yield Asserted.POSSIBLE
        if finite and word in lexicon.NOT_BEARING_ON_FINITE and not _is_wanted(token, word):
            return
        yield from governing.by_word(word, negated)
        if not finite:
            yield from _verb(above)
    elif dep in ("dobj", "nsubj", "nsubjpass", "attr"):
        if word == "be" and any(c.dep_ == "xcomp" and any(a.dep_ == "auxpass" for a in c.lefts) for c in above.rights):
            # the subject of "was to be held"
            yield Asserted.PLANNED
        if dep != "nsubj" or syntax.is_passive(above):
            yield from governing.on_noun(token, word, negated)
        elif word in lexicon.COPULAS:
            yield from unreal.outlook(above)
        if unreal.is_due(above):
            yield Asserted.PLANNED
        if dep != "nsubj" or word in lexicon.HAPPENING:  # "the vigil was not violent": there was one
            yield from (each for each in _verb(above) if each is not Asserted.DENIED or not unreal.is_described(token))


def _is_wanted(token: Token, word: str) -> bool:
    """Whether a past form only looks finite: "want the officers jailed"."""
    return (
        word == "want"
        and token.tag_ in ("VBD", "VBN")
        and not any(child.dep_ in ("aux", "auxpass", "mark", "dobj") for child in token.children)
    )


def _on_purpose(token: Token, above: Token) -> Iterator[Asserted]:
    """What a verb says of an infinitive beside it: "what we can do to protect them", "foiled a plot to kill her"."""
    objects = {syntax.lemma(child) for child in above.rights if child.dep_ == "dobj" and child.i < token.i}
    if objects & lexicon.ASKING_NOUNS:
        yield Asserted.ASKED
    elif objects & (lexicon.DOUBTING_NOUNS | lexicon.PLANNING_NOUNS):
        yield Asserted.POSSIBLE
    elif any(child.tag_ == "TO" for child in token.lefts):
        yield from _verb(above)


def _through_preposition(token: Token, above: Token, word: str, negated: bool) -> Iterator[Asserted]:
    if token.lower_ not in ("of", "from", "for", "with", "to", "on", "about", "over"):
        return
    act = next((child for child in token.rights if child.dep_ in ("pcomp", "pobj")), None)
    is_clause = act is not None and act.dep_ == "pcomp"
    if is_clause and unreal.is_wrong(above):
        # "wrongly convicted of killing two men"
        yield Asserted.DENIED
    elif is_clause and word in lexicon.HOLDING and token.lower_ in ("for", "over", "about"):
        # Why somebody is held is what they are suspected of.
        yield Asserted.POSSIBLE
    elif is_clause and word in _ENTRUSTING and token.lower_ == "with":
        yield Asserted.PLANNED
    elif is_clause and word in lexicon.BARRING and token.lower_ == "from":
        yield Asserted.DENIED
    elif token.lower_ == "for" and governing.is_of_permission(above):
        # "refused permission for a rally", where the parser hangs the rally on the refusal
        yield Asserted.PLANNED
    if token.lower_ == "from" and any(
        child.dep_ == "dobj" and syntax.lemma(child) in lexicon.SHIELDING_NOUNS for child in above.rights
    ):
        # "granted protection from arrest"
        yield Asserted.POSSIBLE
    if word in lexicon.BEARING_THROUGH_PREPOSITIONS or (is_clause and word in lexicon.BEARING_THROUGH_ON_CLAUSES):
        yield from governing.by_word(word, negated)


def _under_noun(token: Token, above: Token, dep: str, word: str) -> Iterator[Asserted]:
    if word == "able" and dep == "xcomp" and above.head.tag_ in _PRESENT:
        # "wants police to be able to arrest them"; who was able to did
        yield Asserted.POSSIBLE
    if dep not in ("acl", "xcomp", "prep", "compound", "ccomp", "pcomp", "relcl"):
        return
    if dep == "relcl" and token.tag_ == "VB" and any(child.tag_ == "TO" for child in token.lefts):
        # "faces calls to sack him"
        dep = "acl"
    if dep in ("acl", "ccomp", "relcl") and syntax.is_finite(token):
        held = unreal.truth(above, negated=syntax.is_verb(above.head) and unreal.is_negated(above.head))
        if held is not None:
            yield held
        elif dep == "relcl" and unreal.is_ruled_out(above):
            yield Asserted.DENIED
        elif word in lexicon.DOUBTING_NOUNS | lexicon.TELLING_NOUNS and _is_what_is_told(token):
            yield unreal.told_by(above)
        return
    if dep == "prep" and unreal.is_guiltless(above):
        yield Asserted.DENIED
    elif dep == "prep" and above.dep_ == "dobj" and any(child.dep_ == "pcomp" for child in token.rights):
        # "acquitted officers of assaulting her", where the parser hangs the clause on the officers
        verb = above.head
        yield from _through_preposition(token, verb, syntax.lemma(verb), unreal.is_negated(verb))
    if dep == "relcl" or (dep == "prep" and token.lower_ not in ("of", "for", "to", "from", "on", "against")):
        return
    if dep == "acl" and token.tag_ in ("VBN", "VBG"):
        return
    if word == "able" and dep == "xcomp" and syntax.is_verb(above.head):
        # "have not been able to arrest", "will be able to search"
        yield from _verb(above.head)
    if word in lexicon.DENYING_NOUNS:
        yield Asserted.DENIED
    elif word in lexicon.DOUBTING_NOUNS or (
        word in lexicon.SHIELDING_NOUNS and dep == "prep" and token.lower_ in ("from", "against")
    ):
        yield Asserted.POSSIBLE
    elif word in lexicon.FORBIDDING_NOUNS | lexicon.PERMISSION_NOUNS and dep == "prep":
        yield Asserted.PLANNED
    elif word in lexicon.PLANNING_NOUNS and unreal.has_no(above):
        # "no plans to arrest her"
        yield Asserted.DENIED
    elif word in lexicon.PLANNING_NOUNS or (dep == "xcomp" and word in lexicon.PLANNING_ADJECTIVES):
        yield Asserted.PLANNED
    elif word in lexicon.ASKING_NOUNS:
        yield Asserted.ASKED
    elif dep == "acl" and token.tag_ == "VB":
        yield Asserted.POSSIBLE


def _is_what_is_told(clause: Token) -> bool:
    """Whether a clause is what a noun tells ("claims that guards beat her"), and not a relative of it."""
    before = clause.doc[max(clause.left_edge.i, clause.i - unreal.LONGEST_QUESTION) : clause.i]
    if any(token.tag_ in ("WDT", "WP", "WP$", "WRB") and token.lower_ != "that" for token in before):
        return False
    subjects = [child for child in clause.lefts if child.dep_ in ("nsubj", "nsubjpass", "expl")]
    return any(child.tag_ not in ("WDT", "WP") for child in subjects) and (
        clause.dep_ != "relcl"
        or syntax.is_passive(clause)
        or any(child.dep_ in ("dobj", "attr", "acomp") and child.tag_ not in ("WDT", "WP") for child in clause.children)
    )


def _bears(token: Token) -> bool:
    """Whether what stands above this token may still bear on the event: up to its own finite clause.

    A phrase of time or place is presupposed: "called for a review of policing at the vigil" asks for no vigil.
    """
    dep = token.dep_
    if dep == "prep" and token.lower_ not in lexicon.BEARING_PREPOSITIONS:
        return False
    if dep == "prep" and token.lower_ == "for":
        # "called for an arrest" asks for it; "refused to apologise for the arrest" takes it as given.
        head = syntax.lemma(token.head)
        if governing.is_of_permission(token.head):
            return True
        return head not in lexicon.REACTIONS if not syntax.is_verb(token.head) else head in lexicon.BEARING_THROUGH_FOR
    if dep == "pobj" and not governing.is_bare(token) and token.head.lower_ != "for":
        return token.head.dep_ == "prep" and syntax.lemma(token.head.head) in lexicon.FORBIDDING_NOUNS
    if dep in ("dobj", "nsubjpass", "pobj", "prep", "pcomp", "xcomp", "conj", "attr", "nsubj", "compound", "oprd"):
        return not (syntax.is_verb(token) and dep in ("nsubj", "dobj"))
    if dep in ("ccomp", "advcl"):
        return not syntax.is_finite(token) or dep == "ccomp"
    return False
