"""The same fictional story in the other forms that the wire reads, and where only words tell.

As in `forms`; these bring a correction and take the story back, each in its own way.
"""

import datetime as dt
import json
from collections.abc import Callable

from newsroom.desk.copy_for_tests import PARAGRAPHS
from propagation.forms import (
    ADDRESS,
    COPY,
    HEADLINE,
    NOTICE,
    at,
    html,
    newsml_g2,
    ninjs_item,
    nitf,
    profile,
)

Form = Callable[[str, int], str]
KILL = "KILL: Please kill this story. The source could not be confirmed."
WORDS = {"kill": "KILL: ", "withhold": "HOLD: ", "correction": "CORRECTED: "}
NOTES = {"kill": KILL, "withhold": "WITHHOLD: Do not use this story.", "correction": NOTICE}


def text(act: str) -> str:
    """The copy as typed paragraphs."""
    return "\n\n".join(COPY.get(act, PARAGRAPHS))


def moment(number: int) -> dt.datetime:
    return dt.datetime.fromisoformat(at(number))


def ninjs_3(act: str, number: int) -> str:
    """ninjs 3.1 without our profile around it."""
    item = json.loads(profile(act, number))["item"]
    return json.dumps(item | ({"edNote": NOTICE} if act == "correction" else {}))


def envelope(act: str, number: int) -> str:
    """ninjs in the answer of an agency's interface."""
    return json.dumps({"status": 200, "data": {"items": [ninjs_item(act, number)]}})


def ninjs_words(act: str, number: int) -> str:
    """ninjs whose status says nothing: only its note to desks does."""
    item = ninjs_item(act, number) | {"pubstatus": "usable"}
    return json.dumps(item | ({"ednote": NOTES[act]} if act in NOTES else {}))


def newsml_g2_message(act: str, number: int) -> str:
    """A NewsML-G2 message of one item."""
    return f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header>
<sent>{at(number)}</sent><sender>meridian.example</sender></header><itemSet>
{newsml_g2(act, number)}</itemSet></newsMessage>"""


def newsml_g2_words(act: str, number: int) -> str:
    """NewsML-G2 whose status stays usable, with an order in its note to desks."""
    note = f"<edNote>{NOTES[act]}</edNote>" if act in ("kill", "withhold") else ""
    usable = newsml_g2("correction" if act == "correction" else "new", number)
    return usable.replace("</itemMeta>", f"{note}</itemMeta>")


def nitf_words(act: str, number: int) -> str:
    """NITF where only the message to editors says so."""
    note = f'<ed-msg info="{NOTES[act]}"/>' if act in ("kill", "withhold") else ""
    usable = nitf("correction" if act == "correction" else "new", number)
    return usable.replace("<date.issue", f"{note}<date.issue")


def newsml_1(act: str, number: int) -> str:
    """NewsML 1.2, by status, instruction and revision."""
    status = {"kill": "Canceled", "withhold": "Withheld"}.get(act, "Usable")
    told = '<Instruction FormalName="Correction"/>' if act == "correction" else ""
    made, first = (f"{moment(n):%Y%m%dT%H%M%SZ}" for n in (number, 1))
    return f"""<NewsML Version="1.2"><NewsEnvelope><DateAndTime>{made}</DateAndTime></NewsEnvelope>
<NewsItem><Identification><NewsIdentifier><ProviderId>meridian.example</ProviderId>
<DateId>{first[:8]}</DateId><NewsItemId>ferry</NewsItemId>
<RevisionId PreviousRevision="{number - 1}" Update="N">{number}</RevisionId>
<PublicIdentifier>urn:newsml:meridian.example:{first[:8]}:ferry:{number}</PublicIdentifier>
</NewsIdentifier></Identification><NewsManagement><NewsItemType FormalName="News"/>
<FirstCreated>{first}</FirstCreated><ThisRevisionCreated>{made}</ThisRevisionCreated>
<Status FormalName="{status}"/>{told}</NewsManagement>
<NewsComponent xml:lang="en"><NewsLines><HeadLine>{HEADLINE}</HeadLine><ByLine>Jonna Reed</ByLine>
</NewsLines><ContentItem><MediaType FormalName="Text"/><Format FormalName="NITF"/><DataContent>
<nitf><body><body.content>{html(act)}</body.content></body></nitf></DataContent></ContentItem>
</NewsComponent></NewsItem></NewsML>"""


def anpa(act: str, number: int) -> str:
    """ANPA 1312: the keyword is the name, the words after it say what this one is."""
    take = {"kill": " KILL", "withhold": " HOLD", "correction": " Correction"}.get(act, "")
    take = take or (" 1stLd-Writethru" if act == "update" else "")
    note = f"^Eds: {NOTES[act]}<\r\n" if act in NOTES else ""
    made = moment(number)
    body = "".join(f"\t   {paragraph}\r\n" for paragraph in COPY.get(act, PARAGRAPHS))
    return (
        f"a{410 + number:04d}meri\r\nu i BC-Skerries--Ferry{take} {made:%m-%d} 0212\r\n"
        f"^BC-Skerries--Ferry,{take}<\r\n^{HEADLINE} <\r\n{note}^By JONNA REED=\r\n"
        f"^Meridian Wire=\r\n{body}\r\n\t   MW-{made:%m-%d-%y %H%MGMT}<\r\n"
    )


def email(act: str, number: int) -> str:
    """A message of its own each time: what it is about is in subject and text."""
    note = f"{NOTES[act]}\n\n" if act in ("correction", "withhold") else ""
    body = KILL + "\n\n" + text("new") if act == "kill" else note + text(act)
    return f"""From: Meridian Wire <wire@meridian.example>
To: desk@paper.example
Subject: {WORDS.get(act, "")}{HEADLINE}
Date: {moment(number):%a, %d %b %Y %H:%M:%S +0000}
Message-ID: <{number}.ferry@meridian.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{body}
"""


def typed_text(act: str, number: int) -> str:
    """Bare text, which has no name at all."""
    if act == "kill":
        return f"EDITORS: Please kill the story “{HEADLINE}”. It is unsupported.\n"
    if act == "withhold":
        return f"EDITORS: Please do not use the story “{HEADLINE}” until further notice.\n"
    note = f"{NOTICE}\n\n" if act == "correction" else ""
    return f"{HEADLINE}\n\nBy Jonna Reed\n\n{note}{text(act)}\n"


def rss_words(act: str, number: int) -> str:
    """RSS as anybody writes it: a word before the headline, a line above the copy."""
    note = f"<p>{NOTICE}</p>" if act == "correction" else ""
    made = f"{moment(number):%a, %d %b %Y %H:%M:%S GMT}"
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Meridian Wire</title><link>https://meridian.example/</link><description>x</description>
<language>en</language><item><title>{WORDS.get(act, "")}{HEADLINE}</title><link>{ADDRESS}</link>
<guid isPermaLink="false">meridian:ferry</guid><pubDate>{made}</pubDate>
<content:encoded><![CDATA[{note}{html(act)}]]></content:encoded></item></channel></rss>"""


def rdf(act: str, number: int) -> str:
    """RSS 1.0."""
    body = f"{NOTICE} {text(act)}" if act == "correction" else text(act)
    return f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://meridian.example/"><title>Meridian Wire</title>
<link>https://meridian.example/</link></channel><item rdf:about="{ADDRESS}">
<title>{WORDS.get(act, "")}{HEADLINE}</title><link>{ADDRESS}</link>
<description>{body}</description><dc:date>{at(number)}</dc:date></item></rdf:RDF>"""


def cdf(act: str, number: int) -> str:
    """The Channel Definition Format."""
    return f"""<?xml version="1.0"?><Channel HREF="https://meridian.example/">
<Title>Meridian Wire</Title><Abstract>All</Abstract>
<Item HREF="{ADDRESS}" LASTMOD="{at(number)}"><Title>{WORDS.get(act, "")}{HEADLINE}</Title>
<Abstract>{text(act)}</Abstract></Item></Channel>"""


def wxr(act: str, number: int) -> str:
    """A WordPress export: what is in the bin is public no more."""
    status = "trash" if act in ("kill", "withhold") else "publish"
    note = f"<p>{NOTICE}</p>" if act == "correction" else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Meridian Wire</title>
<link>https://meridian.example</link><language>en</language><wp:wxr_version>1.2</wp:wxr_version>
<item><title>{HEADLINE}</title><link>{ADDRESS}</link>
<guid isPermaLink="false">https://meridian.example/?p=7</guid>
<content:encoded><![CDATA[{note}{html(act)}]]></content:encoded><wp:post_id>7</wp:post_id>
<wp:post_date_gmt>{moment(1):%Y-%m-%d %H:%M:%S}</wp:post_date_gmt>
<wp:post_modified_gmt>{moment(number):%Y-%m-%d %H:%M:%S}</wp:post_modified_gmt>
<wp:post_type>post</wp:post_type><wp:status>{status}</wp:status></item></channel></rss>"""


OTHERS: dict[str, Form] = {
    "ninjs 3.1": ninjs_3,
    "envelope": envelope,
    "ninjs, by its note": ninjs_words,
    "NewsML-G2 message": newsml_g2_message,
    "NewsML-G2, by its note": newsml_g2_words,
    "NITF, by its message": nitf_words,
    "NewsML 1.2": newsml_1,
    "ANPA": anpa,
    "e-mail": email,
    "text": typed_text,
    "RSS, by its words": rss_words,
    "RSS 1.0": rdf,
    "CDF": cdf,
    "WXR": wxr,
}
