"""CLN-11: words from one desk to another stand in the copy."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, cut_whole, put
from copydesk.checks.reading import prose
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_SIGNS = re.compile(
    r"\W{0,20}(?:MORE|ENDS?|END OF (?:STORY|COPY|TEXT|ITEM|TAKE)|MORE TO (?:COME|FOLLOW)|MTF|ENDIT"
    r"|EOM|\W?0\W|A SUIVRE|À SUIVRE|SIGUE|CONTINÚA|CONTINUARÁ|FIN|FORTSETZUNG FOLGT|FOLGT MEHR"
    r"|STOP COPY|END ITEM|ENDITEM|RPT|NNNN|END (?:OPTIONAL|ADD|TAKE \d)|TAKE \d+ ENDS|\(?STET\)?"
    r"|ENDE|يتبع|انتهى|ENDS/\w+|MORE FOLLOWS|PICK ?UP \d\w*( GRAF)?S?.*|##|x{3,}|\*{3}END\*{3})\W*"
)
_WRAPPED = re.compile(
    r"[-–—/(\[*]+\s*(?:more|ends?|30|more to come|more follows|fin|endit)\s*[-–—/)\]*]+", re.I
)
_ADDRESSED = re.compile(
    r"\W{0,3}(?:(?:notes?|memo|message|attention|attn\.?) (?:to "
    r"|for )?(?:the )?(?:news ?)?(?:editors?|desks?|subs?|copy ?desk|clients|subscribers|media)\b"
    r"|(?:eds|editors|subs|desks?|night desk|copy ?desk|news ?desk|production"
    r"|layout)\s*[:,–—-](?=\s)"
    r"|editors?['’]?s? note to (?:desks?|subs?|clients|editors)"
    r"|(?:for|to) (?:the )?(?:news ?)?(?:desk|desks|subs|editors)['’]? (?:use|information|only"
    r"|guidance)"
    r"|not for (?:publication|print|broadcast)\b|internal (?:only|use|note)\b|for internal use"
    r"|(?:optional |suggested )?trims?\s*(?:begins?|ends?|here|:|$)|(?:\(?story )?can (?:end"
    r"|be cut|be trimmed|trim) here"
    r"|optional (?:add|cut|end|trim|material)\b|(?:begin|end) optional"
    r"|(?:please|pls|plse) (?:sub|check|hold|cut|trim|confirm|verify|run|use|note that"
    r"|fact.?check|legal|can (?:we|you|someone))\b"
    r"|(?:with|w/|to go with|moving|stand ?by for) ?(?:[\w:-]+,? ){0,4}(?:photos?|pix|pictures"
    r"|graphics?|video|sidebar|audio|map|art)s?\W*$"
    r"|\(?(?:trims?|adds?|updates?|recasts?|edits?|subs|fixes|changes|resends?|repeats?|removes?"
    r"|restores?|deletes?|moves?|minor edits?|no (?:pick ?up|change)s?|corrects?)[;,:)]"
    r"|\((?:trims?|adds?|updates?|recasts?|edits?|subs|fixes|changes|resends?|repeats?|removes?"
    r"|restores?|deletes?|moves?|corrects?|minor|no)\b[^)]{0,120}\)\W*$"
    r"|(?:eds?|editor)(?:s|['’]s)? ?(?:note)?\s?:\s?(?:please|this|with|see|adds?|updates?"
    r"|story|note"
    r"|a|an|the|subs?|corrects?|recasts?|no|moving|will)\b.{0,60}\b(?:photos?|pix|story|graf|lead"
    r"|wires?|eds|desk|clients|subscribers|slug|advance|moved?|version)\b"
    r"|n{4}\W*$|(?:word ?count|words|catch ?line|keywords?|priority|headline options?|suggested "
    r"(?:headline|tweet)|seo (?:title|headline)|web head|push alert|tweet|desk ?note|tops?"
    r"|approved|filed|subbed|lawyered|revise[dr]?|version|draft)\s?:\s?\S.{0,80}$"
    r"|(?:filed|subbed|revised|edited|cleared|checked|read) (?:by|at|from) [\w. ]{1,30}\d"
    r"|\(?(?:trims?|subs?|recasts?|adds?|edits?|fixes|corrects|updates?|deletes?|resends?|refiles?"
    r"|repeats?|restores|tightens|minor edits?|no (?:pickup|change|changes|art|photos?))\b"
    r"(?:[;,:]| and )[^.!?]{0,60}\)?$"
    r"|(?:with|to go with|moving|stand ?by for) (?:\w+ ){0,2}(?:photos?|pix|pictures|graphics?"
    r"|video|sidebar|audio|map|chart)s?(?:(?:,| and| &) (?:\w+ )?(?:photo|video|graphic|map|chart"
    r"|audio|sidebar)s?){0,4}\W*$"
    r"|write-?thr(?:u|ough)\b|(?:new|fresh|updated|alternate|alt) (?:lede?|lead|top|hed|headline"
    r"|intro)"
    r"\s*[:;,–—-]|(?:lede?|hed|dek|nut ?graf|kicker|standfirst|slug|tease)\s*:\s"
    r"|(?:achtung|hinweis|info|notiz(?:block)?|mitteilung|rückfragen|wichtig)\s?:?,? (?:an |für "
    r")?(?:die |alle )?(?:redaktion(?:en)?|kunden|redakteure|chefs vom dienst)\b"
    r"|(?:attention|note|avis|message|info)\s?:? (?:aux? |à l['’]attention des |pour les |à la "
    r")?(?:rédactions?|clients|abonnés|rédacteurs|éditeurs)\b"
    r"|(?:atención|aviso|nota|mensaje)\s?:?,? (?:a |al |para )?(?:las? |los? |el "
    r")?(?:redaccion(?:es)?|redacción|editor(?:es)?|clientes|abonados|mesa)\b"
    r"|(?:ملاحظة|تنبيه|إلى) (?:ل|إلى )?(?:السادة )?(?:المحررين|التحرير|المشتركين)"
    r"|\(?(?:wiederholung|berichtigt|neu|zusammenfassung|korr)\s?:"
    r"|(?:graf|graph|par|para|paragraph|lines?)s? \d+[^.!?]{0,20}\b(?:can|may|to) (?:be )?(?:cut"
    r"|go|trim|hold|drop|come out|move)|pick ?up (?:\d|from|previous|graf)"
    r"|for (?:more|further) (?:information|details|questions)[^.!?]{0,20} (?:contact|call|ring"
    r"|e-?mail)[^.!?]{0,10} (?:news ?desk|night desk|picture desk|copy ?desk|desk)\b"
    r"|(?:\d+ words?\W*$|stet\b|slug\s*:|budget(?:ed)? (?:at|line)|art\s*:|pix\s*:|photos? "
    r"moving\b)"
    r"|(?:holds?|hold) for (?:legal|lawyers|pix|quote|comment|confirmation|checks?)\b"
    r"|query\s*:|nb\s*:|(?:legal|lawyer)(?:ed|s)?\s*:|cq\W*$)",
    re.I,
)
_REWRITTEN = re.compile(
    r"\W{0,3}(?:(?i:.{0,40}\b(?:updates|edits|recasts|trims) throughout\b.{0,60}$"
    r"|.{0,30}\bcombines with\b.{0,60}$|\d(?:st|nd|rd|th) lead\b)|\d(?:st|nd|rd|th)[ -]?ld\b"
    r"|(?i:.{0,40}\bwrite-?thru\b)|(?:UPDATES?|RECASTS?|ADDS?"
    r"|TRIMS?|SUBS?|RESENDS?|REPEATS?|RELEADS?"
    r"|EDITS?|REFILES?|CHANGES?|DELETES?|INSERTS?|LEADS?)(?:,? (?:AND )?[A-Z]+)*[:,]? (?:with|to"
    r"|throughout|graf|par|paragraph|quote|detail|background|lead|head|byline|dateline|comment"
    r"|details)\b"
    r"|(?:updates?|recasts?|adds|trims|subs) (?:throughout|with|to (?:add|include|recast|trim"
    r"|clarify))\b.{0,120}$)"
)
# Initials of who wrote and who subbed: "rw/jk", "(km/sb)"; a row of stars may also part two scenes.
_INITIALS = re.compile(r"[(\[]?[a-z]{2,3}(?:/[a-z]{2,3}){1,3}[)\]]?")
_STARS = re.compile(r"(?:\*\s?){3,}")
_SIGNED = re.compile(
    r"[(\[](?:additional )?(?:reporting|writing|editing|compiled|reported|written|edited)\b"
    r"[^)\]]{0,200}\bby [A-Z][^)\]]{0,200}[)\]]\W*|[(\[](?:reporting|writing"
    r"|editing) by [^)\]]{2,300}[)\]]\W*",
    re.I,
)
# Who wrote and who edited, as agencies close: "rw/jk", "abc/def/gh".
_INITIALS = re.compile(
    r"\W{0,3}(?:[a-z]{2,4}[/-]){1,4}[a-z]{2,4}\W{0,3}|[A-Z]{2,3}(?:/[A-Z]{2,3}){1,3}"
)
_CLOSING = re.compile(r"(?:[*#=~_@+-]\s?){3,}")
_AT_END = 3  # blocks from the foot
_WORDS_AT_MOST = 45


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Short blocks that end, continue or instruct rather than tell."""
    texts = prose(story)
    for n, words in enumerate(texts):
        line = words.text.strip()
        if len(line) > 600 or len(line.split()) > _WORDS_AT_MOST:
            continue
        if _is_sign(line, is_last=n >= len(texts) - _AT_END):
            says = "A desk sign, not for readers, stands in the copy."
            yield CHECK.at(words, says, fix=cut_whole(words))
        elif _INITIALS.fullmatch(line) or _STARS.fullmatch(line):
            says = "A desk sign, not for readers, may stand in the copy."
            weight = Weight.NOTES if _STARS.fullmatch(line) else Weight.WARNS
            yield CHECK.at(words, says, weight=weight, fix=cut_whole(words))
        elif _ADDRESSED.match(line) or _REWRITTEN.match(line):
            says = "Words addressed to the desk stand in the copy."
            yield CHECK.at(words, says, fix=cut_whole(words))
        elif _SIGNED.fullmatch(line):
            says = "A sign-off for the trade stands in the copy."
            yield CHECK.at(words, says, weight=Weight.WARNS, fix=cut_whole(words))
        elif trailing := re.search(
            r"\s[-–—(/]{1,2}(?:MORE|ENDS|more|ends|30)[-–—)/]{1,2}\s*$|\s#{3,}\s*$", line
        ):
            before = len(words.text) - len(words.text.lstrip())
            span = (trailing.start() + before, trailing.end() + before)
            says, fix = "A desk sign closes the paragraph.", put(words, (span, ""))
            yield CHECK.at(words, says, span=span, fix=fix)


def _is_sign(line: str, *, is_last: bool) -> bool:
    """ "ENDS", "(more)"; a row of stars or a pair of initials only where a report ends."""
    if _SIGNS.fullmatch(line) or _WRAPPED.fullmatch(line):
        return True
    return is_last and bool(_INITIALS.fullmatch(line) or _CLOSING.fullmatch(line))


CHECK = Check(code="CLN-11", name="desk talk", weight=Weight.STOPS, find=find)
