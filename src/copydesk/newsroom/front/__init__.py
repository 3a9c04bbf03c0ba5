"""The door readers come in by: pressed files, the ticker's stream, and the way to the desk.

`asked` reads addresses and headers, `shelf` holds files and answers with them, `desk` names the
headers of each part of the tree, `app` is the whole as an ASGI application, `lane` answers most
readers before ASGI is asked. The files on the disk stay the truth: nginx or a CDN can serve the
same tree by the same rules (`docs/serving.md`). Imports no Django.
"""
