"""Chains: the mentions of one somebody, in the making of an entity."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model import EntityKind, Sector


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A token range, both ends inclusive, and the head word in it."""

    first: int
    last: int
    head: int


@dataclass(slots=True, eq=False)
class Chain:
    """What is known of one entity so far.

    Attributes:
        gender: "m", "f", "x" (a person of unknown gender) or "-" where it does not apply.
        full: how many of the first mentions are by full name, in text order.
        lemma: the head noun of an unnamed one.
        roles: token ranges of the words that give an office or description.
        forms: lower-case names used, as word tuples.
        definite: whether an unnamed one was told of as known ("the", "his"), or in general ("protesters").
    """

    kind: EntityKind
    name: str
    named: bool
    sector: Sector | None = None
    gender: str = "x"
    plural: bool = False
    full: int = 0
    age: int | None = None
    lemma: str = ""
    definite: bool = False
    mentions: list[Mention] = field(default_factory=list)
    roles: list[tuple[int, int]] = field(default_factory=list)
    forms: list[tuple[str, ...]] = field(default_factory=list)


@dataclass(slots=True)
class Cast:
    """All chains of a document, and which chain a token heads a mention of."""

    chains: list[Chain] = field(default_factory=list)
    by_head: dict[int, Chain] = field(default_factory=dict)

    def add(self, chain: Chain) -> Chain:
        """Take in a new chain, with the mentions that it has."""
        self.chains.append(chain)
        for mention in chain.mentions:
            self.by_head[mention.head] = chain
        return chain

    def mention(self, chain: Chain, mention: Mention) -> None:
        """Give a chain one more mention, unless its head has one already."""
        if mention.head not in self.by_head:
            chain.mentions.append(mention)
            self.by_head[mention.head] = chain

    def merge(self, one: Chain, into: Chain) -> None:
        """Make two chains one: what ``into`` knows already stays."""
        for mention in one.mentions:
            self.by_head[mention.head] = into
        # A person's mentions by full name come first in their list, and are counted: the others go behind.
        into.mentions.extend(one.mentions)
        into.roles.extend(role for role in one.roles if role not in into.roles)
        into.forms.extend(form for form in one.forms if form not in into.forms)
        into.age = one.age if into.age is None else into.age
        into.sector = one.sector if into.sector is None else into.sector
        into.gender = one.gender if into.gender == "x" else into.gender
        self.chains = [chain for chain in self.chains if chain is not one]
