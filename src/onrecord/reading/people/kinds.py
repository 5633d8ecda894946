"""Person, organisation or place: what kind of thing each name of a text is.

All occurrences of one name vote together. The small model's labels are one voice; titles, given names, the words of the
name itself, what stands before it ("in X") and after it ("X, 28,") are the others. Weights were set by hand on
training texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from onrecord.model import EntityKind
from onrecord.reading.people.acronyms import explained
from onrecord.reading.people.cut import Name, is_cipher, opens_sentence
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.named import is_telling
from onrecord.reading.people.personal import clues
from onrecord.reading.people.proper import IN_NAMES
from onrecord.reading.people.tokens import Tokens

PERSON, ORG, PLACE, OTHER = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.OTHER
Scores = dict[EntityKind, float]
_LABEL_KIND = {"PERSON": PERSON, "ORG": ORG, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE}
_LABEL_WEIGHT = {"PERSON": 1.0, "ORG": 0.8, "GPE": 1.4, "LOC": 1.4, "FAC": 1.2}
_PLACE_PREPOSITIONS = frozenset({"in", "near", "across", "outside", "at", "around", "throughout", "into", "inside"})
#: Words for streets that are surnames as well, and how much they tell for a street after a given name.
_STREET_SURNAMES = {"lane": 1.2, "street": 3.0}
_ALONG = frozenset({"on", "along", "of", "from", "to", "down", "up", "off", "onto"})
_BEFORE_THE = frozenset({"of", "for", "in", "on", "and", "at", "by", "to", "from", "with", "&"})
_ENTERED = frozenset({"entered", "reached", "visited", "stormed", "bombed", "shelled", "captured", "entering", "fled"})
_FAMILIES = frozenset({"family", "families", "brothers", "sisters", "twins", "siblings", "household"})
_BODIES = frozenset({"charity", "firm", "company", "union", "newspaper", "website", "broadcaster", "quango", "party"})
_WHO = frozenset({"who", "whose", "whom"})
#: What stands about a nickname inside a name.
_MARKS = frozenset({'"', "'", "''", "``", "“", "”", "‘", "’", "(", ")"})


def key_of(tokens: Tokens, name: Name) -> str:
    """The name's words, lower case, by which its occurrences are counted together."""
    words = [word for word in tokens.lower[name.first : name.last + 1] if word not in _MARKS]
    return " ".join(words[:-1] if len(words) > 1 and words[-1].rstrip(".") in ("jr", "sr") else words)


def classify(tokens: Tokens, lex: Lexicon, names: list[Name], population: Callable[[str], int] = lambda _: 0) -> None:
    """Set the kind of every name. ``population`` is a gazetteer's: inhabitants of the largest place of a name."""
    votes: dict[str, Scores] = defaultdict(lambda: defaultdict(float))
    counts: dict[str, int] = defaultdict(int)
    for name in names:
        key = key_of(tokens, name)
        counts[key] += 1
        scores = votes[key]
        for kind, weight in _occurrence(tokens, lex, name).items():
            scores[kind] += weight
    kinds: dict[str, EntityKind] = {}
    for key, scores in votes.items():
        mean = {kind: score / counts[key] for kind, score in scores.items()}
        words = key.split(" ")
        for kind, weight in _words(words, lex).items():
            mean[kind] = mean.get(kind, 0.0) + weight
        people = population(key)
        if people:
            # A big town is more likely meant than a hamlet that somebody is called after.
            sure = 0.3 if words[0] in lex.given else 1.0
            mean[PLACE] = mean.get(PLACE, 0.0) + sure * (1.2 if people > 100_000 else 0.6)
        elif words[-1] not in lex.place_heads and key not in lex.places:
            mean[PLACE] = mean.get(PLACE, 0.0) - (0.8 if len(words) == 1 else 1.2)
        kinds[key] = max(mean, key=lambda k: mean[k]) if mean and max(mean.values()) > 0.3 else OTHER
    _agree(tokens, lex, names, kinds)


def _agree(tokens: Tokens, lex: Lexicon, names: list[Name], kinds: dict[str, EntityKind]) -> None:
    """A part of a person's full name is that person's, unless it is a known place of its own in the text."""
    people = {key for key, kind in kinds.items() if kind is PERSON and " " in key}
    people |= {key_of(tokens, n) for n in names if n.honorific and n.last > n.first}
    parts = {key.split(" ")[-1] for key in people}
    parts |= {w for key in people if (w := key.split(" ")[0]) in lex.given}
    # "Ms Kent went to Kent": a surname that is a place too is a person's only where the text never says "in Kent".
    parts -= {
        key_of(tokens, n) for n in names if _after_place_preposition(tokens, n) and n.first == n.last
    } & lex.places
    for name in names:
        key = key_of(tokens, name)
        name.kind = kinds.get(key, OTHER)
        if (
            name.honorific
            or (name.role is not None and name.kind is not ORG)
            or (key in parts and not _after_place_preposition(tokens, name))
        ):
            name.kind = PERSON
        if name.kind is PERSON and not name.honorific and _is_a_family(tokens, name):
            name.kind = OTHER
    _listed(tokens, names)
    for full, short in explained(tokens, names):
        # "Quay Action (QA)": what two names of one body are is told by either.
        if PERSON not in (full.kind, short.kind):
            full.kind = short.kind = ORG if ORG in (full.kind, short.kind) else full.kind


def _is_a_family(tokens: Tokens, name: Name) -> bool:
    """Whether a surname tells whose household is meant, and nobody of it: "the Roe family", "the Roe brothers"."""
    after = name.last + 1
    return (
        name.first == name.last
        and after < len(tokens)
        and tokens.lower[after] in _FAMILIES
        and tokens.sent[after] == tokens.sent[name.last]
        and (tokens.lower[name.lead - 1] == "the" or opens_sentence(tokens, name.lead))
    )


def _listed(tokens: Tokens, names: list[Name]) -> None:
    """Take what nothing tells for a person's name where it stands between those of people: "Jo Roe, X Y and Al Coe"."""
    for before, name, after in zip(names, names[1:], names[2:], strict=False):
        if name.kind is OTHER and name.last > name.first and before.kind is after.kind is PERSON:
            commas = tokens.lower[before.last + 1 : name.lead], tokens.lower[name.last + 1 : after.lead]
            if commas[0] == [","] and commas[1] in ([","], ["and"], [",", "and"]):
                name.kind = PERSON


def _after_place_preposition(tokens: Tokens, name: Name) -> bool:
    return name.lead > 0 and tokens.lower[name.lead - 1] in _PLACE_PREPOSITIONS


def _occurrence(tokens: Tokens, lex: Lexicon, name: Name) -> Scores:
    scores: Scores = defaultdict(float)
    first, last = name.first, name.last
    label = tokens.ent[last] or tokens.ent[first]
    if label in _LABEL_KIND:
        scores[_LABEL_KIND[label]] += _LABEL_WEIGHT[label] * (0.5 if name.headline else 1.0)
    elif label in ("EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE", "NORP"):
        scores[OTHER] += 0.9
    if first == last and not name.honorific and opens_sentence(tokens, name.lead):
        # A capital at the start of a sentence says little ("Draft e-mails show …").
        for kind in tuple(scores):
            scores[kind] *= 0.6
    if _is_dateline(tokens, name):
        scores[PLACE] += 3
    if name.honorific or is_cipher(tokens, lex, last):
        scores[PERSON] += 4
    if name.role is not None:
        scores[PERSON] += 2.5
    known_place = " ".join(tokens.lower[first : last + 1]) in lex.places
    if first == last and _is_mixed_acronym(tokens.text[first]):
        scores[ORG] += 1.5
    if first == last and tokens.text[first].isupper() and 1 < len(tokens.text[first]) < 6 and not name.headline:
        scores[ORG] += 0 if known_place else 1.5
    before = tokens.lower[name.lead - 1] if name.lead else ""
    possessive = last + 1 < len(tokens) and tokens.tag[last + 1] == "POS"
    if before in _PLACE_PREPOSITIONS and not possessive:
        scores[PLACE] += 1.3 if before in ("in", "across", "near", "throughout") else 0.7
        scores[PERSON] -= 0.8
    elif before == "the":
        scores[PERSON] -= 1.2
        scores[ORG] += 0 if known_place else 0.4
    if before in _ALONG and tokens.lower[last] in lex.sets["streets"] and not possessive:
        scores[PLACE] += 1.3 if before in ("on", "along") else 0.4
        scores[PERSON] -= 0.8 if before in ("on", "along") else 0
    if first == last and name.lead and _is_owned(tokens, name):
        for kind in (ORG, PLACE):
            scores[kind] -= 0.9  # "his Zipwheel", "a Zipwheel"
    if before == "," and name.lead > 1 and tokens.sent[name.lead - 2] == tokens.sent[name.lead]:
        head = tokens.lower[name.lead - 2]
        bodies = head in ("hospital", "court", "prison", "jail", "church", "station", "college", "barracks")
        if bodies and tokens.text[name.lead - 2][0].isupper():
            scores[PLACE] += 2
        elif head in lex.sets["streets"] or (head in lex.place_heads and tokens.text[name.lead - 2][0].isupper()):
            scores[PLACE] += 2  # "of Main Street, Oldbury"
    if before == "of" and name.lead > 1 and tokens.lower[name.lead - 2] in lex.sets["localities"]:
        scores[PLACE] += 3
    if last + 1 < len(tokens) and tokens.lower[last + 1] in lex.sets["localities"] and tokens.text[last + 1].islower():
        scores[PLACE] += 1.0
    if before in _ENTERED and first == last:
        scores[PLACE] += 1.2
    noun = lex.nouns.get(before)
    if noun is not None and noun.kind is PERSON and name.lead == name.first:
        scores[PERSON] += 1.0
    two = " ".join(tokens.lower[max(0, name.lead - 2) : name.lead])
    body = lex.nouns.get(two) or (noun if before in _BODIES else None)
    if body is not None and body.kind is ORG and name.lead == name.first:
        scores[ORG] += 3.5  # "campaign group Hands Off"
    bare = tokens.lower[last] not in lex.names_any and tokens.lower[last] not in lex.names_last
    if bare and before == "from" and name.lead > 1 and _tells_home(tokens, lex, name.lead - 2):
        scores[PLACE] += 1.6  # "a man from Oldbury", "Jo Roe, 28, from Oldbury"
    if bare and before == "of" and name.lead > 2 and tokens.text[name.lead - 2] == "," and first == last:
        age = tokens.text[name.lead - 3]
        scores[PLACE] += 2.0 if age.isdecimal() and len(age) < 3 else 0.0  # "Jo Roe, 28, of Oldbury,"
    after = tokens.lower[last + 1 : last + 2]
    if (
        first == last
        and tokens.lower[first] in lex.sets["parties"]
        and after
        and (after[0] in lex.nouns or after == ["co"])
    ):
        scores[ORG] += 3  # "Green co-leader"
    suffers = tokens.dep[last] in ("dobj", "nsubjpass") and last > first
    if suffers and tokens.lower[tokens.head[last]] in lex.sets["suffered"]:
        scores[PERSON] += 1.2
    _following(tokens, name, scores)
    if _is_described(tokens, lex, name):
        scores[PERSON] += 1.6
    told = clues(tokens, lex, name)
    if told:
        scores[PERSON] += told
        scores[PLACE] -= 0.5
    return scores


def _tells_home(tokens: Tokens, lex: Lexicon, i: int) -> bool:
    """Whether a token before "from" tells of somebody whose home follows: "a man", "28,"."""
    if tokens.text[i] == "," and i:
        i -= 1
    noun = lex.nouns.get(tokens.lower[i])
    people = noun is not None and noun.kind in (PERSON, EntityKind.GROUP)
    return (
        people
        or (tokens.text[i].isdecimal() and len(tokens.text[i]) == 2)
        or tokens.lower[i] in ("originally", "native")
    )


def _is_described(tokens: Tokens, lex: Lexicon, name: Name) -> bool:
    """Whether a name is followed by what somebody is: "Jo Roe, a photographer for …,"."""
    i = name.last + 1
    if i + 2 >= len(tokens) or tokens.text[i] != "," or tokens.lower[i + 1] not in ("a", "an", "the", "his", "her"):
        return False
    for k in range(i + 2, min(i + 6, len(tokens))):
        if tokens.tag[k] == "NN":
            noun = lex.nouns.get(tokens.lower[k])
            if k + 1 < len(tokens) and tokens.tag[k + 1] in ("NN", "NNP", "POS"):
                continue
            return noun is not None and noun.kind is PERSON
        if not tokens.tag[k].startswith(("JJ", "VBN", "HYPH", "CD")):
            return False
    return False


def _is_owned(tokens: Tokens, name: Name) -> bool:
    """Whether a name is a thing's that somebody has, or one of its kind: "his Zipwheel", "a Zipwheel"."""
    if tokens.lower[name.lead - 1] not in ("a", "an") and tokens.tag[name.lead - 1] != "PRP$":
        return False
    after = tokens.tag[name.last + 1] if name.last + 1 < len(tokens) else ""
    return not after.startswith(("NN", "JJ", "POS", "HYPH", "CD", "VBN", "VBG")) and tokens.dep[name.last] != "compound"


def _is_mixed_acronym(word: str) -> bool:
    """Whether a word is like "TfL" or "MoD": short, with small letters inside and a capital at its end."""
    return len(word) < 5 and not word.isupper() and word[-1].isupper() and word.isalpha()


def _is_dateline(tokens: Tokens, name: Name) -> bool:
    """Whether a name in capitals opens a block before a dash or comma: "OLDBURY, March 3 —", "OLDBURY (Reuters) -"."""
    opens = name.first == 0 or tokens.block[name.first - 1] != tokens.block[name.first]
    opens = opens or tokens.text[name.first - 1].isspace()
    after = tokens.text[name.last + 1] if name.last + 1 < len(tokens) else ""
    return opens and after in (",", "-", "–", "—", "--", "(", ":") and tokens.text[name.last].isupper()


def _following(tokens: Tokens, name: Name, scores: Scores) -> None:
    i = name.last + 1
    following = tokens.lower[i : i + 3]
    if following and following[0] in _FAMILIES and name.first == name.last:
        # "The Summer family": nobody of that name is told of.
        for kind in (ORG, PLACE):
            scores[kind] -= 1.5
    if following and following[0] == "administration" and name.first == name.last:
        scores[PERSON] += 1.5
        scores[PLACE] -= 0.5
    if (
        len(following) == 3
        and following[0] == ","
        and following[1].isdigit()
        and following[2] in (",", ".", "and", "of")
    ):
        if 1 < len(following[1]) < 3 or len(following[1]) == 1:
            scores[PERSON] += 3
    elif len(following) > 1 and following[0] in (",", "(") and following[1] in ("aged", "who", "whose"):
        scores[PERSON] += 2 if following[1] == "aged" else 0.8
    elif following and following[0] in _WHO:
        scores[PERSON] += 0.8
    verb = tokens.head[name.last]
    if tokens.dep[name.last] == "nsubj" and tokens.lower[verb] in ("said", "says", "told", "added", "asked", "wrote"):
        scores[PERSON] += 1.0 if name.last > name.first else 0.5
        scores[PLACE] -= 0.7


def _words(words: list[str], lex: Lexicon) -> Scores:
    """What the words of a name say by themselves."""
    scores: Scores = defaultdict(float)
    key = " ".join(words)
    if any(" ".join(words[i:]) in lex.whole for i in range(max(1, len(words) - 1))):
        scores[ORG] += 4
    if len(words) > 2 and " ".join(words[:-1]) in lex.whole and words[-1] in lex.places:
        scores[ORG] += 4  # "Black Lives Matter UK"
    if words[0] in ("co", "co.") and len(words) == 2:
        scores[PLACE] += 4  # "Co Kerry"
        scores[PERSON] -= 2
    if tuple(words) in lex.aliases:
        scores[ORG] += 4 if len(words) > 1 else 1
    if key in lex.places:
        scores[PLACE] += 2.5 if key not in lex.given else 1.2
    head = words[-1]
    of = next((i for i, w in enumerate(words) if w in ("of", "for") and i), None)
    if of is not None:
        head = words[of - 1]
    if any(w in lex.names_any for w in words):
        scores[ORG] += 2.5
    the = any(w == "the" and words[k] not in _BEFORE_THE for k, w in enumerate(words[1:-1]))
    if the or any(w in IN_NAMES for w in words[1:-1]):
        scores[ORG] += 3  # "Save Our Harbour"
    if head in lex.names_last and is_telling(head, len(words)):
        scores[ORG] += 3.0 if len(words) > 1 or head in ("isis", "nato", "hamas") else 1.5
    elif head in lex.sets["streets"] and len(words) > 1:
        # "Sarah Lane" may be somebody; "Sarah Road" is not.
        scores[PLACE] += _STREET_SURNAMES[head] if _may_be_surname(words, lex) else 4
    elif head in lex.place_heads and len(words) > 1 and head not in lex.names_any:
        scores[PLACE] += 2.2 if words[0] not in lex.given else 1.2
    elif words[0] in lex.place_firsts and len(words) > 1:
        scores[PLACE] += 0.8
    street = head in lex.sets["streets"] and not _may_be_surname(words, lex)
    if len(words) > 2 and head in lex.sets["buildings"] and head not in lex.names_last and head not in lex.names_any:
        scores[PLACE] += 3
        street = True  # "the Jo Roe Courthouse"
    if words[:2] in (["strike", "force"], ["task", "force"]):
        scores[ORG] += 4
    if 1 < len(words) < 5 and words[0] in lex.given and head not in lex.names_last and not street:
        scores[PERSON] += 1.6
    elif len(words) == 1 and head in lex.given and head not in lex.places:
        scores[PERSON] += 0.8
    if len(words) == 1 and len(head) > 4 and "." in head[1:-1] and not head.endswith("."):
        scores[ORG] += 3  # A web address names its publisher.
    return scores


def _may_be_surname(words: list[str], lex: Lexicon) -> bool:
    """Whether a street's name may be somebody's given name and surname."""
    return len(words) == 2 and words[0] in lex.given and words[1] in _STREET_SURNAMES
