"""IPTC ninjs, versions 1 to 3 (https://iptc.org/standards/ninjs/)."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import InputError, counted
from onrecord.intake.assemble import Metadata, Piece, assemble, body_pieces
from onrecord.intake.captured import Captured
from onrecord.intake.dates import from_stamp
from onrecord.intake.heads import byline_names, split_names
from onrecord.intake.json_values import Object, Value, as_object, count_words, objects, scalar, text_of
from onrecord.intake.markup import looks_like_markup, markup_pieces
from onrecord.model import BlockKind, Document, Issue

_BODY_FIELDS = ("body_xhtml", "body_html", "body_text")
_SIGNS = ("versioncreated", "firstcreated", "pubstatus", "bodies", "headlines", *_BODY_FIELDS)
_PICTURES = frozenset({"picture", "graphic", "video"})
#: Fields that are read or that hold codes, names and labels; prose in any other is counted as left out.
_READ = frozenset(
    {"bodies", "headlines", "headline", "title", "bylines", "byline", "by", "associations", "located", "uri", "source"}
    | {"infosources", "copyrightholder", "webpage", "canonicalurl", "language", "type", "subjects", "subject"}
    | {"genres", "genre", "places", "place", "people", "person", "organisations", "organisation", "events", "event"}
    | {"objects", "object", "keywords", "slugline", "altids", "renditions", "rightsinfo", "trustindicators"}
)
#: Bodies in roles like these are shorter tellings of the same report.
_LESSER_ROLES = frozenset({"summary", "abstract", "caption", "teaser", "short"})


def is_ninjs(item: Object) -> bool:
    """Whether an object is a ninjs item: an address of its own, and a field that only ninjs has."""
    return isinstance(item.get("uri"), str) and not {key.lower() for key in item}.isdisjoint(_SIGNS)


def read_item(item: Object, captured: Captured, encoding: str) -> Document:
    """Make a Document of a ninjs text item, with the captions and credits of the pictures that go with it.

    Raises:
        InputError: where it has no body (a picture, a package).
    """
    item = _lower_keys(item)
    body, unread = _body(item)
    if body is None:
        kind = scalar(item.get("type")) or "item"
        raise InputError(
            "json.no_body", f"is a ninjs {kind} without a text body", subject=captured.name, hint="give the text item"
        )
    metadata = _metadata(item)
    pieces = list(_pieces(item, metadata, body))
    total = sum(unread.values())
    issues = []
    if total:
        message = f"{counted(total, 'word')} in fields that are not read: {', '.join(unread)}"
        issues.append(Issue("json.left_out", message, "json", count=total))
    media_type = "application/json"
    return assemble(captured, pieces, metadata, media_type=media_type, encoding=encoding, issues=issues)


def _lower_keys(item: Object, depth: int = 4) -> Object:
    """Return an object with its keys as ninjs 1 and 2 write them (3 has "versionCreated"), as deep as we look."""

    def lowered(value: Value) -> Value:
        if isinstance(value, list):
            return [lowered(one) if isinstance(one, dict) else one for one in value]
        return _lower_keys(value, depth - 1) if isinstance(value, dict) and depth else value

    return {key.lower(): lowered(value) for key, value in item.items()}


def _metadata(item: Object) -> Metadata:
    byline = _byline(item)
    source = next(objects(item.get("infosources")), None)
    uri = scalar(item.get("uri")) or ""
    first = scalar(item.get("version")) == "1"
    return Metadata(
        title=_headline(item),
        authors=(byline_names(byline) or split_names(byline)) if byline else (),
        # "contentcreated" is when it was written, "versioncreated" when this version was: which may be the first.
        published=_date(item, "firstcreated")
        or _date(item, "contentcreated")
        or (_date(item, "versioncreated") if first else None),
        modified=_date(item, "contentmodified") or (None if first else _date(item, "versioncreated")),
        outlet=(text_of(source.get("name")) if source else None)
        or text_of(item.get("source"))
        or text_of(item.get("copyrightholder")),
        url=text_of(item.get("webpage"))
        or text_of(item.get("canonicalurl"))
        or (uri if uri.startswith(("http://", "https://")) else None),
        language=scalar(item.get("language")),
    )


def _headline(item: Object) -> str | None:
    texts = [
        (scalar(head.get("role")) or "main", text_of(head.get("value"))) for head in objects(item.get("headlines"))
    ]
    main = next((text for role, text in texts if text and role in {"main", "headline"}), None)
    return (
        main
        or next((text for _, text in texts if text), None)
        or text_of(item.get("headline"))
        or text_of(item.get("title"))
    )


def _byline(item: Object) -> str | None:
    value = item.get("bylines")
    return text_of(value, "value", "byline") or text_of(item.get("byline")) or text_of(item.get("by"))


def _body(item: Object) -> tuple[tuple[str, bool] | None, dict[str, int]]:
    """Return the body with whether it is markup, and the words of the fields that tell something else.

    Of several tellings, markup is chosen first, since it says what is a heading; then the longest.
    """
    found: list[tuple[bool, bool, int, str, str]] = []
    for body in objects(item.get("bodies")):
        value = text_of(body.get("value"))
        if value:
            role = scalar(body.get("role")) or "main"
            kind = scalar(body.get("contenttype")) or ""
            is_markup = "html" in kind or (kind != "text/plain" and looks_like_markup(value))
            found.append((role not in _LESSER_ROLES, is_markup, len(value), value, f"body ({role})"))
    for key in (key for key in item if key.startswith("body_")):
        value = text_of(item.get(key))
        if value:
            found.append((True, key != "body_text" or looks_like_markup(value), len(value), value, key))
    if not found:
        return None, {}
    best = max(found, key=lambda one: one[:3])
    unread = {name: len(value.split()) for lead, _, _, value, name in found if not lead and value is not best[3]}
    chosen = _headline(item)
    other_heads = [head.get("value") for head in objects(item.get("headlines")) if text_of(head.get("value")) != chosen]
    others = [one for one in _associated(item.get("associations")) if scalar(one.get("type")) not in _PICTURES]
    fields = {key: item[key] for key in item if key not in _READ and not key.startswith("body_")}
    for key, left in {**fields, "headlines": other_heads, "associations": others}.items():
        if words := count_words(left, 1 if key == "ednote" else 5):
            unread[key] = words
    return (best[3], best[1]), unread


def _pieces(item: Object, metadata: Metadata, body: tuple[str, bool]) -> Iterator[Piece]:
    if metadata.title:
        yield Piece(BlockKind.TITLE, metadata.title)
    byline = _byline(item)
    if byline:
        yield Piece(BlockKind.BYLINE, byline)
    located = text_of(item.get("located"))
    text, is_markup = body
    # The place of writing often opens the body too.
    if located and not text.lstrip("<p> \n").casefold().startswith(located.casefold()):
        yield Piece(BlockKind.DATELINE, located)
    yield from markup_pieces(text) if is_markup else body_pieces(text)
    for picture in _associated(item.get("associations")):
        if scalar(picture.get("type")) not in _PICTURES:
            continue
        caption = _description(picture)
        if caption:
            yield Piece(BlockKind.CAPTION, " ".join(caption.split()))
        credit = text_of(picture.get("creditline")) or _byline(picture) or text_of(picture.get("copyrightholder"))
        if credit:
            yield Piece(BlockKind.CREDIT, " ".join(credit.split()))


def _associated(value: Value) -> Iterator[Object]:
    """Yield associated items: an array in ninjs 3 and 2, an object of named items in ninjs 1."""
    found = as_object(value)
    if found is not None and "uri" not in found:
        yield from (one for inner in found.values() for one in objects(inner))
    else:
        yield from objects(value)


def _description(picture: Object) -> str | None:
    texts = [(scalar(d.get("role")), text_of(d.get("value"))) for d in objects(picture.get("descriptions"))]
    caption = next((text for role, text in texts if text and role == "caption"), None)
    return caption or next((text for _, text in texts if text), None) or text_of(picture.get("description_text"))


def _date(item: Object, key: str) -> str | None:
    text = text_of(item.get(key))
    return from_stamp(text) if text else None
