"""Renew the catalogues; ends with 1 while anything is without words."""

import sys

import click
import django
from django.conf import settings

from copydesk.newsroom.locale import catalogue
from copydesk.newsroom.locale.gather import phrases


def main() -> int:
    """Gather, renew, write, compile, tell."""
    settings.configure(USE_I18N=False)  # reading a template asks for settings, and for no more
    django.setup()
    said = phrases()
    missing = 0
    for language in catalogue.LANGUAGES:
        words = catalogue.read(language)
        catalogue.renew(words, said)
        catalogue.write(words, language)
        bare = catalogue.bare(words)
        missing += len(bare)
        click.echo(f"{language}: {len(said) - len(bare)} of {len(said)}")
        for phrase in bare:
            click.echo(f"  without words: {phrase}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
