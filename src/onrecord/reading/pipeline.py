"""Document in, Reading out: the layers in order, checked before they run."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language

from onrecord.errors import LayerError
from onrecord.model import Document, Issue, Reading
from onrecord.reading import events, language, media, people, places, sentences, speakers, statements, times
from onrecord.reading.layer import GIVEN, SETTABLE, Draft, Layer
from onrecord.reading.mending import mend

#: The only language that the layers can read; a report in another keeps its text and blocks and says so.
LANGUAGE = "en"


def default_layers() -> tuple[Layer, ...]:
    """Return the layers that ``onrecord read`` runs, in order."""
    return (
        media.layer(),
        times.layer(),
        statements.layer(),
        sentences.layer(),
        people.layer(),
        speakers.layer(),
        places.layer(),
        events.layer(),
    )


def check(layers: Sequence[Layer]) -> None:
    """Check that every layer gets what it needs from the ones before it.

    Raises:
        LayerError: where a layer needs or sets an unknown field, needs one that none before it sets, or sets one
            that another has set.
    """
    known = GIVEN | SETTABLE
    ready = set(GIVEN)
    for layer in layers:
        for unknown in sorted((layer.needs | layer.sets) - known):
            raise LayerError(
                "layer.unknown_field",
                f"knows no field {unknown!r}",
                subject=layer.name,
                hint=f"the fields are {', '.join(sorted(known))}",
            )
        for missing in sorted(layer.needs - ready):
            raise LayerError(
                "layer.unmet_need",
                f"needs {missing!r}, which no layer before it sets",
                subject=layer.name,
                hint=f"put the layer that sets {missing!r} before {layer.name!r}",
            )
        for twice in sorted(layer.sets & ready):
            raise LayerError("layer.set_twice", f"sets {twice!r}, which is set already", subject=layer.name)
        ready |= layer.sets


class Pipeline:
    """Reads Documents. Build one and use it for many: loading it costs about half a second."""

    def __init__(self, layers: Sequence[Layer] | None = None, nlp: Language | None = None) -> None:
        self.layers = tuple(default_layers() if layers is None else layers)
        check(self.layers)
        self._nlp = nlp if nlp is not None else language.load()

    def read(self, document: Document) -> Reading:
        """Read one Document.

        A Document in a language that the layers do not know comes back with no layers and an issue that says so.

        Raises:
            LayerError: where a layer fails on this document; the cause is chained.
        """
        if document.language not in (None, LANGUAGE):
            unread = Issue(
                "language.unsupported",
                f"the report is in {document.language!r}; only its text and blocks were read, since the layers "
                f"know {LANGUAGE!r} alone",
                component="pipeline",
            )
            return Reading(document, issues=(*document.issues, unread))
        # Without the zone, spaCy's string store grows with every new word of every report.
        with self._nlp.memory_zone():
            mended = mend(document, self._nlp)
            document = mended.document
            draft = Draft(document, language.parse(self._nlp, document.text, document.blocks))
            for layer in self.layers:
                self._run(layer, draft)
        reading = Reading(
            document=document,
            entities=draft.entities,
            statements=draft.statements,
            events=draft.events,
            times=draft.times,
            places=draft.places,
            media=draft.media,
            issues=(*document.issues, *draft.issues),
            sentences=draft.sentences,
        )
        return mended.restore(reading)

    @staticmethod
    def _run(layer: Layer, draft: Draft) -> None:
        try:
            layer.run(draft)
        except Exception as cause:
            # Whatever a layer trips over is this document's issue, reported with its name: a corpus goes on.
            raise LayerError(
                "layer.failed",
                f"the {layer.name} layer failed: {type(cause).__name__}: {cause}",
                subject=draft.document.input,
                hint="please report this with the text that caused it, if you may share it",
            ) from cause
