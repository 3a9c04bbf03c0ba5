"""A picture in a story, with the words of its file where the copy has none of its own."""

from copydesk.cleaning.credit import take_apart
from copydesk.newsroom.desk.house import house
from copydesk.newsroom.desk.picture_rows import PictureFile
from copydesk.story.blocks import Picture
from copydesk.story.record import replace


def with_words(block: Picture, file: PictureFile) -> Picture:
    """The picture with its file; no word that stands there already is overwritten."""
    if not block.file:
        block = replace(block, file=file.file.name, width=file.width, height=file.height)
    credit = block.credit
    if credit is None and file.credit:
        credit = take_apart(file.credit, house().picture_agencies)
    return replace(
        block,
        caption=block.caption or file.caption,
        credit=credit,
        alt=block.alt or file.alt,
        copyright=block.copyright or file.copyright,
        usage_terms=block.usage_terms or file.usage_terms,
    )
