"""The room's settings in tests: a data folder of their own, a quick password hasher."""

import os
import tempfile

os.environ["COPYDESK_DATA"] = tempfile.mkdtemp(prefix="copydesk-test-")

from copydesk.newsroom.settings import *  # noqa: F403  # a settings module

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SAMPLE = True
