"""Over TLS a provider is known by a certificate that this machine trusts, and nobody else is taken for it."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from adapters.clocks import ScriptedClock
from adapters.providers import OpenIdProvider
from application.identities import Errand, ProviderAway
from tests.adapters.providers.conftest import asked_as
from tests.providers import Loopback, a_provider

ERRAND = Errand(state="state", nonce="nonce", verifier="v" * 43, back="https://office.example/back")


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[str, str]:
    """The files of a certificate for this machine that its holder signed itself, and of its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "(invented) provider")])
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, SHA256())
    )
    public, private = tmp_path / "certificate.pem", tmp_path / "key.pem"
    public.write_bytes(signed.public_bytes(Encoding.PEM))
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return str(public), str(private)


def test_a_certificate_that_this_machine_trusts_is_the_providers(
    certificate: tuple[str, str], clock: ScriptedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", certificate[0])
    with a_provider(clock.now, tls=certificate) as provider:
        asking = asked_as(provider, clock)
        assert asking.authority.address(ERRAND).startswith(f"{provider.issuer}/authorize?")
        assert asking.takes(provider.access_token())


def test_a_certificate_of_nobody_it_trusts_is_a_strangers(certificate: tuple[str, str], clock: ScriptedClock) -> None:
    with a_provider(clock.now, tls=certificate) as provider:
        with pytest.raises(ProviderAway):
            asked_as(provider, clock).authority.address(ERRAND)
        assert not provider.asked


def test_an_address_in_the_clear_is_not_even_asked(clock: ScriptedClock) -> None:
    client = Loopback(now=clock.now, issuer="http://login.example").client()
    with pytest.raises(ProviderAway, match="no address of a provider"):
        OpenIdProvider(client).address(ERRAND)
