"""The door readers come in by: pressed files, the ticker's stream, and the way to the desk.

`asked` reads addresses and headers, `head` whole heads, `shelf` holds files and answers with them,
`parts` names the headers of each part of the tree, `ready` holds whole answers, `door` is a
reader's connection, `relay` a request to the desk, `server` the process. The files on the disk
stay the truth: nginx or a CDN can serve the same tree by the same rules (`docs/serving.md`).
Imports no Django.
"""
