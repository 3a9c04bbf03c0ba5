"""Which hub a feed names."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.wire.http.hubs import Named, named_in

BASE = "https://meridian.example/feed.xml"


def test_an_atom_feed_names_its_hub_and_its_topic() -> None:
    feed = b"""<feed xmlns="http://www.w3.org/2005/Atom">
      <link rel="hub" href="https://hub.example/?a=1&amp;b=2"/>
      <link href='/feed.xml' rel='self'/><entry><link rel="hub" href="https://no.example/"/></entry>
    </feed>"""
    hubs = ("https://hub.example/?a=1&b=2",)
    assert named_in(feed, base=BASE) == Named(hubs=hubs, topic=BASE)


def test_an_rss_feed_names_them_in_atom_links() -> None:
    feed = b"""<rss><channel><link>https://meridian.example/</link>
      <atom:link rel="self" href="https://meridian.example/feed.xml"/>
      <atom:link rel="hub" href="https://one.example/"/>
      <a10:link rel="hub" href="https://two.example/"/><item/></channel></rss>"""
    found = named_in(feed, base="https://other.example/")
    assert found == Named(hubs=("https://one.example/", "https://two.example/"), topic=BASE)


def test_a_json_feed_names_them_in_a_list() -> None:
    feed = b"""{"feed_url": "https://meridian.example/feed.xml", "hubs":
      [{"type": "rssCloud", "url": "https://old.example/"},
       {"type": "WebSub", "url": "https://hub.example/"}]}"""
    assert named_in(feed, base="") == Named(hubs=("https://hub.example/",), topic=BASE)


def test_a_hub_is_an_address_of_the_web() -> None:
    feed = b'<feed><link rel="hub" href="file:///etc/hosts"/><link rel="hub" href=""/></feed>'
    assert named_in(feed, base="") == Named()


@given(st.binary(max_size=400))
def test_whatever_came_nothing_is_raised(content: bytes) -> None:
    named_in(b'<feed><link rel="hub" href="' + content, base=BASE)
    named_in(b'{"hubs": [' + content, base=BASE)
