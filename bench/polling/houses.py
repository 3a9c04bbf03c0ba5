"""Two thousand hosts on this machine that answer as hosts do: mostly "nothing new", some slowly.

    python bench/polling/houses.py PORT HOSTS

Each host is an address of 127.1.0.0/16. The kind of answer stands in the path; `/report` gives
when each path was asked.
"""

import asyncio
import hashlib
import json
import sys
import time

ITEM = (
    "<item><guid>{n}-{i}</guid><title>Item {i} of {n}</title>"
    "<description>{words}</description></item>"
)
WORDS = "The ferry sails again on Monday, the harbour office said. " * 20


def address(number: int) -> str:
    """The address of a host by its number."""
    return f"127.1.{number // 250}.{number % 250 + 1}"


def feed(path: str) -> bytes:
    """A feed of twenty items, as large as feeds are: some 25 kB."""
    items = "".join(ITEM.format(n=path, i=i, words=WORDS) for i in range(20))
    head = f"<rss version='2.0'><channel><title>{path}</title><link>http://a.example/</link>"
    return f"{head}{items}</channel></rss>".encode()


def answer(path: str) -> bytes:
    """What is said at a path, written out."""
    if path.startswith("/bad"):
        return b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    if path.startswith(("/old", "/slow")):
        return b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\nConnection: close\r\n\r\n'
    body = feed(path)
    mark = hashlib.sha256(body).hexdigest()[:16]
    head = f'HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: "{mark}"\r\n'
    return f"{head}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body


async def main(port: int, hosts: int) -> None:
    """Serve until the end of the input."""
    asked: dict[str, float] = {}

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            path = head.split(b" ", 2)[1].decode()
            if path == "/report":
                body = json.dumps(asked).encode()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            else:
                asked.setdefault(path, time.time())
                if path.startswith("/slow"):
                    await asyncio.sleep(3 + int(path[5:]) % 9)
                writer.write(answer(path))
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError, IndexError):
            pass
        finally:
            writer.close()

    names = [address(number) for number in range(hosts)]
    server = await asyncio.start_server(serve, names, port, backlog=64)
    print("open", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
