"""CLN-05: markup, shortcodes, template tags, script or style text stand in the prose."""

import re
from collections.abc import Iterator
from html import unescape

from copydesk.checks.check import Check, Known, Words, put
from copydesk.checks.reading import everything, marks
from copydesk.story.finding import Finding, Fix, Weight
from copydesk.story.story import Story

_MARKUP = re.compile(
    r"</(?:p|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|table|tr|td|figure|figcaption|blockquote"
    r"|section"
    r"|article|script|style|iframe|font|center|u|small|sup|sub)\s*>"
    r"|<(?:br|hr|img|p|iframe|script|style|div|span|font|center|figure|table|td|tr"
    r"|li)\b[^<>]{0,400}>"
    r"|<(?:a|b|i|em|strong|h[1-6]|u)(?:\s[^<>]{0,400}=[^<>]{0,400})>|<!--|<!\[CDATA\["
    r"|&(?:nbsp|amp|lt|gt|quot|apos|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip|eacute|copy|euro"
    r"|pound"
    r"|#\d{2,6}|#x[0-9a-f]{2,5});"
    r"|\[/?[a-z][\w-]{2,30}(?:\s+[\w-]+=[\"'“”″][^\]]{0,300})\]|\[/[a-z][\w-]{2,30}\]"
    r"|\[(?:gallery|caption|embed|video|audio|playlist|contact-form|ad|toc)\b[^\]]{0,200}\]"
    r"|\{%[^%]{0,200}%\}|<%[^%]{0,200}%>|<\?(?:php|xml)\b"
    r"|\bfunction\s*\w{0,40}\s*\([^()]{0,80}\)\s*\{|\b(?:document|window)\.\w+\s*[.(=]"
    r"|\bvar \w{1,40}\s*=\s*"
    r"|\bgoogletag\.|\bdataLayer\.push|@media(?:\s+[\w(]|\()"
    r"|[.#][\w-]{2,40}\s*\{[^{}]{0,300}:[^{}]{0,300}\}"
    r"|\$\{[^{}]{1,120}\}|\b[a-z][a-z-]{1,30}=\"[^\"<>]{0,200}\"\s*(?:/?>|[a-z][a-z-]{1,30}=\")"
    r"|\{\{[^{}]{0,120}\}\}|\bif \((?:typeof|!?\w+(?:\.\w+)*\s*[=!]=)|\w\.push\(|[=!]==\s"
    r"|\)\s*=>\s*\{"
    r"|^#{2,6} \w|\bon(?:click|load)=[\"']"
    r"|\[\[[^\[\]]{1,80}\]\]|\*\*[^*\n]{2,80}\*\*|!\[[^\]]{0,100}\]\([^)]{1,300}\)"
    r"|\$\{[^{}\n]{1,80}\}|(?<![\w?&])(?:class|id|style|href|src|rel|target|data-[\w-]{1,30}"
    r"|aria-[\w-]{1,30})"
    r"=[\"'“”][^\"'“”<>]{0,200}[\"'“”]"
    r"|\[[^\]]{1,100}\]\(https?:[^)]{1,300}\)",
    re.I,
)
# What can be taken out and leaves the words as they were: the words of scripts are no copy.
_TAG = re.compile(
    r"</?(?!script|style|iframe|img)[a-z][a-z0-9]{0,11}(?:\s[^<>]{0,400})?/?>|<!--[^<>]{0,300}-->"
    r"|(?P<sign>&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});)",
    re.I,
)
_TOLD = 4  # blocks


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Signs that only a machine should read, outside passages marked as code."""
    code, texts = _code(story), everything(story)
    # A story about programs carries their text in many places: then it is shown, not asked about.
    is_told = sum(_MARKUP.search(words.text) is not None for words in texts) >= _TOLD
    for words in texts:
        for found in _MARKUP.finditer(words.text):
            inside = any(
                s <= found.start() and found.end() <= e for s, e in code.get(words.block, ())
            )
            if not inside:
                says = "Markup or script stands in the copy."
                weight = Weight.NOTES if is_told else None
                fix = _without_markup(words) if not code.get(words.block) else None
                yield CHECK.at(words, says, span=found.span(), weight=weight, fix=fix)
                break


def _without_markup(words: Words) -> Fix | None:
    """Tags go and references become their characters, where that leaves nothing but prose."""
    edits = [
        (found.span(), unescape(found.group("sign") or "")) for found in _TAG.finditer(words.text)
    ]
    plain = _TAG.sub(lambda found: unescape(found.group("sign") or ""), words.text)
    if not edits or not plain.strip() or _MARKUP.search(plain) or re.search(r"[<>{}]", plain):
        return None
    return put(words, *edits)


def _code(story: Story) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for words, mark in marks(story):
        if mark.kind == "code":
            spans.setdefault(words.block, []).append((mark.start, mark.end))
    return spans


CHECK = Check(code="CLN-05", name="markup in prose", weight=Weight.STOPS, find=find)
