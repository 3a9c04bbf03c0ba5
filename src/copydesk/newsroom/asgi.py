"""Django's side of the server; readers' pages and streams are answered before it is asked."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "copydesk.newsroom.settings")
application = get_asgi_application()
