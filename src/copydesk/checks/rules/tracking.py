"""LNK-01: a link that follows the reader, or goes by way of somebody who does."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from copydesk.checks.addresses import Address, addresses
from copydesk.checks.check import Check, Known, lead, put
from copydesk.checks.reading import listed
from copydesk.story.finding import Finding, Fix, Weight
from copydesk.story.story import Story

_PARAMETERS = re.compile(
    r"(?:utm|mtm|pk|hsa|mc|trk|vero|oly|stm|at|ga|dm|wt|sc|cm|itm)_\w+|(?:fb|g|ms|msc?l?k|y|tw|dc|tt|wb"
    r"|gb|ir|li_fat_)?cl(?:ick)?id\w*|[gw]braid|gad_source"
    r"|srsltid|mibextid|rdt_cid|sccid|_kx|gclsrc|igshid|igsh|_ga|_gl"
    r"|mkt_tok|_hs(?:enc|mi)|s_cid|cmpid|campaign_?id|ref_src|ref_url|smid|ncid|ns_\w+|trk"
    r"|trackingid|affiliate\w*"
    r"|aff_?id|tag|__twitter_impression|yclid|rb_clickid|spm|share_?id|source_?id|wickedid|epik|msclkid|gad_source|gbraid|wbraid|dclid|ttclid|twclid|_openstat|elqtrack\w*|mkevt|algo_\w+"
    r"|pd_rd_\w+|ascsubtag|irclickid|irgwc|ranmid|sref|trackid|rcid|zanpid|_branch_match_id|vgo_ee|s_kwcid"
    r"|si|guccounter|cmp|cid|mkt\w*|campaign|xtor|wt_mc|ocid|cvid|mbid|kxconfid",
    re.I,
)
_REDIRECTORS = re.compile(
    r"(?:^|\.)(?:l\.facebook\.com|lm\.facebook\.com|t\.co|bit\.ly|lnkd\.in|tinyurl\.com|ow\.ly"
    r"|buff\.ly|goo\.gl|dlvr\.it|ift\.tt"
    r"|is\.gd|trib\.al|feedproxy\.google\.com|news\.google\.com|outbrain\.com|taboola\.com"
    r"|doubleclick\.net|list-manage\.com"
    r"|safelinks\.protection\.outlook\.com|urldefense\.proofpoint\.com|go\.skimresources\.com"
    r"|awin1\.com|shareasale\.com)$"
    r"|^(?:click|clicks|track|tracking|trk|links?|redirect|email|go)\.",
    re.I,
)
_CARRIED = re.compile(
    r"[?&](?:url|u|q|to|target|dest(?:ination)?|redirect(?:_?ur[il])?|goto|link|r)=https?(?::|%3A)",
    re.I,
)
_REFERRED = re.compile(
    r"(?:^|&)(?:ref|source|src|from|via|medium)=(?:newsletter|rss|e?mail|twitter|facebook|social"
    r"|app|push"
    r"|whatsapp|share|homepage|x|ig|linkedin)\w*",
    re.I,
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Parameters that mark a reader or campaign; hosts and addresses that only pass on."""
    for address in addresses(story):
        reason = _reason(address.href)
        if reason:
            says, href = f"The link {reason}.", address.href
            fix = _without_tracking(address)
            yield CHECK.at(address.words, says, span=address.span, evidence=href, fix=fix)


def _reason(href: str) -> str:
    try:
        parts = urlsplit(href)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if _REDIRECTORS.search(host) or _CARRIED.search(href):
        return "goes by way of a redirector"
    names = [name for name, _ in parse_qsl(parts.query[:4000], keep_blank_values=True)]
    tracking = [name for name in names if _PARAMETERS.fullmatch(name)]
    if _REFERRED.search(parts.query):
        tracking.append("ref")
    return f"carries tracking parameters: {listed(tracking[:4])}" if tracking else ""


def _without_tracking(address: Address) -> Fix | None:
    """The same address without what follows the reader; none where another host passes on."""
    before, sign, rest = address.href.partition("?")
    query, hash_sign, place = rest.partition("#")
    kept = [part for part in query.split("&") if part and not _follows(part)]
    clean = before + (sign + "&".join(kept) if kept else "") + hash_sign + place
    if clean == address.href or _reason(clean):
        return None
    if address.written:
        return put(address.words, (address.span, clean))
    return lead(address.words, address.span, clean)


def _follows(part: str) -> bool:
    name = part.partition("=")[0]
    return bool(_PARAMETERS.fullmatch(name) or _REFERRED.search(part))


CHECK = Check(code="LNK-01", name="tracking link", weight=Weight.WARNS, find=find)
