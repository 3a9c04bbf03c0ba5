"""What a story tells of its event, and how the stories of others are named and dated."""

import datetime as dt

from copydesk.checks.check import Known, Other, Words
from copydesk.checks.reading import head, paragraphs
from copydesk.story.accounts import Account, accounts
from copydesk.story.story import Story


def accounts_of(story: Story) -> list[Account]:
    """All accounts in the story's head and paragraphs, in order."""
    return [
        account
        for words in head(story) + paragraphs(story)
        for account in accounts(words.text, block=words.block, field=words.field)
    ]


def words_of_account(account: Account) -> Words:
    """The sentence of an account, where it stands."""
    return Words(text=account.text, block=account.block, field=account.field, offset=account.start)


def of_other_sources(known: Known) -> list[Other]:
    """Stories of the same event that are neither this text nor a version of it."""
    is_own = ("same", "version")
    return [one for one in known.others if one.relation not in is_own and not one.same_source]


def told_at(story: Story) -> dt.datetime | None:
    """When the story was last told, as far as it says."""
    return story.updated or story.published


def named(other: Other) -> str:
    """Whose story it is: its source, else its headline."""
    return other.story.origin.name or other.story.headline or other.id
