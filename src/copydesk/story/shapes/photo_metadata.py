"""What a picture carries inside its file: who made it, whose it is, on what terms, what it shows.

As XMP for every kind of file, and as IIM beside it in JPEG, for programs that know no other. Only
this is written: no position, no camera and no number of it.
"""

import hashlib
import re
from xml.sax.saxutils import escape, quoteattr

from copydesk.story.record import Record

LONGEST = 1_800  # characters of a property: all of them stay below the 64 kB of a JPEG's segment
_SPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "stRef": "http://ns.adobe.com/xap/1.0/sType/ResourceRef#",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
}
_PLAIN = {
    "credit": "photoshop:Credit",
    "made": "photoshop:DateCreated",
    "web_statement": "xmpRights:WebStatement",
    "source_type": "Iptc4xmpExt:DigitalSourceType",
}
_LANGUAGES = {
    "caption": "dc:description",
    "copyright": "dc:rights",
    "usage_terms": "xmpRights:UsageTerms",
    "alt": "Iptc4xmpCore:AltTextAccessibility",
    "description": "Iptc4xmpCore:ExtDescrAccessibility",
}
# Datasets of record 2 and how many octets each may have [IIM 4.2, chapter 6].
_DATASETS = {
    80: ("creator", 32),
    110: ("credit", 32),
    116: ("copyright", 128),
    120: ("caption", 2000),
}
_UTF8 = b"\x1c\x01\x5a\x00\x03\x1b%G"
_VERSION = b"\x1c\x02\x00\x00\x02\x00\x04"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class PictureWords(Record, frozen=True):
    """The properties [IPTC Photo Metadata Standard 2025.1], each "" where nothing is known.

    `made` is the date created, `source_type` the digital source type, `derived_from` the active
    manifest of the original's content credentials, which the file itself does not have.
    """

    caption: str = ""
    creator: str = ""
    credit: str = ""
    copyright: str = ""
    usage_terms: str = ""
    alt: str = ""
    description: str = ""
    web_statement: str = ""
    licensor_url: str = ""
    source_type: str = ""
    made: str = ""
    derived_from: str = ""

    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return self == PictureWords()


def to_xmp(words: PictureWords) -> bytes:
    """The packet [ISO 16684-1]; b"" where there is nothing to say."""
    if words.is_empty():
        return b""
    told = {name: _xml(getattr(words, name)) for name in PictureWords.__struct_fields__}
    plain = [f" {key}={quoteattr(told[name])}" for name, key in _PLAIN.items() if told[name]]
    if told["copyright"]:
        plain.append(' xmpRights:Marked="True"')
    parts = [_in_languages(key, told[name]) for name, key in _LANGUAGES.items() if told[name]]
    if told["creator"]:
        entry = f"<rdf:li>{escape(told['creator'])}</rdf:li>"
        parts.append(f"<dc:creator><rdf:Seq>{entry}</rdf:Seq></dc:creator>")
    if told["licensor_url"]:
        url = f"<plus:LicensorURL>{escape(told['licensor_url'])}</plus:LicensorURL>"
        entry = f'<rdf:li rdf:parseType="Resource">{url}</rdf:li>'
        parts.append(f"<plus:Licensor><rdf:Seq>{entry}</rdf:Seq></plus:Licensor>")
    if told["derived_from"]:
        parts.append(f"<xmpMM:DerivedFrom stRef:instanceID={quoteattr(told['derived_from'])}/>")
    return _packet("".join(plain), "".join(parts)).encode()


def to_iim(words: PictureWords) -> bytes:
    """The content of a JPEG's segment APP13, with the digest that says it agrees with the XMP."""
    sets = [
        _dataset(number, getattr(words, name), most)
        for number, (name, most) in _DATASETS.items()
        if getattr(words, name)
    ]
    if not sets:
        return b""
    block = b"".join([_UTF8, _VERSION, *sets])
    digest = hashlib.md5(block, usedforsecurity=False).digest()
    return b"Photoshop 3.0\x00" + _resource(0x0404, block) + _resource(0x0425, digest)


def with_iim(jpeg: bytes, words: PictureWords) -> bytes:
    """A JPEG file with these datasets, before all that is not its own first segment."""
    body = to_iim(words)
    if not body or jpeg[:2] != b"\xff\xd8":
        return jpeg
    at = 4 + int.from_bytes(jpeg[4:6], "big") - 2 + 2 if jpeg[2:4] == b"\xff\xe0" else 2
    return jpeg[:at] + b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body + jpeg[at:]


def _xml(text: str) -> str:
    return _NOT_XML.sub("", text)[:LONGEST]


def _in_languages(key: str, text: str) -> str:
    entry = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<{key}><rdf:Alt>{entry}</rdf:Alt></{key}>"


def _packet(attributes: str, inner: str) -> str:
    spaces = "".join(f' xmlns:{name}="{of}"' for name, of in _SPACES.items() if name != "x")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="{_SPACES["x"]}"><rdf:RDF{spaces}>'
        f'<rdf:Description rdf:about=""{attributes}>{inner}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


def _dataset(number: int, text: str, most: int) -> bytes:
    """Cut at a character where it is longer than the model allows; the XMP has it whole."""
    value = text.encode("utf-8", "ignore")[:most].decode("utf-8", "ignore").encode()
    return bytes((0x1C, 2, number)) + len(value).to_bytes(2, "big") + value


def _resource(number: int, content: bytes) -> bytes:
    head = b"8BIM" + number.to_bytes(2, "big") + b"\x00\x00" + len(content).to_bytes(4, "big")
    return head + content + b"\x00" * (len(content) % 2)
