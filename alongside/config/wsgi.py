"""The product as a WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
application = get_wsgi_application()
# What is loaded by now stays for good: without this, every full collection looks through all of it again.
gc.collect()
gc.freeze()
