"""Typed looks into parsed JSON, whose shape nobody vouches for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

#: What ``json.loads`` gives.
Value = object
Object = Mapping[str, Value]


def as_object(value: Value) -> Object | None:
    """Return a JSON object, or ``None`` for anything else."""
    return value if isinstance(value, dict) else None


def as_list(value: Value) -> list[Value]:
    """Return the items of an array; a lone value is an array of one, and ``null`` of none."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def objects(value: Value) -> Iterator[Object]:
    """Yield the objects of an array, or the lone object."""
    for item in as_list(value):
        found = as_object(item)
        if found is not None:
            yield found


def text_of(value: Value, *keys: str) -> str | None:
    """Return the first text that is not blank: the value itself, or one under ``keys`` of the object that it is."""
    for item in as_list(value):
        if isinstance(item, str) and item.strip():
            return item.strip()
        found = as_object(item)
        for key in keys if found is not None else ():
            inner = text_of(found.get(key), *keys) if found is not None else None
            if inner:
                return inner
    return None


def scalar(value: Value) -> str | None:
    """Return a text or number as text."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def count_words(value: Value, least: int = 5) -> int:
    """Count the words of every text inside a value that has at least ``least``: prose, not codes and names."""
    total = 0
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            count = len(item.split())
            total += count if count >= least else 0
        elif isinstance(item, dict):
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
    return total
