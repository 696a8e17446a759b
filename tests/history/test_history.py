import pytest

from adapters.log import decode, encode
from adapters.log.codec import decode_as_stored
from domain.catalogue import FACTS
from tests.history.building import sample_of
from tests.history.kept import SAMPLES, Key, digest, file_of, key_of, manifest

FILES = sorted(SAMPLES.glob("*"))


def test_every_catalogued_fact_and_version_has_a_sample() -> None:
    missing = sorted(key for key in FACTS if not file_of(key).exists())
    assert missing == [], "run: python -m tests.history.add"


def test_every_sample_is_of_a_fact_that_is_still_catalogued() -> None:
    assert [file.name for file in FILES if key_of(file) not in FACTS] == []


def test_no_sample_was_altered_added_or_removed_beside_the_manifest() -> None:
    assert {file.name: digest(file.read_bytes()) for file in FILES} == manifest()


@pytest.mark.parametrize("key", [key_of(file) for file in FILES], ids=lambda key: f"{key[0]} v{key[1]}")
def test_a_sample_is_read_and_written_again_as_the_same_bytes(key: Key) -> None:
    name, version = key
    body = file_of(key).read_bytes()
    stored = decode_as_stored(name, body)
    assert (stored.fact.name, stored.fact.version) == key
    assert encode(stored) == body
    newest = decode(name, body)
    assert (newest.by, newest.at, newest.salt) == (stored.by, stored.at, stored.salt)
    assert newest.fact.version >= version


@pytest.mark.parametrize("key", sorted(FACTS), ids=lambda key: f"{key[0]} v{key[1]}")
def test_a_sample_can_be_built_for_every_fact_the_same_each_time(key: Key) -> None:
    assert encode(sample_of(FACTS[key])) == encode(sample_of(FACTS[key]))
