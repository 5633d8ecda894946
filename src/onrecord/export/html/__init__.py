"""A Reading as one self-contained HTML page, and an index of several such pages.

Nothing on a page comes from elsewhere: style and script are inside it, under a content security policy that
allows just those two by their hashes. Every word of a report is treated as hostile input.
"""

from onrecord.export.html.index import IndexItem, index_item, render_index
from onrecord.export.html.page import render_page

__all__ = ["IndexItem", "index_item", "render_index", "render_page"]
