"""A loop as a script would have it: requests and feedparser, one source after the other.

build/bench/bin/python bench/polling/reader.py PORT HOSTS SOURCES
"""

import json
import os
import sys
import time

import feedparser
import requests
from sockets import addresses, resident, used


def main() -> None:
    """Ask each source once."""
    os.sched_setaffinity(0, {0})
    port, hosts, number = map(int, sys.argv[1:4])
    before, began = used(), time.time()
    for place in addresses(port, hosts, 10_000)[:number]:
        if "/slow" in place:
            continue  # they would cost no work, only time
        got = requests.get(place, headers={"If-None-Match": '"1"'}, timeout=10)
        if got.status_code == 200:
            feedparser.parse(got.content)
    took, lasted = used() - before, time.time() - began
    print(json.dumps({"cpu": took, "lasted": lasted, "polls": number, "memory": resident()}))


if __name__ == "__main__":
    main()
