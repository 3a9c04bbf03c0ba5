"""What the cleaning tests share: items made of a line of text, and how an account reads."""

from collections.abc import Callable

import pytest

from copydesk.cleaning.clean import clean
from copydesk.story.house import House
from copydesk.story.story import Body, Cleaned, Item

Cleaning = Callable[..., Cleaned]


@pytest.fixture
def clean_text() -> Cleaning:
    """Clean a capture of bare text."""

    def cleaned(text: str, **fields: object) -> Cleaned:
        body = Body(text=text, media_type="text/plain", is_page=True)
        return clean(Item(guid="test", body=body, **fields), house=House())  # type: ignore[arg-type]

    return cleaned


@pytest.fixture
def clean_page() -> Cleaning:
    """Clean a page."""

    def cleaned(html: str, **fields: object) -> Cleaned:
        body = Body(text=html, base="https://example.test/story", is_page=True)
        return clean(Item(guid="test", body=body, **fields), house=House())  # type: ignore[arg-type]

    return cleaned


@pytest.fixture
def clean_body() -> Cleaning:
    """Clean a feed's body, which came without a page around it."""

    def cleaned(html: str, **fields: object) -> Cleaned:
        body = Body(text=html, base="https://example.test/story")
        return clean(Item(guid="test", body=body, **fields), house=House())  # type: ignore[arg-type]

    return cleaned
