"""The peers: how each is asked for the story of a page. Runs in the peers' own environment.

    python bench/cleaning/systems.py NAME       serves jobs (worker.py)
    python bench/cleaning/systems.py            says which are installed, and their versions

Every peer has its own defaults, but for what would reach for the network or leave out fields it
can give. Texts are split into blocks where the peer splits them.
"""

import importlib.metadata
import json
import sys
import warnings
from collections.abc import Callable, Iterable
from datetime import date

from worker import Job, Prediction, serve

Read = Callable[[Job], Prediction]
# justext wants the name of the language; what it has no list for is read as English.
_LANGUAGES = """
    ar Arabic bg Bulgarian cs Czech da Danish de German el Greek en English es Spanish fi Finnish
    fr French hi Hindi hu Hungarian id Indonesian it Italian ko Korean lt Lithuanian ms Malay
    nl Dutch no Norwegian_Nynorsk pl Polish pt Portuguese ro Romanian ru Russian sv Swedish
    tr Turkish uk Ukrainian vi Vietnamese gl Galician la Latin
"""
_CODES, _NAMES = (_LANGUAGES.split()[start::2] for start in (0, 1))
_NAMED = dict(zip(_CODES, _NAMES, strict=True))
_BLOCK_TAGS = """
    address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5
    h6 header hr li main nav ol p pre section table tbody td th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())


def _day(moment: object) -> str | None:
    return moment.isoformat() if isinstance(moment, date) else str(moment or "") or None


def trafilatura() -> Read:
    """Text and metadata in one call; comments are not the story."""
    from trafilatura import bare_extraction

    def read(job: Job) -> Prediction:
        found = bare_extraction(
            job["html"], url=job["link"] or None, with_metadata=True, include_comments=False
        )
        if found is None:
            return {}
        return {
            "text": found.text or "",
            "title": found.title,
            "authors": [name for name in (found.author or "").split("; ") if name] or None,
            "date": found.date,
        }

    return read


def readability_lxml() -> Read:
    """The main part of the page as markup, whose blocks are its text."""
    from readability import Document

    def read(job: Job) -> Prediction:
        document = Document(job["html"])
        return {"paragraphs": _blocks(document.summary()), "title": document.short_title()}

    return read


def _blocks(markup: str) -> list[str]:
    """The blocks of a piece of markup, as a reader sees them."""
    from lxml import etree, html

    if not markup.strip():
        return []
    found, said = [], [""]
    for event, element in etree.iterwalk(html.fromstring(markup), events=("start", "end")):
        if not isinstance(element.tag, str):
            if event == "end":
                said.append(element.tail or "")
            continue
        if element.tag in _BLOCKS:
            found.append("".join(said))
            said = []
        said.append((element.text if event == "start" else element.tail) or "")
    return [" ".join(text.split()) for text in (*found, "".join(said)) if text.strip()]


def newspaper4k() -> Read:
    """The parsed article; nothing is fetched."""
    from newspaper import Article, Config

    config = Config()
    config.fetch_images = False

    def parsed(job: Job, **language: str) -> Article:
        article = Article(job["link"] or "https://example.org/", config=config, **language)
        article.download(input_html=job["html"])
        article.parse()
        return article

    def read(job: Job) -> Prediction:
        try:
            article = parsed(job)
        except ImportError:
            # The splitters of words of five languages are extras; their pages are read as English.
            article = parsed(job, language="en")
        return {
            "text": article.text,
            "title": article.title or None,
            "authors": _flat(article.authors) or None,
            "date": _day(article.publish_date),
        }

    return read


def resiliparse() -> Read:
    """Plain text of the main content; it gives no fields."""
    from resiliparse.extract.html2text import extract_plain_text

    def read(job: Job) -> Prediction:
        text = extract_plain_text(
            job["html"], main_content=True, alt_texts=False, list_bullets=False, comments=False
        )
        return {"text": text}

    return read


def justext() -> Read:
    """Paragraphs that are no boilerplate, told the language of the page."""
    import justext as library

    stops = {
        code: library.get_stoplist(name)
        for code, name in _NAMED.items()
        if name in library.get_stoplists()
    }

    def read(job: Job) -> Prediction:
        words = stops.get(job["lang"], stops["en"])
        paragraphs = library.justext(job["html"].encode(), words, encoding="utf-8")
        return {"paragraphs": [one.text for one in paragraphs if not one.is_boilerplate]}

    return read


def _flat(names: Iterable[object]) -> list[str]:
    """Names; some pages' data hold lists of lists of them."""
    return [str(name) for one in names for name in (one if isinstance(one, list) else [one])]


def goose3() -> Read:
    """The extracted article; no picture is fetched."""
    from goose3 import Goose

    goose = Goose({"enable_image_fetching": False, "parser_class": "lxml", "strict": False})

    def read(job: Job) -> Prediction:
        found = goose.extract(raw_html=job["html"])
        return {
            "text": found.cleaned_text or "",
            "title": found.title or None,
            "authors": _flat(found.authors) or None,
            "date": _day(found.publish_datetime_utc or found.publish_date),
        }

    return read


def rs_trafilatura() -> Read:
    """The Rust port, where it is installed."""
    import rs_trafilatura as library

    def read(job: Job) -> Prediction:
        found = library.extract(job["html"], url=job["link"] or None)
        author = getattr(found, "author", None)
        return {
            "text": found.main_content or "",
            "title": getattr(found, "title", None),
            "authors": [author] if isinstance(author, str) and author else author or None,
            "date": _day(getattr(found, "date", None)),
        }

    return read


SYSTEMS: dict[str, Callable[[], Read]] = {
    "trafilatura": trafilatura,
    "readability-lxml": readability_lxml,
    "newspaper4k": newspaper4k,
    "resiliparse": resiliparse,
    "justext": justext,
    "goose3": goose3,
    "rs-trafilatura": rs_trafilatura,
}


def version(name: str) -> str:
    """The installed version of a peer, empty for none."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def main() -> None:
    """Serve one peer, or say which there are."""
    if len(sys.argv) < 2:
        print(json.dumps({name: version(name) for name in SYSTEMS}))
        return
    warnings.simplefilter("ignore")
    serve(SYSTEMS[sys.argv[1]]())


if __name__ == "__main__":
    main()
