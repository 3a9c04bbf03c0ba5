"""Pictures of pages: whatever box they stand in, and none that is somebody else's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.conftest import Cleaning
from copydesk.cleaning.page_pictures import find_page_shots, near_body
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.shot import Shot, confidence_of, shot_text
from copydesk.markup.html import read_html
from copydesk.story.blocks import Picture

IMAGE = '<img src="https://e.test/i/{}.jpg" width=900 height=600 alt="{}">'
BOAT = IMAGE.format("boat", "")
TEXT = """<p>The harbour town began clearing its streets on Tuesday after a winter storm tore roofs
from forty houses, officials said, and nine boats sank at the quay.</p>"""
Found = tuple[str, str | None]


def shots(html: str) -> list[Shot]:
    return find_page_shots(Proof(galley=read_html(html, "https://e.test/")), ())


def found(html: str) -> list[Found]:
    """Caption and credit of every picture."""
    proof = Proof(galley=read_html(html, "https://e.test/"))
    texts = (shot_text(proof, shot, ()) for shot in find_page_shots(proof, ()))
    return [(caption, credit.text if credit else None) for caption, credit in texts]


BOXES = {
    "a figure with its credit outside the caption": f"""<figure>{BOAT}<div>© Lena Moss</div>
<figcaption>A boat on the quay.</figcaption><div>© Lena Moss</div></figure>""",
    "a credit under a footer": f"""<figure>{BOAT}<footer class=credit>
<span>Lena Moss</span></footer><figcaption>A boat on the quay.</figcaption></figure>""",
    "a caption with a credit's element in it": f"""<figure>{BOAT}<div class=media-caption>
A boat on the quay. <span class=media-caption__source>Lena Moss</span></div></figure>""",
    "a caption behind its figure": f"""<div><figure>{BOAT}</figure><figcaption>A boat on the quay.
<span class=credit-name>Foto: Lena Moss</span></figcaption>{TEXT}</div>""",
    "a caption behind a bare image": f"""<section>{TEXT}{BOAT}<figcaption>A boat on the quay.
Foto: Lena Moss</figcaption>{TEXT}</section>""",
    "a box called a picture's": f"""<div class=contentimage><div>{BOAT}</div>A boat on the quay.
Bildrechte: Lena Moss</div>""",
    "a box without any name": f"""<div>{TEXT}<div class=x1><div class=x2>{BOAT}</div>
<div class=x3>A boat on the quay.</div><div class=x4>Lena Moss</div></div>{TEXT}</div>""",
    "a button that opens the picture": f"""<figure><button>{BOAT}</button>
<div class=caption>A boat on the quay. Foto: Lena Moss</div></figure>""",
    "an image again for browsers without script": f"""<div class=media><div>{BOAT}</div><noscript>
{IMAGE.format("boat-2", "")}</noscript><div>A boat on the quay. © Lena Moss</div></div>""",
    "a credit in a box of its own": f"""<figure>{BOAT}<figcaption>A boat on the quay.</figcaption>
</figure><div class=image-copyright>Lena Moss</div>""",
    "a credit in pieces": f"""<figure>{BOAT}<figcaption>A boat on the quay. <span class=credit>(
<div>Image:</div>Lena Moss)</span></figcaption></figure>""",
    "a credit before the image": f"""<div class=image-box><p>Foto: Lena Moss</p>{BOAT}
<p>A boat on the quay.</p></div>""",
    "a caption whose image a script loads": """<div class=image-box><div class=image-caption>
A boat on the quay. <span class=photographer>Foto: Lena Moss</span></div></div>""",
    "a mere placeholder with a caption": """<div class=imagebox><img src=/lazy-placeholder.png>
<div class=imagecaption>A boat on the quay. (Foto: Lena Moss)</div></div>""",
    "a box with a button to enlarge": f"""<div class=x1><a href=/big>click to enlarge</a>{BOAT}
<div class=image-credit>Lena Moss</div><div class=image-caption>A boat on the quay.</div></div>""",
    "a slide with text under its caption": f"""<div class=slide>{IMAGE.format("a", "")}<noscript>
{IMAGE.format("a", "")}</noscript><div class=slide-caption>A boat on the quay. Foto: Lena Moss
</div>{TEXT}{TEXT}</div>""",
    "a credit between image and caption": f"""<section>{TEXT}{BOAT}<div class=wp-caption>
<p class=credit>Bild: Lena Moss</p><p class=wp-caption-text>A boat on the quay.</p></div>{TEXT}
</section>""",
    "the header's teaser image": f"""<header><div class=header-teaser-image>{BOAT}<p>A boat on the
quay.</p><p>Foto: Lena Moss</p></div></header>""",
    "a name in the caption's author": f"""<figure>{BOAT}<figcaption>A boat on the quay.
<strong class=author>Lena Moss</strong></figcaption></figure>""",
}


@pytest.mark.parametrize("html", BOXES.values(), ids=BOXES)
def test_caption_and_credit_are_read_from(html: str) -> None:
    ((caption, credit),) = found(html)
    assert caption == "A boat on the quay."
    assert credit is not None
    assert credit.removeprefix("© ") == "Lena Moss"


def test_a_credit_goes_on_in_the_next_line() -> None:
    html = f"""<figure>{BOAT}<figcaption>A boat on the quay. <span class=credit>Photo by Lena Moss
</span> /AFP via Getty Images</figcaption></figure>"""
    assert found(html) == [("A boat on the quay.", "Lena Moss /AFP via Getty Images")]


def test_a_line_that_says_what_the_description_says_is_the_caption() -> None:
    image = IMAGE.format("boat", "A boat on the quay - The Gazette")
    html = f"<article><div>{image}</div><div>A boat on the quay</div>{TEXT}</article>"
    assert found(html) == [("A boat on the quay", None)]


def test_the_credit_in_a_description_is_taken_where_none_is_printed() -> None:
    image = IMAGE.format("boat", "A boat | Bildquelle: Lena Moss")
    html = f"<figure>{image}<figcaption>A boat on the quay</figcaption></figure>"
    assert found(html) == [("A boat on the quay", "Lena Moss")]


def test_the_credit_in_the_pages_data_is_taken_where_none_is_printed() -> None:
    data = """<script type="application/ld+json">{"@type":"NewsArticle","image":{"url":
"https://e.test/w/boat.jpg?w=1200","creditText":"Lena Moss"}}</script>"""
    html = f"{data}<figure>{BOAT}<figcaption>A boat on the quay.</figcaption></figure>"
    assert found(html) == [("A boat on the quay.", "Lena Moss")]


NOT_THE_STORYS = {
    "a teaser": f"""<div class=related-teaser><div class=pic>{BOAT}</div>
<div>Ferry fares rise again</div></div>""",
    "a linked headline under an image": f"""<div><a href=/2>{BOAT}</a>
<h3><a href=/2>Ferry fares rise again after long talks</a></h3></div>""",
    "an article that holds hardly more than the picture": f"""<article><figure>{BOAT}<figcaption>
Ferry fares rise</figcaption></figure></article><article><h1>Storm</h1>{TEXT}</article>""",
    "the author's portrait": f"""<div class=article-author>{BOAT}<div>By Anna Reed</div></div>""",
    "a figure with who wrote it": f"""<figure>{BOAT}<figcaption><address>Von Anna Reed</address>
3. März 2026</figcaption></figure>""",
    "a sound's cover": f"""<div class=audio-player>{BOAT}<p>Listen to the story</p></div>""",
}


@pytest.mark.parametrize("html", NOT_THE_STORYS.values(), ids=NOT_THE_STORYS)
def test_no_caption_comes_from(html: str) -> None:
    assert [caption for caption, credit in found(f"{html}<main>{TEXT}</main>") if caption] == []


def test_labels_durations_and_days_are_no_captions() -> None:
    html = f"""<figure>{BOAT}<div>03:07 Min.</div><div>View 3 images</div><div>4.3.2026, 10:00
Uhr</div><div class=visually-hidden>Article content</div></figure>"""
    assert found(html) == [("", None)]


def test_two_pictures_in_neighbouring_figures_stay_two() -> None:
    figure = "<figure>{}<noscript>{}</noscript><p class=caption>{}</p></figure>"
    first = figure.format(IMAGE.format("a", ""), IMAGE.format("a", ""), "A boat on the quay.")
    second = figure.format(IMAGE.format("b", ""), IMAGE.format("b", ""), "Waves over the wall.")
    assert found(first + second) == [("A boat on the quay.", None), ("Waves over the wall.", None)]


def test_a_caption_may_begin_with_a_word_that_signs() -> None:
    html = f"<figure>{BOAT}<figcaption>Por primera vez salen los barcos.</figcaption></figure>"
    assert found(html) == [("Por primera vez salen los barcos.", None)]


def test_a_figure_of_offers_is_no_picture() -> None:
    html = f"""{TEXT}<figure><figcaption>Please switch off your blocker.<ul><li>No adverts</ul>
</figcaption></figure>{TEXT}"""
    assert found(html) == []


def test_a_picture_shown_twice_is_one() -> None:
    figure = f"<figure>{BOAT}<figcaption>A boat on the quay.</figcaption></figure>"
    assert found(f"<div>{figure}</div><div class=mobile>{figure}</div>") == [
        ("A boat on the quay.", None)
    ]


def test_words_that_look_like_furniture_are_a_pictures_credit(clean_page: Cleaning) -> None:
    html = f"""<main><h1>Harbour counts cost</h1><figure>{BOAT}<figcaption>A boat on the quay.
<span class=copyright>© Lena Moss/dpa/AAP</span></figcaption></figure>{TEXT}{TEXT}</main>"""
    (picture,) = (b for b in clean_page(html).story.blocks if isinstance(b, Picture))
    assert picture.credit
    assert (picture.caption, picture.credit.photographer) == ("A boat on the quay.", "Lena Moss")


def test_a_picture_tells_how_sure_it_is() -> None:
    html = f"""<figure>{BOAT}<figcaption>A boat on the quay.</figcaption></figure>{TEXT}
<div><div>{IMAGE.format("wall", "")}</div><div>Waves over the wall</div></div>"""
    figure, box = (confidence_of(shot, "i1") for shot in shots(html))
    assert figure.value > box.value
    assert (figure.of, figure.why) == ("i1", "stands in a figure")


def test_pictures_outside_a_window_are_not_looked_at() -> None:
    figure = f"<figure>{BOAT}<figcaption>A boat on the quay.</figcaption></figure>"
    proof = Proof(galley=read_html(f"{figure}{TEXT}{TEXT}", "https://e.test/"))
    assert find_page_shots(proof, (), window=range(3))
    assert find_page_shots(proof, (), window=range(2, 9)) == []


def test_a_gallery_right_under_the_end_belongs_to_the_story() -> None:
    end = Shot(at=11, image=11, caption=12, sure=0.95)
    more = Shot(at=13, image=13, caption=14, sure=0.95)
    far = Shot(at=40, image=40, caption=41, sure=0.95)
    assert near_body([end, more, far], [5, 10]) == [end, more]


def test_captioned_pictures_above_the_body_go_before_bare_ones() -> None:
    lead, thumb = Shot(at=2, image=2, caption=3), Shot(at=8, image=8)
    assert near_body([lead, thumb], [10, 12]) == [lead]


@given(
    st.lists(
        st.sampled_from(
            (
                *(BOAT, "<figure>", "</figure>", "<figcaption>", "</figcaption>", "</div>"),
                *("<div class=caption>", "<article>", "Foto: Lena Moss/AP", "A boat on the quay. "),
                *("<noscript>", "</noscript>", "<button>", "</button>", "<h3>", "</h3>", "<aside>"),
            )
        ),
        max_size=40,
    )
)
def test_any_page_gives_pictures_of_different_lines(pieces: list[str]) -> None:
    taken = [number for shot in shots("".join(pieces)) for number in set(shot.lines)]
    assert len(taken) == len(set(taken))
