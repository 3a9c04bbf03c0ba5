"""Writes a picture's data into a JPEG: IPTC-IIM in APP13 and XMP in APP1."""

import struct
from xml.sax.saxutils import escape

IPTC = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
_LONGEST = 2000


def embed(jpeg: bytes, about: dict[str, str]) -> bytes:
    """The JPEG with its data, right after the start of the image and its APP0."""
    cut = 2
    if jpeg[2:4] == b"\xff\xe0":
        cut += 2 + struct.unpack(">H", jpeg[4:6])[0]
    return jpeg[:cut] + _segment(0xED, _iim(about)) + _segment(0xE1, _xmp(about)) + jpeg[cut:]


def _segment(marker: int, content: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content


def _iim(about: dict[str, str]) -> bytes:
    """Photoshop's resource block 0x0404 with record 2, in UTF-8."""
    fields = (
        (5, about["headline"][:64]),
        (80, about["byline"]),
        (105, about["headline"]),
        (110, about["credit"]),
        (115, about["source"]),
        (116, about["copyright"]),
        (120, about["caption"]),
    )
    records = b"\x1c\x01\x5a\x00\x03\x1b%G" + b"\x1c\x02\x00\x00\x02\x00\x04"
    for number, text in fields:
        value = text.encode()[:_LONGEST]
        records += b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(value)) + value
    block = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(records)) + records
    return b"Photoshop 3.0\x00" + block + b"\x00" * (len(records) % 2)


def _xmp(about: dict[str, str]) -> bytes:
    def words(name: str, text: str) -> str:
        item = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
        return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"

    fields = (
        f"<photoshop:Headline>{escape(about['headline'])}</photoshop:Headline>"
        f"<photoshop:Credit>{escape(about['credit'])}</photoshop:Credit>"
        f"<photoshop:Source>{escape(about['source'])}</photoshop:Source>"
        f"<dc:creator><rdf:Seq><rdf:li>{escape(about['byline'])}</rdf:li></rdf:Seq></dc:creator>"
        + words("dc:description", about["caption"])
        + words("dc:rights", about["copyright"])
        + words("Iptc4xmpCore:AltTextAccessibility", about["alt"])
    )
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpCore="{IPTC}">'
        f"{fields}</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )
    return b"http://ns.adobe.com/xap/1.0/\x00" + packet.encode()
