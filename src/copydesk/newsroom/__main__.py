"""`python -m copydesk.newsroom`: the newsroom's commands, as the supervisor calls them."""

from copydesk.newsroom.commands import newsroom

if __name__ == "__main__":
    newsroom()
