"""Pronouns, where one antecedent alone fits.

Centering's preference for the last clause's subject (Grosz, Joshi and Weinstein, Computational Linguistics 21(2),
1995) breaks ties; where it does not break them, the pronoun stays unresolved.
"""

from __future__ import annotations

from bisect import bisect_right

from onrecord.model import EntityKind, Sector, Span
from onrecord.reading.attribution import Attribution
from onrecord.reading.people.bearers import Bearers
from onrecord.reading.people.chains import Cast, Chain, Mention
from onrecord.reading.people.lexicon import lexicon
from onrecord.reading.people.tokens import Tokens

_SINGULAR = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
#: How often a report must mention somebody to be about them.
_MOSTLY = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Pronouns:
    """Resolves the pronouns of a document, in text order."""

    def __init__(self, tokens: Tokens, cast: Cast, attributions: tuple[Attribution, ...]) -> None:
        self._tokens = tokens
        self._cast = cast
        self._quotes = _Quotes(attributions)
        self._bearers = Bearers(tokens, cast)
        self._about = {gender: _subject_of_report(cast, gender) for gender in ("m", "f")}
        self._told = self._quotes.outer_sentences(tokens)
        self._quantities = lexicon().sets["quantities"]

    def resolve(self) -> None:
        """Add the pronouns that have one antecedent to their chains."""
        first_person = []
        for i, word in enumerate(self._tokens.lower):
            if word in _SINGULAR:
                self._take(i, self._singular(i, _SINGULAR[word]))
            elif word in ("who", "whom") and self._tokens.tag[i] == "WP":
                self._take(i, self._relative(i))
            elif word in _PLURAL:
                self._take(i, self._plural(i))
            elif word in _FIRST and self._tokens.tag[i] in ("PRP", "PRP$"):
                first_person.append(i)
        for i in first_person:
            self._take(i, self._speaker(i))

    def _take(self, i: int, chain: Chain | None) -> None:
        if chain is not None:
            self._cast.mention(chain, Mention(i, i, i))

    def _relative(self, i: int) -> Chain | None:
        """The one whom the relative clause of a "who" is about."""
        tokens, at = self._tokens, i
        for _ in range(6):
            if tokens.dep[at] == "relcl":
                return self._cast.by_head.get(tokens.head[at])
            at = tokens.head[at]
        return None

    def _window(self, i: int, sent: list[int], sentences: int) -> list[tuple[int, Chain]]:
        """The chains mentioned in the sentence of ``i`` before it and in the sentences before, nearest first."""
        found = []
        k = i - 1
        floor = sent[i] - sentences
        while k >= 0 and sent[k] >= floor and i - k < 200:
            chain = self._cast.by_head.get(k)
            if chain is not None:
                found.append((k, chain))
            k -= 1
        return found

    def _singular(self, i: int, gender: str) -> Chain | None:
        tokens = self._tokens
        speaker = self._speaker(i)
        here = self._quotes.part_at(tokens.start[i])
        # For the reporter's own pronoun, a sentence that somebody else speaks does not come between.
        sent = tokens.sent if here is not None else self._told
        fits: list[tuple[int, Chain]] = []
        for k, chain in self._window(i, sent, 3):
            person = chain.kind is EntityKind.PERSON and not chain.plural
            if not person or chain.gender not in ("x", gender) or chain is speaker or self._bound(i, k):
                continue
            # Whom a speaker spoke of is seldom meant by the reporter's own next pronoun.
            if self._quotes.part_at(tokens.start[k]) not in (None, here):
                continue
            fits.append((k, chain))
        owners = self._owners(fits)
        if self._quotes.is_source(tokens.start[i]):
            # Whoever was the subject goes on speaking; the one whose brother that is does not take over.
            fits = [(k, c) for k, c in fits if id(c) not in owners]
        found = self._related(i, fits) or (self._choose(i, gender, fits, sent) if fits else self._ahead(i, gender))
        if not fits and found is None and here is not None:
            # "He was a gentle soul", of the one person whom the report is mostly about.
            about = self._about[gender]
            found = about if about is not speaker and about is not None and about.mentions[0].first < i else None
        return None if found is not None and id(found) in owners else found

    def _owners(self, fits: list[tuple[int, Chain]]) -> set[int]:
        """The ids of the chains that were last mentioned inside the mention of another that fits.

        "Jo Roe's brother", "the brother of Jo Roe": the head may be meant as well, and is nearer the focus.
        """
        last: dict[int, int] = {}
        for k, chain in fits:
            last.setdefault(id(chain), k)
        heads = dict(fits)
        owners = set()
        for k, chain in fits:
            head = heads.get(self._possessed(k)) if last[id(chain)] == k else None
            # "His lawyer said he was innocent": a pronoun carries on with the one in focus.
            focus = head is not None and self._tokens.tag[k] == "PRP$" and not head.named and head.gender == "x"
            if head is not None and head is not chain and not focus:
                owners.add(id(chain))
        return owners

    def _possessed(self, k: int) -> int:
        """The head of the mention that a token is the possessor in, or -1."""
        tokens = self._tokens
        at = tokens.head[k]
        if tokens.dep[k] == "pobj" and tokens.lower[at] == "of":
            at = tokens.head[at]
        elif tokens.dep[k] != "poss":
            return -1
        for _ in range(3):
            if at in self._cast.by_head or tokens.dep[at] not in ("compound", "nmod", "appos"):
                break
            # "Jo Roe's brother Al": the kin word belongs to the name after it.
            at = tokens.head[at]
        apposed = at + 1 < len(tokens) and tokens.dep[at + 1] == "appos" and tokens.head[at + 1] == at
        return at + 1 if apposed and at not in self._cast.by_head else at

    def _related(self, i: int, fits: list[tuple[int, Chain]]) -> Chain | None:
        """Inside a relative clause, the one whom the clause is about ("Jo, who went missing after she left")."""
        tokens = self._tokens
        at, steps = i, 0
        while tokens.head[at] != at and steps < 12:
            if tokens.dep[at] == "relcl":
                above = tokens.head[at]
                return next((c for k, c in fits if k == above), None)
            at, steps = tokens.head[at], steps + 1
        return None

    def _bound(self, i: int, k: int) -> bool:
        """Whether ``k`` is a co-argument of the pronoun's own verb, which it then cannot stand for ("Jo saw her")."""
        tokens = self._tokens
        if tokens.tag[i] == "PRP$" or tokens.lower[i].endswith("self") or tokens.dep[i] in _SUBJECTS:
            return False
        verb = tokens.head[i] if tokens.dep[i] != "pobj" else tokens.head[tokens.head[i]]
        return tokens.head[k] == verb and tokens.dep[k] in _SUBJECTS

    def _choose(self, i: int, gender: str, fits: list[tuple[int, Chain]], sent: list[int]) -> Chain | None:
        tokens = self._tokens
        chains: list[Chain] = []
        for _, chain in fits:
            if chain not in chains:
                chains.append(chain)
        if len(chains) == 1:
            return chains[0]
        topic = self._topic(i, fits, sent)
        if topic is not None:
            return None if self._contested(i, topic, gender, fits, sent) else topic
        known = [c for c in chains if c.gender == gender]
        rival = next((c for k, c in fits if sent[k] == sent[i] and self._is_subject(k)), None)
        if rival is not None and rival not in known and self._nearest(fits, known, sent) < sent[i]:
            # "Another neighbour said he woke up": no man named before is meant.
            return rival
        if len(known) == 1 and (known[0].named or not any(c.named for c in chains)):
            return None if self._contested(i, known[0], gender, fits, sent) else known[0]
        pool = known or chains
        here = {id(c) for k, c in fits if c in pool and sent[k] == sent[i]}
        if len(here) > 1 and tokens.dep[i] not in _SUBJECTS:
            return None
        # Several fit: the subject of this sentence's or the last sentence's main clause, if it is the only one such.
        for line in (sent[i], sent[i] - 1):
            near = [(k, c) for k, c in fits if c in pool and sent[k] == line]
            subjects = {id(c): c for k, c in near if self._is_subject(k)}
            if len(subjects) == 1:
                found = next(iter(subjects.values()))
                return None if line < sent[i] and self._contested(i, found, gender, fits, sent) else found
            if len(subjects) > 1:
                return None
            if len({id(c) for _, c in near}) == 1 and line == sent[i]:
                return near[0][1]
        return None

    def _contested(self, i: int, chain: Chain, gender: str, fits: list[tuple[int, Chain]], sent: list[int]) -> bool:
        """Whether the sentence before, where an antecedent was mentioned last, has another who might be meant as well.

        Somebody of the pronoun's gender might be. So might one of unknown gender, unless the antecedent is of known
        gender and that sentence's subject.
        """
        line = self._nearest(fits, [chain], sent)
        if line == sent[i]:
            return False
        subject = any(c is chain and sent[k] == line and self._is_subject(k) for k, c in fits)
        for k, other in fits:
            if other is chain or sent[k] != line or self._goes_on(i, k, chain):
                continue
            if other.gender == gender or chain.gender != gender or not subject:
                return True
        return False

    def _goes_on(self, i: int, k: int, chain: Chain) -> bool:
        """Whether a speaker goes on ("Jo said Ann was safe. She added"), and ``k`` is somebody whom they spoke of."""
        tokens, at = self._tokens, k
        if not self._quotes.is_source(tokens.start[i]):
            return False
        for _ in range(12):
            if tokens.dep[at] == "ccomp":
                speaker = next((c for c in tokens.children[tokens.head[at]] if tokens.dep[c] in _SUBJECTS), -1)
                return self._cast.by_head.get(speaker) is chain and self._quotes.is_source(tokens.start[speaker])
            if tokens.head[at] == at:
                break
            at = tokens.head[at]
        return False

    def _topic(self, i: int, fits: list[tuple[int, Chain]], sent: list[int]) -> Chain | None:
        """For "He said …": the subject of the main clause of the sentence before, if one person alone is that."""
        tokens = self._tokens
        if tokens.dep[i] != "nsubj" or tokens.dep[tokens.head[i]] != "ROOT":
            return None
        if any(sent[k] == sent[i] for k, _ in fits):
            return None
        main = [(k, c) for k, c in fits if sent[k] == sent[i] - 1 and self._is_subject(k)]
        tops = {id(c): c for k, c in main if tokens.dep[tokens.head[k]] == "ROOT" or tokens.dep[k] in ("conj", "nmod")}
        return next(iter(tops.values())) if len(tops) == 1 else None

    def _nearest(self, fits: list[tuple[int, Chain]], chains: list[Chain], sent: list[int]) -> int:
        """The sentence of the latest mention of any of the chains, or -1."""
        return max((sent[k] for k, c in fits if c in chains), default=-1)

    def _is_subject(self, k: int) -> bool:
        dep, head = self._tokens.dep, self._tokens.head
        # The small parser takes the first of two joined names for a modifier of the second.
        joined = dep[k] in ("conj", "nmod") and head[k] in self._cast.by_head
        # "Jo Roe's brother Al": the kin word is the subject, and the name its apposition.
        joined = joined or (dep[k] == "appos" and head[k] == k - 1)
        return dep[k] in _SUBJECTS or (joined and dep[head[k]] in _SUBJECTS)

    def _ahead(self, i: int, gender: str) -> Chain | None:
        """Find the later subject of "After she left, Jo said", when the pronoun's clause comes first."""
        tokens = self._tokens
        first = i
        while first > 0 and tokens.sent[first - 1] == tokens.sent[i]:
            first -= 1
        if i - first > 6 or tokens.dep[tokens.head[i]] not in ("advcl", "pcomp", "prep"):
            return None
        k = i + 1
        while k < len(tokens) and tokens.sent[k] == tokens.sent[i] and k - i < 40:
            chain = self._cast.by_head.get(k)
            if chain is not None and chain.kind is EntityKind.PERSON and chain.named and tokens.dep[k] in _SUBJECTS:
                return chain if chain.gender in ("x", gender) else None
            k += 1
        return None

    def _plural(self, i: int) -> Chain | None:
        tokens = self._tokens
        seen: list[tuple[int, Chain]] = []
        counted = self._is_counted(i)
        for k, chain in self._window(i, tokens.sent, 1):
            # Outlets are named to say where words come from, and hardly ever meant by "they".
            body = chain.kind is EntityKind.ORGANISATION and chain.sector is not Sector.MEDIA
            if counted and chain.kind is EntityKind.ORGANISATION:
                continue
            plural = chain.plural or chain.kind is EntityKind.GROUP or body
            if plural and not self._bound(i, k) and all(chain is not c for _, c in seen):
                seen.append((k, chain))
        if len(seen) == 1:
            return seen[0][1] if not self._coordinated(i) else None
        subjects = [c for k, c in seen if tokens.dep[k] in _SUBJECTS and tokens.sent[k] == tokens.sent[i]]
        return subjects[0] if len(subjects) == 1 and len(seen) < 3 else None

    def _is_counted(self, i: int) -> bool:
        """Whether a pronoun stands for people some of whom are counted, as no body's are: "two of them"."""
        tokens = self._tokens
        of = i > 1 and tokens.lower[i - 1] == "of"
        return of and (tokens.tag[i - 2] in ("CD", "DT") or tokens.lower[i - 2] in self._quantities)

    def _coordinated(self, i: int) -> bool:
        """Whether two people are joined by "and" shortly before: then "they" may be those two."""
        return any(
            self._tokens.dep[k] == "conj" and c.kind is EntityKind.PERSON
            for k, c in self._window(i, self._tokens.sent, 1)
        )

    def _speaker(self, i: int) -> Chain | None:
        """The one known source of the quotation that a token stands in."""
        source = self._quotes.source_at(self._tokens.start[i])
        if not source:
            return None
        named = self._bearers.of(source[0])
        if len(named) != 1 or named[0].kind is not EntityKind.PERSON or named[0].plural:
            return None
        return named[0]


def _subject_of_report(cast: Cast, gender: str) -> Chain | None:
    """The one named person of a gender whom a report mentions far more often, pronouns apart, than any other."""
    people = [c for c in cast.chains if c.kind is EntityKind.PERSON and c.named and c.gender == gender]
    people.sort(key=lambda c: -len(c.mentions))
    if not people or len(people[0].mentions) < _MOSTLY:
        return None
    return people[0] if len(people) == 1 or len(people[0].mentions) >= 2 * len(people[1].mentions) else None


class _Quotes:
    """Finds the source of the innermost quotation at a position."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        rows = sorted((q.start, q.end, a.source, n) for n, a in enumerate(attributions) for q in a.quoted)
        self._starts = [row[0] for row in rows]
        self._rows = [row[:3] for row in rows]
        self._numbers = [row[3] for row in rows]

        self._ends = [row[1] for row in rows]
        self._sources = sorted((s.start, s.end) for a in attributions for s in a.source)

    def outer_sentences(self, tokens: Tokens) -> list[int]:
        """Running numbers of the sentences, where one that lies in a quotation counts with the next that does not."""
        quoted, until, row = [], 0, 0
        for start in tokens.start:
            while row < len(self._starts) and self._starts[row] <= start:
                until = max(until, self._ends[row])
                row += 1
            quoted.append(start < until)
        outside = {n for n, text, inside in zip(tokens.sent, tokens.text, quoted, strict=True)
                   if not inside and text[0].isalnum()}  # fmt: skip
        numbers, number, before = [], 0, -1
        for n in tokens.sent:
            if n != before and before in outside:
                number += 1
            before = n
            numbers.append(number)
        return numbers

    def is_source(self, position: int) -> bool:
        """Whether a statement is attributed to the words at a position."""
        at = bisect_right(self._sources, (position, 1 << 60)) - 1
        return at >= 0 and self._sources[at][1] > position

    def part_at(self, position: int) -> int | None:
        """A number that tells the quotation at a position from others, or ``None`` outside of all."""
        at = bisect_right(self._starts, position) - 1
        for k in range(at, max(-1, at - 4), -1):
            if self._rows[k][1] > position:
                return self._numbers[k]
        return None

    def source_at(self, position: int) -> tuple[Span, ...]:
        at = bisect_right(self._starts, position) - 1
        # Quotations nest at most a few deep.
        for k in range(at, max(-1, at - 4), -1):
            if self._rows[k][1] > position:
                return self._rows[k][2]
        return ()
