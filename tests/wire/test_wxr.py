"""WordPress exports: posts and pages with their writers, pictures and shortcodes."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Concept, Item
from copydesk.wire import wordpress_copy
from copydesk.wire.formats import wxr
from wire.captured import captured, items

EIGHT = dt.datetime(2026, 3, 4, 8, 0, tzinfo=dt.UTC)


def export(*found: str) -> str:
    """An export of a site."""
    return (
        "<!-- This is an export of your site. -->"
        '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">'
        "<channel><title>Isle Courier</title><link>https://isle.example</link>"
        "<language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version><wp:author>"
        "<wp:author_login>una</wp:author_login><wp:author_display_name><![CDATA[Una Hale]]>"
        f"</wp:author_display_name></wp:author>{''.join(found)}</channel></rss>"
    )


def post(
    copy: str = "Boats.", more: str = "", *, kind: str = "post", status: str = "publish"
) -> str:
    """One post, number 7."""
    return (
        "<item><title>Ferry &amp; quay</title><link>https://isle.example/ferry/</link>"
        "<dc:creator>una</dc:creator><guid isPermaLink='false'>https://isle.example/?p=7</guid>"
        f"<content:encoded><![CDATA[{copy}]]></content:encoded><wp:post_id>7</wp:post_id>"
        f"<wp:post_date_gmt>2026-03-04 08:00:00</wp:post_date_gmt><wp:post_type>{kind}"
        f"</wp:post_type><wp:status>{status}</wp:status>{more}</item>"
    )


def attachment(number: int, *, parent: int = 0, name: str = "quay.jpg") -> str:
    """A picture of the library."""
    return (
        f"<item><title>{name}</title><excerpt:encoded>At the quay</excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_parent>{parent}</wp:post_parent>"
        "<wp:post_type>attachment</wp:post_type><wp:attachment_url>https://isle.example/"
        f"{name}</wp:attachment_url></item>"
    )


def meta(key: str, value: object) -> str:
    """A custom field of a post."""
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value>"
        "</wp:postmeta>"
    )


def only(*found: str) -> Item:
    """The one item of an export."""
    (one,) = items(export(*found))
    return one


def test_a_post_has_its_fields() -> None:
    found = only(
        post(
            more="<excerpt:encoded>Boats again.</excerpt:encoded><wp:post_name>ferry</wp:post_name>"
            "<wp:post_modified_gmt>2026-03-04 09:00:00</wp:post_modified_gmt>"
        )
    )
    assert (found.format, found.guid) == ("wxr", "https://isle.example/?p=7")
    assert (found.headline, found.byline) == ("Ferry & quay", "Una Hale")
    assert (found.standfirst, found.slugline) == ("Boats again.", "ferry")
    assert (found.link, found.language) == ("https://isle.example/ferry/", "en-GB")
    assert (found.publisher, found.body.text) == ("Isle Courier", "<p>Boats.</p>")
    assert (found.published, found.updated) == (EIGHT, EIGHT + dt.timedelta(hours=1))


def test_pages_are_read_and_the_furniture_of_the_site_is_not() -> None:
    kinds = ("page", "nav_menu_item", "revision", "wp_block", "custom_css", "attachment")
    found = items(export(*(post(kind=kind) for kind in kinds)))
    assert [one.signals[0] for one in found] == ["post_type:page"]


@pytest.mark.parametrize("status", ["draft", "private", "pending", "trash", "future", "auto-draft"])
def test_only_what_is_published_may_be_used(status: str) -> None:
    assert only(post(status=status)).status == "withheld"
    assert only(post()).status == "usable"


def test_a_post_behind_a_password_is_withheld() -> None:
    assert only(post(more="<wp:post_password>x</wp:post_password>")).status == "withheld"


def test_a_post_of_the_future_says_from_when() -> None:
    assert only(post(status="future")).embargo_until == EIGHT


def test_zeros_for_a_date_are_none() -> None:
    text = export(post(status="draft")).replace("2026-03-04 08:00:00", "0000-00-00 00:00:00")
    assert items(text)[0].published is None


def test_categories_and_tags_are_told_apart() -> None:
    found = only(
        post(
            more='<category domain="category" nicename="sea">Sea</category>'
            '<category domain="post_tag" nicename="boats">Boats</category>'
        )
    )
    assert (found.section, found.keywords, found.subjects) == ("Sea", ("Boats",), ("Sea", "Boats"))
    assert Concept(code="sea", name="Sea", kind="category") in found.concepts


def test_a_writer_the_export_does_not_list_goes_by_the_login() -> None:
    text = export(post()).replace("<dc:creator>una<", "<dc:creator>bo<")
    assert items(text)[0].byline == "bo"


def test_the_picture_a_post_is_shown_with_comes_first() -> None:
    found = only(
        post(more=meta("_thumbnail_id", 9)),
        attachment(8, parent=7),
        attachment(9, name="lead.jpg"),
    )
    assert [one.src for one in found.pictures] == [
        "https://isle.example/lead.jpg",
        "https://isle.example/quay.jpg",
    ]
    assert found.pictures[0].caption == "At the quay"


def test_a_picture_that_stands_in_the_copy_is_not_sent_beside_it() -> None:
    copy = '<p><img src="https://isle.example/quay-300x200.jpg"></p>'
    assert only(post(copy), attachment(8, parent=7)).pictures == ()


def test_a_file_that_is_no_picture_is_none() -> None:
    assert only(post(), attachment(8, parent=7, name="terms.pdf")).pictures == ()


def test_a_feed_that_is_no_export_is_left_to_rss() -> None:
    assert not wxr.sniff(b'<rss version="2.0"><channel/></rss>', "")


def test_an_empty_line_ends_a_paragraph_and_a_line_breaks() -> None:
    assert wordpress_copy.copy("One\r\ntwo\r\n\r\nThree", {}) == "<p>One<br>\ntwo</p>\n<p>Three</p>"


def test_blocks_of_html_are_no_paragraphs() -> None:
    made = wordpress_copy.copy("One\n<ul>\n<li>Two</li>\n</ul>\nThree", {})
    assert made == "<p>One</p>\n<ul>\n<li>Two</li>\n</ul>\n<p>Three</p>"


def test_posts_made_of_blocks_have_their_paragraphs() -> None:
    text = "<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->"
    assert wordpress_copy.copy(text, {}) == text


def test_lines_of_typed_text_stay_as_they_are() -> None:
    text = "<pre>a\n\nb</pre>"
    assert wordpress_copy.copy(text, {}) == text


@pytest.mark.parametrize(
    "text",
    [
        '[caption id="attachment_8" width="300"]<img src="a.jpg" /> The quay.[/caption]',
        '[caption width="300" caption="The quay."]<img src="a.jpg" />[/caption]',
    ],
)
def test_a_caption_is_a_figure(text: str) -> None:
    made = wordpress_copy.copy(text, {}).replace("\n", "")
    assert made == '<figure><img src="a.jpg" /><figcaption>The quay.</figcaption></figure>'


def test_a_gallery_shows_the_pictures_it_lists() -> None:
    found = only(post('[gallery ids="9,8"]'), attachment(8), attachment(9, name="gull.jpg"))
    assert found.body.text.index("gull.jpg") < found.body.text.index("quay.jpg")
    assert found.body.text.count("<figcaption>At the quay") == 2


def test_a_gallery_without_a_list_shows_the_posts_own_pictures() -> None:
    found = only(post("[gallery]"), attachment(8, parent=7), attachment(9))
    assert found.body.text.count("<figure>") == 1
    assert found.pictures == ()


def test_a_film_is_a_link_and_builders_tags_are_gone() -> None:
    made = wordpress_copy.copy(
        '[vc_row a="b"]Boats [sic].[/vc_row][video mp4="https://a/b.mp4"]', {}
    )
    assert made == '<p>Boats [sic].</p>\n<p><a href="https://a/b.mp4">https://a/b.mp4</a></p>'


def test_a_caption_that_never_ends_keeps_its_words() -> None:
    assert wordpress_copy.copy("[caption]One [caption]two", {}) == "<p>One two</p>"


@given(st.text(alphabet="<>/[]captiongalery \"'=\n!-", max_size=200))
def test_whatever_comes_is_read_or_refused(inside: str) -> None:
    wordpress_copy.copy(inside, {})
    with suppress(UnreadableCapture):
        assert len(wxr.read(captured(export(post(), inside)))) >= 1
