"""What a page's data say of its pictures."""

from copydesk.markup.html import read_metadata
from copydesk.story.story import SentPicture


def pictures(image: str) -> tuple[SentPicture, ...]:
    data = f'{{"@graph":[{{"@type":"NewsArticle","image":{image}}},{{"@id":"#i","@type":'
    data += '"ImageObject","contentUrl":"https://e.test/b.jpg","creator":{"name":"Lena Moss"}}]}'
    return read_metadata(f'<script type="application/ld+json">{data}</script>').pictures


def test_credit_and_caption_are_read() -> None:
    image = '{"url":"https://e.test/a.jpg","caption":"A &quot;boat&quot;","creditText":"AP"}'
    assert pictures(image) == (
        SentPicture(src="https://e.test/a.jpg", caption='A "boat"', credit="AP"),
    )


def test_a_picture_keeps_the_rights_its_page_tells() -> None:
    rights = '"copyrightNotice":"(c) Isle","license":"https://e.test/terms"'
    (picture,) = pictures(f'{{"url":"https://e.test/a.jpg",{rights}}}')
    assert (picture.copyright, picture.usage_terms) == ("(c) Isle", "https://e.test/terms")


def test_a_picture_that_is_only_referred_to_is_looked_up() -> None:
    assert pictures('{"@id":"#i"}') == (
        SentPicture(src="https://e.test/b.jpg", credit="Lena Moss"),
    )


def test_an_unknown_reference_is_no_picture() -> None:
    assert pictures('{"@id":"#nowhere"}') == ()
