"""The archive room: millions of pages out of web archives and folders, down the same line.

`places` makes work units of what is given, `unit` reads one capture after another out of a unit,
`hand` is the process that takes captures down the line, `work` does a unit, `journal` knows what
is done, `run` holds it all together, and `cluster` does the same with Ray. Tables are Parquet
(`tables`). Beside the newsroom: no Django here.
"""
