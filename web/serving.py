"""What each web process runs: the application over an open office, ended with its server."""

import atexit
import os
from contextlib import ExitStack

from flask import Flask

from web.app import create_app
from web.collecting import look_seldom
from web.living import WEB_SERVER_PID, end_with_parent
from web.settings import settings
from web.trusting import trust
from web.wiring import running


def application() -> Flask:
    """The WSGI application of one web process (granian's factory)."""
    end_with_parent(parent=int(os.environ[WEB_SERVER_PID]))
    chosen = settings()
    resources = ExitStack()
    atexit.register(resources.close)
    opened = resources.enter_context(running(chosen))
    app = create_app(opened.office, opened.doors, readers=max(1, chosen.web_threads * 3 // 4))
    trust(app, hosts=chosen.hosts, proxies=chosen.proxies)
    look_seldom()
    return app
