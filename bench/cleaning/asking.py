"""What every bench of cleaning may be asked."""

import argparse
from pathlib import Path

from pages import SHARED


def asked_of(doc: str | None) -> argparse.ArgumentParser:
    """What they share: the folder of pages, how many, and models that never saw them."""
    reads = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawTextHelpFormatter)
    reads.add_argument("folder", nargs="?", type=Path, default=SHARED)
    reads.add_argument("--every", type=int, default=1, help="only every Nth page")
    reads.add_argument("--models", type=Path, help="folder of models, one for each fold of sites")
    return reads
