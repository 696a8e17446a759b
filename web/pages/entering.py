"""Coming in, step by step on one page; one's own account; and going out."""

from collections.abc import Callable, Mapping

import pyotp
from flask import Blueprint, Response, abort, make_response, request, url_for

from application import signing_in
from application.identities import Provider
from application.signing_in import Account, Entrance, Locked, Step, Weak, Wrong
from web import current
from web.pages import elsewhere, sessions, visiting
from web.pages.addresses import onward
from web.pages.posting import read_form, see
from web.pages.rendering import WHOLE, names, page, text
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
    step = _step()
    return see(_onward()) if step is Step.IN else _page(step)


def submit() -> Response:
    """Take a step."""
    entrance = _entrance()
    read_form()
    entered, step = sessions.entered(), _step()
    # A form of another step, as one sent twice, only shows what is next.
    if request.form.get("step") != step or step is Step.IN:
        return see(url_for("pages.sign_in", onward=_onward()))
    try:
        secret = STEPS[step](entrance, entered) if entered else _enter(entrance)
    except Locked:
        return _page(step, fault="locked", status=429)
    except Wrong:
        return _page(step, fault="wrong", status=403)
    except Weak:
        return _page(step, fault="weak", status=422)
    response = see(url_for("pages.sign_in", onward=_onward()))
    sessions.COOKIE.keep(response, secret)
    elsewhere.COOKIE.forget(response)
    return response


def leave() -> Response:
    """Go out: the session ends at once, in every process. With `everywhere` all of one's sessions do."""
    entrance = _entrance()
    read_form()
    entered, waits = sessions.entered(), elsewhere.waiting()
    if entered and request.form.get("everywhere"):
        entrance.sessions.end_all(entered.session.person, entrance.now())
    elif entered:
        entrance.sessions.end(entered.secret, entrance.now())
    if waits:
        entrance.passages.take(waits.secret, entrance.now())
    response = see(url_for("pages.sign_in"))
    sessions.COOKIE.forget(response)
    elsewhere.COOKIE.forget(response)
    return response


def account() -> Response:
    """One's own account."""
    _entrance()
    return _account(_in())


def change_password() -> Response:
    """Choose another password, knowing the one before; every other session ends."""
    entrance = _entrance()
    read_form()
    entered = _in()
    known = entered.account or abort(404)
    try:
        signing_in.require_password(entrance, known, request.form.get("current", ""))
        secret = _chosen(entrance, known, entered)
    except Locked:
        return _account(entered, fault="locked", status=429)
    except Wrong:
        return _account(entered, fault="wrong", status=403)
    except Weak:
        return _account(entered, fault="weak", status=422)
    response = see(url_for("pages.account"))
    sessions.COOKIE.keep(response, secret)
    return response


def _account(entered: Entered, *, fault: str | None = None, status: int = 200) -> Response:
    codes, vouching = _entrance().codes.enrolled(entered.session.person), _vouching(entered)
    shown = page("account.html", account=entered.account, codes=codes, vouching=vouching, faults=_faults(fault))
    return make_response(shown, status)


def _vouching(entered: Entered) -> list[Provider]:
    """The providers that vouch for somebody."""
    entrance = _entrance()
    linked = entrance.identities.issuers(entered.session.person)
    return [one for one in entrance.providers if one.issuer in linked]


def _step() -> Step:
    entered = sessions.entered()
    if entered:
        return entered.step
    return Step.INVITATION if elsewhere.waiting() else Step.PASSWORD


def _enter(entrance: Entrance) -> str:
    waits = elsewhere.waiting()
    if waits:
        return elsewhere.accept_invitation(entrance, waits, request.form.get("invitation", ""))
    return _password(entrance)


def _password(entrance: Entrance) -> str:
    login, password = request.form.get("login", "").strip().lower(), request.form.get("password", "")
    return signing_in.by_password(
        entrance, login, password, address=request.remote_addr or "", person=elsewhere.subject
    )


def _code(entrance: Entrance, entered: Entered) -> str:
    code = _digits("code")
    return signing_in.by_code(entrance, entered.secret, entered.session, code, person=entered.actor.subject)


def _change(entrance: Entrance, entered: Entered) -> str:
    return _chosen(entrance, entered.account or abort(404), entered)


def _chosen(entrance: Entrance, known: Account, entered: Entered) -> str:
    password = request.form.get("password", "")
    if password != request.form.get("again", ""):
        raise Weak
    return signing_in.change_password(entrance, known, entered.session, password, person=entered.actor.subject)


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
    if entered:
        names().load([entered.session.person])
    if step is Step.ENROL and entered:
        shared = visiting.read_signed("enrol", request.form.get("shared", "")) or pyotp.random_base32()
        vouching = " ".join(one.labels[current.language()] for one in _vouching(entered))
        called = entered.account.login if entered.account else vouching
        uri = pyotp.TOTP(shared).provisioning_uri(name=called, issuer_name=ISSUER)
        shown |= {"shared": shared, "signed": visiting.signed("enrol", shared), "uri": uri}
    if step is Step.PASSWORD:
        shown["providers"] = _entrance().providers
    return make_response(
        page("sign_in.html", shortest=signing_in.SHORTEST, entered=entered, waits=elsewhere.waiting(), **shown), status
    )


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


def _digits(field: str) -> str:
    return "".join(letter for letter in request.form.get(field, "") if letter.isascii() and letter.isdigit())


def _onward() -> str:
    return onward(request.values.get("onward", ""))
