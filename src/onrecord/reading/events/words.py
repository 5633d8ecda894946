"""Whether a token is one of the words, or of the word classes, that an ontology's condition names."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.model import EntityKind
from onrecord.ontology import ANY, WordClass, Words
from onrecord.reading.events.lexicon import word_set
from onrecord.reading.events.naming import Naming, whole

_PERSONAL = word_set(
    "i we you he she they me us him her them who whom myself himself herself themselves someone somebody nobody "
    "everyone everybody anyone anybody those"
)
_INANIMATE = word_set("it itself this that these which what something nothing anything everything")
_NOT_A_FILLER = frozenset({"DATE", "TIME", "MONEY", "QUANTITY"})


class Vocabulary:
    """Answers the conditions of triggers for one document."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming

    def any(self, tokens: Iterable[Token], words: Words) -> bool:
        """Whether one of the tokens is one of the words."""
        return any(self.is_one(token, words) is True for token in tokens)

    def fits(self, tokens: Iterable[Token], words: Words) -> bool:
        """Whether the words allow for the tokens: not one of them is known to be something else."""
        return all(self.is_one(token, words) is not False for token in tokens)

    def is_one(self, token: Token, words: Words) -> bool | None:
        """Return whether the token is one of the words; ``None`` where nothing tells."""
        lemma = token.lemma_.lower()
        if lemma in words.lemmas or token.lower_ in words.lemmas or ANY in words.lemmas:
            return True
        if any(f"{child.lower_} {lemma}" in words.lemmas for child in token.lefts):
            return True
        behind = whole(token)
        if behind is not token and any(self._member(behind, behind.lemma_.lower(), each) for each in words.classes):
            # "a team of officers"
            return True
        verdicts = [self._member(token, lemma, each) for each in words.classes]
        if True in verdicts:
            return True
        return None if not words.classes or None in verdicts else False

    def _member(self, token: Token, lemma: str, group: WordClass) -> bool | None:
        if lemma in group.words or token.lower_ in group.words:
            return True
        if lemma in group.excluded:
            return False
        entity = self._naming.at(token)
        if entity is not None:
            if entity.sector is not None and entity.sector.value in group.sectors:
                return True
            if entity.kind.value in group.kinds:
                return True
            if entity.kind is EntityKind.PERSON and any(
                c.dep_ == "compound" and c.lower_ in group.words for c in token.lefts
            ):
                # "Sergeant Ray Moss", who by the title alone may be a soldier
                return True
            if group.open and entity.kind is EntityKind.PLACE and not entity.named:
                return False
        if token.ent_type_ in group.labels:
            return True
        if group.pronouns and token.lower_ in _PERSONAL:
            return True
        if token.lower_ in _INANIMATE or token.ent_type_ in _NOT_A_FILLER:
            return False
        if group.pronouns and token.pos_ == "NUM":
            return True
        return None
