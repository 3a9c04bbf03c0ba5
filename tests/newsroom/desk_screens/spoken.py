"""Where the desk keeps its templates."""

from pathlib import Path

import copydesk.newsroom.desk

DESK = Path(copydesk.newsroom.desk.__file__).parent
