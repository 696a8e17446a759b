"""Asking the transit engine of a key service: what it answers, and what is away."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from adapters.keys.sealing import Altered
from adapters.keys.transit import READS, Transit, version_in
from adapters.keys.wrapping import DESTROYED, SERVICE_HEADER
from application.ports import KeyServiceAway
from tests.adapters.keys.vault import NAME, Vault, a_vault

ONE, OTHER = "case:00000000-0000-4000-8000-00000000002a:1", "case:00000000-0000-4000-8000-00000000002b:1"
SECRET = bytes(range(32))
DECRYPT, ENCRYPT = f"/v1/transit/decrypt/{NAME}", f"/v1/transit/encrypt/{NAME}"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with a_vault(tmp_path) as vault:
        yield vault


def test_a_key_comes_back_from_the_file_that_the_service_made_of_it(vault: Vault) -> None:
    file = vault.transit().wrap(SECRET, ONE)
    assert file.startswith(SERVICE_HEADER + b"vault:v1:")
    assert SECRET not in file
    assert vault.transit().unwrap(file, ONE) == SECRET
    assert vault.asked == [ENCRYPT, DECRYPT]


def test_one_keys_file_opens_as_no_other_keys(vault: Vault) -> None:
    with pytest.raises(Altered, match=OTHER):
        vault.transit().unwrap(vault.transit().wrap(SECRET, ONE), OTHER)


def test_what_was_destroyed_is_known_without_asking(vault: Vault) -> None:
    assert vault.transit().unwrap(DESTROYED, ONE) is None
    assert vault.asked == []


def test_every_flip_in_a_file_is_found(vault: Vault) -> None:
    transit = vault.transit()
    whole = transit.wrap(SECRET, ONE)
    for place in range(len(whole)):
        flipped = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        # Of a version that the service does not know it does not tell whether that ever was.
        with pytest.raises((Altered, KeyServiceAway)) as raised:
            transit.unwrap(flipped, ONE)
        assert raised.type is Altered or version_in(flipped) not in {None, 1}
    for cut in (b"", whole[:-1], whole + b"\n", SERVICE_HEADER, DESTROYED + b"\0"):
        with pytest.raises(Altered):
            transit.unwrap(cut, ONE)


def test_an_older_version_opens_until_the_service_opens_it_no_more(vault: Vault) -> None:
    transit = vault.transit()
    file = transit.wrap(SECRET, ONE)
    vault.rotate()
    assert (version_in(file), version_in(transit.wrap(SECRET, ONE)), transit.newest()) == (1, 2, 2)
    assert transit.unwrap(file, ONE) == SECRET
    vault.oldest = 2
    with pytest.raises(KeyServiceAway, match="status 400"):
        transit.unwrap(file, ONE)


# away


def test_a_service_that_is_not_there_is_away(tmp_path: Path) -> None:
    with a_vault(tmp_path) as gone:
        file = gone.transit().wrap(SECRET, ONE)
        transit = gone.transit(seconds=0.5)
    gone.server_close()
    with pytest.raises(KeyServiceAway):
        transit.unwrap(file, ONE)
    with pytest.raises(KeyServiceAway):
        transit.wrap(SECRET, ONE)
    assert issubclass(KeyServiceAway, ConnectionError)


def test_a_service_that_says_nothing_is_waited_for_so_long_and_no_longer(vault: Vault) -> None:
    file = vault.transit().wrap(SECRET, ONE)
    vault.hanging = True
    transit = vault.transit(seconds=0.05)
    with pytest.raises(KeyServiceAway):
        transit.unwrap(file, ONE)
    with pytest.raises(KeyServiceAway, match="ReadTimeoutError"):
        transit.wrap(SECRET, ONE)
    assert vault.asked[1:] == [DECRYPT] * READS + [ENCRYPT]


def test_only_what_changes_nothing_is_asked_again_and_no_pause_of_theirs_is_kept(vault: Vault) -> None:
    transit = vault.transit()
    file = transit.wrap(SECRET, ONE)
    vault.failing = [503] * (READS - 1)
    assert transit.unwrap(file, ONE) == SECRET
    vault.failing = [500] * READS
    with pytest.raises(KeyServiceAway, match="status 500"):
        transit.unwrap(file, ONE)
    vault.failing = [500]
    with pytest.raises(KeyServiceAway, match="status 500"):
        transit.wrap(SECRET, ONE)
    assert vault.failing == []


@pytest.mark.parametrize("token", ["another", "", "two\nlines", "한글"])
def test_another_token_is_no_way_in_and_a_renewed_one_is_read_at_once(vault: Vault, token: str) -> None:
    transit = vault.transit()
    file, right = transit.wrap(SECRET, ONE), vault.token.read_text("utf-8")
    vault.token.write_text(token, "utf-8")
    with pytest.raises(KeyServiceAway):
        transit.unwrap(file, ONE)
    with pytest.raises(KeyServiceAway):
        transit.wrap(SECRET, ONE)
    vault.token.write_text(right, "utf-8")
    assert transit.unwrap(file, ONE) == SECRET


def test_without_its_token_the_service_is_away(vault: Vault) -> None:
    vault.token.unlink()
    with pytest.raises(KeyServiceAway):
        vault.transit().wrap(SECRET, ONE)
    assert vault.asked == []


def test_a_key_the_service_does_not_have_makes_no_file_look_altered(vault: Vault) -> None:
    file = vault.transit().wrap(SECRET, ONE)
    with pytest.raises(KeyServiceAway, match="status 400"):
        vault.transit(key="another").unwrap(file, ONE)


def test_nobody_else_is_told_the_token(vault: Vault) -> None:
    vault.failing = [307]
    with pytest.raises(KeyServiceAway, match="status 307"):
        vault.transit().wrap(SECRET, ONE)
    assert vault.asked == [ENCRYPT]


@pytest.mark.parametrize(
    "says",
    [
        b"",
        b"not json",
        b"[]",
        b"{}",
        b'{"data": {"ciphertext": 1, "plaintext": 1}}',
        b'{"data": {"ciphertext": "vault:v1:", "plaintext": "AAAA"}}',
        b'{"data": {"ciphertext": "plain", "plaintext": "!"}}',
    ],
)
def test_what_is_no_answer_is_none(vault: Vault, says: bytes) -> None:
    transit = vault.transit()
    file = transit.wrap(SECRET, ONE)
    vault.says = says
    with pytest.raises(KeyServiceAway, match="not understood"):
        transit.wrap(SECRET, ONE)
    with pytest.raises(KeyServiceAway, match="not understood"):
        transit.unwrap(file, ONE)


# the address


@pytest.mark.parametrize(
    "address",
    [
        "vault.example.org",
        "ftp://vault.example.org",
        "https://",
        "https://vault.example.org/v1",
        "https://somebody@vault.example.org",
        "https://vault.example.org?a=b",
        "http://vault.example.org:8200",
    ],
)
def test_what_is_no_address_or_would_show_keys_on_the_way_is_refused(vault: Vault, address: str) -> None:
    with pytest.raises(ValueError, match="key service"):
        vault.transit(address=address)


@pytest.mark.parametrize("name", ["", "../sys", "a/b", "a b", "열쇠", "a?b"])
def test_what_is_no_name_of_a_key_is_refused(vault: Vault, name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        vault.transit(key=name)


def test_over_https_only_a_certificate_that_is_trusted_is_believed(tmp_path: Path) -> None:
    certified = certificate(tmp_path)
    with a_vault(tmp_path, certified=certified) as vault:
        file = vault.transit(ca=certified[0]).wrap(SECRET, ONE)
        assert Transit(vault.engine(ca=certified[0])).unwrap(file, ONE) == SECRET
        asked = len(vault.asked)
        with pytest.raises(KeyServiceAway):
            vault.transit().unwrap(file, ONE)
        assert len(vault.asked) == asked
    with pytest.raises(FileNotFoundError):
        vault.transit(ca=tmp_path / "none")


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for the loopback address, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a key service of the tests")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / "certificate.pem", folder / "private.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, private
