"""XML as feeds and maps are written with: the writer that copy goes out with too."""

from copydesk.story.shapes.xml import LANG, Element, add, clean, document, root

__all__ = ["LANG", "Element", "add", "clean", "document", "root"]
