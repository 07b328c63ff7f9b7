"""The application as a WSGI server sees it."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kader.config.settings")
application = get_wsgi_application()

# What is loaded now stays: without this a full collection walks through all of it, and whoever
# asks at that moment waits a tenth of a second.
gc.collect()
gc.freeze()
