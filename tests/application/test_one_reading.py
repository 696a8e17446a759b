"""A request that reads sees every stream as it was the first time it asked."""

from dataclasses import replace

from application import registering
from application.one_reading import OneReading
from domain.roles import Role
from domain.subjects import SUBJECT
from tests.scenes import Scene, officer


def test_it_sees_a_stream_as_it_was_when_it_first_asked(scene: Scene) -> None:
    office, person = scene.at.office, scene.person("(가상) 가람")
    reading = OneReading(office.log)
    before = reading.load(SUBJECT, person), reading.history(person)
    registering.grant_role(office, person, role=Role.AUDITOR, agency=None, by=officer())
    assert (reading.load(SUBJECT, person), reading.history(person)) == before
    assert OneReading(office.log).load(SUBJECT, person).version == before[0].version + 1


def test_once_it_appends_it_asks_again(scene: Scene) -> None:
    office, person = replace(scene.at.office, log=OneReading(scene.at.office.log)), scene.person("(가상) 가람")
    before = office.find(SUBJECT, person).version, len(office.log.history(person))
    registering.grant_role(office, person, role=Role.AUDITOR, agency=None, by=officer())
    assert (office.find(SUBJECT, person).version, len(office.log.history(person))) == (before[0] + 1, before[1] + 1)
