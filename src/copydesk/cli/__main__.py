"""`python -m copydesk.cli`, where the `copydesk` command is not on the path."""

from copydesk.cli import main

main()
