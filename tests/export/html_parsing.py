"""Reads the page back without a browser: its report's words, its ids and links, and whether its tags balance."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "br"})


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""
    start: int = 0  # in the report's text
    end: int = 0

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


@dataclass
class Page(HTMLParser):
    """A parsed page; ``report`` is the text of the report's side, every stand-in turned back into its character."""

    source: str
    report: str = ""
    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()
        assert not self.open, f"never closed: {self.open[-1]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(attrs) == len(element.attributes), f"an attribute twice: {attrs}"
        if tag == "a":
            assert not any(outer.tag == "a" for outer in self.open), "a link in a link"
        self.elements.append(element)
        element.start = len(self.report)
        if tag not in VOID:
            self.open.append(element)
        if "data-cp" in element.attributes and self._in_report():
            self.report += chr(int(element.attributes["data-cp"], 16))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"closed but never opened: {tag}"
        assert self.open[-1].tag == tag, f"</{tag}> closes {self.open[-1]}"
        self.open.pop().end = len(self.report)

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data
        if self._in_report() and not any("data-cp" in element.attributes for element in self.open):
            self.report += data

    def _in_report(self) -> bool:
        ours = any("data-ours" in element.attributes for element in self.open)
        return not ours and any("text" in element.classes for element in self.open)

    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    def by_id(self, id: str) -> Element:
        return next(element for element in self.elements if element.attributes.get("id") == id)

    def text_of(self, tag: str) -> str:
        """Return the text of the one element with this tag."""
        (found,) = [element.text for element in self.elements if element.tag == tag]
        return found

    def links(self) -> list[str]:
        return [element.attributes["href"] for element in self.elements if "href" in element.attributes]

    def with_class(self, name: str) -> list[Element]:
        return [element for element in self.elements if name in element.classes]

    def check(self) -> None:
        """Fail unless ids are unique and every link inside the page leads somewhere."""
        ids = self.ids()
        assert len(ids) == len(set(ids)), "an id twice"
        missing = {link for link in self.links() if link.startswith("#")} - {f"#{id}" for id in ids}
        assert not missing, f"links to nowhere: {missing}"
