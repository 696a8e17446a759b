"""Applications for tests. Building one takes as long as a dozen requests, so each is a copy of one that was built before."""

from copy import copy
from functools import cache
from typing import Any, cast

from flask import Flask

from application.office import Office
from tests.offices import SECRET
from web.app import create_app
from web.current import carry
from web.doors import Doors
from web.reading import READERS, carry_seats


@cache
def _built() -> Flask:
    nowhere, nobody = cast("Office", None), cast("Any", None)
    app = create_app(nowhere, Doors(tokens=nobody, seen=nobody, cursors=nobody, ledger=nobody, secret_key=SECRET))
    app.jinja_env.auto_reload = False  # Made here, its compiled templates are every copy's.
    return app


def an_application(office: Office, doors: Doors) -> Flask:
    """The application over an office, as one web process has it. Who adds routes to it needs one built for it alone."""
    app = copy(_built())
    app.extensions, app.config = {**app.extensions}, copy(app.config)
    app.secret_key = doors.secret_key
    carry(app, office, doors)
    carry_seats(app, READERS)
    return app
