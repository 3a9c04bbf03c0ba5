"""All hostile deliveries by name."""

from hostile import wire_documents, wire_oddities
from hostile.wire_documents import Document

DOCUMENTS: dict[str, Document] = {
    **wire_documents.ENTITIES,
    **wire_documents.DEEP,
    **wire_documents.LARGE,
    **wire_oddities.CHARSETS,
    **wire_oddities.BROKEN,
    **wire_oddities.NUMBERS,
    **wire_oddities.PACKED,
    **wire_oddities.ARCHIVES,
    **wire_oddities.MAILS,
    **wire_oddities.CODES,
}
