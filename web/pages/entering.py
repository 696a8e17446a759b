"""Coming in with an account, step by step on one page; one's own account; and going out."""

from collections.abc import Callable, Mapping
from uuid import UUID

import pyotp
from flask import Blueprint, Response, abort, make_response, request, url_for

from application import looking, signing_in
from application.signing_in import Entrance, Locked, Step, Weak, Wrong
from domain.subjects import Subject
from web import current
from web.pages import sessions, visiting
from web.pages.addresses import onward
from web.pages.posting import WHOLE, read_form, see
from web.pages.rendering import names, page, text
from web.pages.sessions import Entered

ISSUER = "Sangsaeng"


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/sign-in", view_func=show, endpoint="sign_in")
    pages.add_url_rule("/sign-in", view_func=submit, endpoint="take_step", methods=["POST"])
    pages.add_url_rule("/sign-out", view_func=leave, endpoint="sign_out", methods=["POST"])
    pages.add_url_rule("/account", view_func=account, endpoint="account")
    pages.add_url_rule("/account", view_func=change_password, endpoint="change_password", methods=["POST"])


def show() -> Response:
    """The step that is next; who is in goes on to where they wanted."""
    _entrance()
    entered = sessions.entered()
    if entered and entered.step is Step.IN:
        return see(_onward())
    return _page(entered.step if entered else Step.PASSWORD)


def submit() -> Response:
    """Take a step."""
    entrance = _entrance()
    read_form()
    entered = sessions.entered()
    step = entered.step if entered else Step.PASSWORD
    # A form of another step, as one sent twice, only shows what is next.
    if request.form.get("step") != step or step is Step.IN:
        return see(url_for("pages.sign_in", onward=_onward()))
    try:
        secret = _password(entrance) if entered is None else STEPS[step](entrance, entered)
    except Locked:
        return _page(step, fault="locked", status=429)
    except Wrong:
        return _page(step, fault="wrong", status=403)
    except Weak:
        return _page(step, fault="weak", status=422)
    response = see(url_for("pages.sign_in", onward=_onward()))
    sessions.keep(response, secret)
    return response


def leave() -> Response:
    """Go out: the session ends at once, in every process. With `everywhere` all of one's sessions do."""
    entrance = _entrance()
    read_form()
    entered = sessions.entered()
    if entered and request.form.get("everywhere"):
        entrance.sessions.end_all(entered.account.person, entrance.now())
    elif entered:
        entrance.sessions.end(entered.secret, entrance.now())
    response = see(url_for("pages.sign_in"))
    sessions.forget(response)
    return response


def account() -> Response:
    """One's own account."""
    _entrance()
    return make_response(page("account.html", account=_in().account))


def change_password() -> Response:
    """Choose another password, knowing the one before; every other session ends."""
    entrance = _entrance()
    read_form()
    entered = _in()
    try:
        signing_in.require_password(entrance, entered.account, request.form.get("current", ""))
        secret = _change(entrance, entered)
    except Locked:
        return make_response(page("account.html", account=entered.account, faults=_faults("locked")), 429)
    except Wrong:
        return make_response(page("account.html", account=entered.account, faults=_faults("wrong")), 403)
    except Weak:
        return make_response(page("account.html", account=entered.account, faults=_faults("weak")), 422)
    response = see(url_for("pages.account"))
    sessions.keep(response, secret)
    return response


def _password(entrance: Entrance) -> str:
    login, password = request.form.get("login", "").strip().lower(), request.form.get("password", "")
    return signing_in.by_password(entrance, login, password, address=request.remote_addr or "", person=_subject)


def _code(entrance: Entrance, entered: Entered) -> str:
    code = _digits("code")
    return signing_in.by_code(entrance, entered.secret, entered.session, code, person=entered.actor.subject)


def _change(entrance: Entrance, entered: Entered) -> str:
    password = request.form.get("password", "")
    if password != request.form.get("again", ""):
        raise Weak
    return signing_in.change_password(
        entrance, entered.account, entered.session, password, person=entered.actor.subject
    )


def _enrol(entrance: Entrance, entered: Entered) -> str:
    shared = visiting.read_signed("enrol", request.form.get("shared", ""))
    return signing_in.enrol(
        entrance,
        entered.secret,
        entered.session,
        shared=shared,
        code=_digits("code"),
        person=entered.actor.subject,
    )


STEPS: Mapping[Step, Callable[[Entrance, Entered], str]] = {
    Step.CODE: _code,
    Step.CHANGE: _change,
    Step.ENROL: _enrol,
}


def _page(step: Step, *, fault: str | None = None, status: int = 200) -> Response:
    shown: dict[str, object] = {"step": step, "faults": _faults(fault), "onward": _onward()}
    entered = sessions.entered()
    if step is Step.ENROL and entered:
        shared = visiting.read_signed("enrol", request.form.get("shared", "")) or pyotp.random_base32()
        uri = pyotp.TOTP(shared).provisioning_uri(name=entered.account.login, issuer_name=ISSUER)
        shown |= {"shared": shared, "signed": visiting.signed("enrol", shared), "uri": uri}
    if entered:
        names().load([entered.account.person])
    return make_response(page("sign_in.html", shortest=signing_in.SHORTEST, entered=entered, **shown), status)


def _faults(fault: str | None) -> dict[str, str]:
    """What is wrong and what to do, said of the form as a whole: which field it was is nobody's to know."""
    if fault is None:
        return {}
    return {WHOLE: f"{text(f'sign-in.{fault}')} {text(f'sign-in.{fault}-do', shortest=signing_in.SHORTEST)}"}


def _entrance() -> Entrance:
    return current.doors().entrance or abort(404)


def _in() -> Entered:
    entered = sessions.entered()
    return entered if entered and entered.step is Step.IN else abort(401)


def _subject(person: UUID) -> Subject:
    return looking.actor_of(current.office(), person).subject


def _digits(field: str) -> str:
    return "".join(letter for letter in request.form.get(field, "") if letter.isascii() and letter.isdigit())


def _onward() -> str:
    return onward(request.values.get("onward", ""))
