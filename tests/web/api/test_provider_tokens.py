"""Access tokens of a provider open the API to whom they are linked to, with the register's roles and no others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from adapters.clocks import ScriptedClock
from adapters.desk import disable_account, give_account, invite, issue, unlink
from application.identities import LONGEST_TOKEN
from domain.roles import Role
from domain.values import Agency
from tests.postgres import Servers
from tests.providers import AUDIENCE, CLIENT, Faults, Loopback, a_provider, signed_with_the_public_key, unsigned
from tests.scenes import OPENS
from tests.web.api.clients import Client, app_of, problem, read
from tests.web.pages.coming_in import Door, a_door

OFFICER = (Role.INTAKE_OFFICER, Agency.MSS)
WEEK = timedelta(days=7)


@dataclass
class Machine:
    """A program that acts for people whom a provider vouches for."""

    door: Door
    provider: Loopback

    def linked(self, *roles: tuple[Role, Agency | None]) -> UUID:
        """Somebody whom the provider's next tokens are about."""
        person = self.door.scene.person("(가상) 다른 시스템의 사람", *roles)
        self.door.scene.at.catch_up()
        self.provider.subject = f"subject {uuid4()}"
        now, issuer = self.door.clock.now(), self.provider.issuer
        invitation = invite(self.door.scene.at.database.clerk, person, issuer, expires=now + WEEK)
        assert invitation
        identities = self.door.entrance.identities
        assert identities.accept(invitation, issuer=issuer, subject=self.provider.subject, now=now)
        return person

    def client(self, token: str) -> Client:
        return Client(self.door.app, self.door.scene.at, token)


@pytest.fixture(scope="module")
def made_machine(postgres_servers: Servers) -> Iterator[Machine]:
    clock = ScriptedClock(OPENS)
    with a_provider(clock.now) as provider, a_door(postgres_servers, clock, provider.provider()) as door:
        yield Machine(door, provider)


@pytest.fixture
def machine(made_machine: Machine) -> Machine:
    made_machine.provider.faults, made_machine.provider.amr = Faults(), ("pwd",)
    return made_machine


def refused(machine: Machine, token: str) -> str:
    """What a client is told whose token is not accepted."""
    answer = machine.client(token).get("/me")
    problem(answer, 401, "token-refused")
    return answer.headers["WWW-Authenticate"]


def test_a_token_acts_as_whom_it_is_linked_to(machine: Machine) -> None:
    person = machine.linked()
    assert read(machine.client(machine.provider.access_token()).get("/me"))["id"] == str(person)


def test_what_a_token_says_of_roles_and_persons_is_not_even_read(machine: Machine) -> None:
    person = machine.linked((Role.BUYER, None))
    token = machine.provider.access_token(
        roles=["OPERATOR", "AUDITOR"], role="DECIDER", groups=["admin"], scope="everything", person=str(uuid4())
    )
    me = read(machine.client(token).get("/me"))
    assert (me["id"], [one["role"] for one in me["roles"]]) == (str(person), ["BUYER"])


def test_whoever_has_an_office_needs_a_second_factor(machine: Machine) -> None:
    person = machine.linked(OFFICER)
    answer = machine.client(machine.provider.access_token()).get("/me")
    problem(answer, 401, "second-factor-missing")
    assert answer.headers["WWW-Authenticate"].startswith('Bearer error="invalid_token"')
    machine.provider.amr = ("pwd", "mfa")
    assert read(machine.client(machine.provider.access_token()).get("/me"))["id"] == str(person)


def test_a_token_that_is_not_accepted_is_answered_as_the_standard_says(machine: Machine) -> None:
    machine.linked()
    challenge = refused(machine, machine.provider.access_token(aud=CLIENT))
    assert challenge == 'Bearer error="invalid_token", error_description="the token is not accepted here"'


def test_every_way_to_make_a_token_up_is_refused(machine: Machine) -> None:
    machine.linked()
    provider = machine.provider
    claims = provider.claims(AUDIENCE)
    for token in (
        unsigned(claims),
        signed_with_the_public_key(claims),
        provider.access_token(typ="JWT"),
        provider.access_token(iss="https://elsewhere.example"),
        provider.access_token(exp=claims["iat"] - 60),
        provider.access_token(exp=None),
        provider.access_token(iat=claims["iat"] - 7200),
        provider.access_token(sub="nobody of ours"),
        provider.access_token(sub="a\0b"),
        provider.access_token().rpartition(".")[0] + ".AAAA",
        provider.id_token({"client_id": CLIENT, "nonce": "n"}),
        "a.b.c",
        f"a.{'b' * LONGEST_TOKEN}.c",
    ):
        refused(machine, token)


def test_a_signature_opens_no_write_either(machine: Machine) -> None:
    machine.linked()
    token = machine.provider.access_token(aud="another")
    problem(machine.client(token).post("/firms", {"label": "(가상) 안개"}), 401, "token-refused")


def test_whoever_is_unlinked_or_disabled_is_out_with_the_next_request(machine: Machine) -> None:
    clerk = machine.door.scene.at.database.clerk
    person = machine.linked()
    token = machine.provider.access_token()
    read(machine.client(token).get("/me"))
    assert unlink(clerk, person, machine.provider.issuer, machine.door.clock.now()) == 1
    refused(machine, token)
    other = machine.linked()
    token = machine.provider.access_token()
    login = f"also{other.int % 10**6}"
    give_account(clerk, other, login)
    read(machine.client(token).get("/me"))
    disable_account(clerk, login, machine.door.clock.now())
    refused(machine, token)


def test_what_is_published_is_told_whatever_the_token(machine: Machine) -> None:
    assert read(machine.client("a.b.c").get("/rules/v2021_1"))


def test_tokens_of_ours_stay_as_they_are(machine: Machine) -> None:
    person = machine.linked(OFFICER)
    token = issue(machine.door.scene.at.database.clerk, person)
    assert read(machine.client(token).get("/me"))["id"] == str(person)
    problem(machine.client("sgs_unknown").get("/me"), 401, "not-signed-in")


def test_a_signed_token_is_none_in_a_demonstration(machine: Machine) -> None:
    machine.linked()
    at, token = machine.door.scene.at, machine.provider.access_token()
    assert read(machine.client(token).get("/me"))
    problem(Client(app_of(at), at, token).get("/me"), 401, "not-signed-in")


def test_while_the_provider_is_away_a_client_is_told_to_come_again(postgres_servers: Servers) -> None:
    clock = ScriptedClock(OPENS)
    with a_provider(clock.now) as provider, a_door(postgres_servers, clock, provider.provider()) as door:
        provider.faults.down = True
        answer = Client(door.app, door.scene.at, provider.access_token()).get("/me")
        problem(answer, 503, "provider-away")
        assert answer.headers["Retry-After"]
