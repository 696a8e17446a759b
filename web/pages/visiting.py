"""Who looks at the pages and in which language: cookies signed by the office, and form tokens bound to the browser.

Cookies and tokens live by the system clock, never by the office clock.
"""

import secrets
from uuid import UUID

from flask import Response, g, request
from itsdangerous import BadData, URLSafeTimedSerializer

from application.permissions import Actor
from application.signing_in import Step
from domain.access.facts import Purpose
from web import current
from web.pages import sessions

PERSON_COOKIE = "sangsaeng_person"
FORM_COOKIE = "sangsaeng_form"
LANGUAGE_COOKIE = "sangsaeng_language"
PURPOSE_COOKIE = "sangsaeng_purpose"
PURPOSE_LASTS = 15 * 60
"""Seconds for which names stay unmasked."""
LANGUAGES = ("ko", "en")
LASTS = 12 * 60 * 60
"""Seconds that a choice of person and a form stay good."""
YEAR = 365 * 24 * 60 * 60
TOKEN_BYTES = 16


def choose_language() -> None:
    """Answer in the address's language, else the remembered one, else Korean."""
    wanted = (request.args.get("lang", ""), request.cookies.get(LANGUAGE_COOKIE, ""))
    g.language = next((one for one in wanted if one in LANGUAGES), LANGUAGES[0])


def remember_language(response: Response) -> None:
    """Keep the language the address asked for."""
    if request.args.get("lang") in LANGUAGES:
        keep(response, LANGUAGE_COOKIE, g.language, lasts=YEAR)


def visitor() -> Actor | None:
    """Who looks: in a demonstration the person chosen, or else its visitor; elsewhere who came in with an account."""
    doors = current.doors()
    if not doors.demonstration:
        entered = sessions.entered()
        current.sign_in(entered.session.person if entered and entered.step is Step.IN else None)
        return current.actor()
    current.sign_in(chosen())
    if current.actor() is None:
        current.sign_in(doors.visitor)
    return current.actor()


def chosen() -> UUID | None:
    """The person of the demonstration this browser chose to look as."""
    person = read_signed("person", request.cookies.get(PERSON_COOKIE, ""))
    known = {one.id.hex: one.id for one in current.doors().people}
    return known.get(person)


def look_as(response: Response, person: UUID | None) -> None:
    """Look as a person of the demonstration from now on, or as its visitor again."""
    if person is None:
        response.delete_cookie(PERSON_COOKIE)
    else:
        keep(response, PERSON_COOKIE, _signer("person").dumps(person.hex), lasts=LASTS)


def choose_purpose() -> None:
    """Let this page know what its viewer said they need names for, not long ago."""
    viewer = current.actor()
    kept = read_signed("purpose", request.cookies.get(PURPOSE_COOKIE, ""), lasts=PURPOSE_LASTS)
    person, _, purpose = kept.partition("/")
    if viewer and person == viewer.id.hex:
        g.chosen_purpose = purpose


def keep_purpose(response: Response, person: UUID, purpose: Purpose | None) -> None:
    """Remember for a while what a viewer needs names for, or forget it."""
    if purpose is None:
        response.delete_cookie(PURPOSE_COOKIE)
    else:
        keep(response, PURPOSE_COOKIE, signed("purpose", f"{person.hex}/{purpose}"), lasts=PURPOSE_LASTS)


def form_token() -> str:
    """The token for a form of this page; the browser gets the cookie it is bound to with the answer."""
    if "form_cookie" not in g:
        kept = request.cookies.get(FORM_COOKIE, "")
        g.form_cookie = (
            kept if read_signed("form-cookie", kept) else _signer("form-cookie").dumps(secrets.token_hex(TOKEN_BYTES))
        )
    return str(_signer("form").dumps(g.form_cookie))


def keep_form_cookie(response: Response) -> None:
    """Give the browser the cookie that the forms of this page are bound to."""
    if "form_cookie" in g:
        keep(response, FORM_COOKIE, g.form_cookie, lasts=LASTS)


def from_our_form() -> bool:
    """Whether the request comes from a form that this office gave to this browser."""
    cookie = request.cookies.get(FORM_COOKIE, "")
    given = read_signed("form", request.form.get("token", ""))
    return bool(cookie) and secrets.compare_digest(given.encode(), cookie.encode())


def signed(purpose: str, text: str) -> str:
    """A text that a form carries, signed for this purpose."""
    return str(_signer(purpose).dumps(text))


def _signer(purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current.doors().secret_key, salt=f"sangsaeng/pages/{purpose}/1")


def read_signed(purpose: str, signed: str, *, lasts: int | None = None) -> str:
    """What was signed for a purpose, or nothing where it was not, or not lately."""
    try:
        return str(_signer(purpose).loads(signed, max_age=LASTS if lasts is None else lasts))
    except BadData:
        return ""


def keep(response: Response, name: str, value: str, *, lasts: int) -> None:
    """Give the browser a cookie for so many seconds, out of reach of scripts and other sites."""
    response.set_cookie(name, value, max_age=lasts, secure=request.is_secure, httponly=True, samesite="Lax")
