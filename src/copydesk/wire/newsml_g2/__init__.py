"""What makes an item of NewsML-G2: properties, lines, management, rights, topics, copy, files.

`formats/newsml_g2.py` puts the parts together. NITF inside is read as NITF is (`nitf_body`).
"""
