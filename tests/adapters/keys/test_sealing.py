import hashlib
from base64 import b64decode, b64encode
from dataclasses import replace
from typing import get_args
from unicodedata import normalize

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as some

from adapters.keys.sealing import Altered, commit, seal, unseal
from domain.rules.vocabulary import Format
from domain.values import Base64, KeyId, Sha256

KEY: KeyId = "case:00000000-0000-4000-8000-00000000002a:1"
OTHER: KeyId = "case:00000000-0000-4000-8000-00000000002b:1"
CIPHER = AESGCM(bytes(range(32)))

texts = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)
korean = some.text(some.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")), max_size=60)


@given(texts | korean)
def test_a_sealed_text_opens_to_its_composed_form(text: str) -> None:
    assert unseal(seal(text, KEY, CIPHER), CIPHER) == normalize("NFC", text)


@pytest.mark.parametrize("text", ["", "가", "상생협력 지원제도 " * 20_000, "각", "🏗️ a\tb\n"])
def test_short_long_and_decomposed_texts_open(text: str) -> None:
    assert unseal(seal(text, KEY, CIPHER), CIPHER) == normalize("NFC", text)


def test_decomposed_and_composed_spellings_are_one_text() -> None:
    decomposed = normalize("NFD", "협력기업")
    assert decomposed != "협력기업"
    assert unseal(seal(decomposed, KEY, CIPHER), CIPHER) == "협력기업"


def test_a_sealed_text_has_the_declared_formats() -> None:
    sealed = seal("사유", KEY, CIPHER)
    for value, declared in ((sealed.c, Sha256), (sealed.k, KeyId), (sealed.x, Base64)):
        form: Format = get_args(declared)[1]
        assert form.matches(value)


def test_the_layout_is_the_documented_one() -> None:
    sealed = seal("사유", KEY, CIPHER)
    kept = b64decode(sealed.x)
    plain = CIPHER.decrypt(kept[:12], kept[12:], b"sangsaeng/sealed/1\n" + KEY.encode() + b"\n" + sealed.c.encode())
    salt, text = plain[:32], "사유".encode()
    assert plain[32:] == len(text).to_bytes(4, "big") + text + bytes(64 - 32 - 4 - len(text))
    assert sealed.c == hashlib.sha256(salt + text).hexdigest()


def test_the_same_text_sealed_twice_shows_nothing_in_common() -> None:
    first, second = seal("동일", KEY, CIPHER), seal("동일", KEY, CIPHER)
    assert first.c != second.c
    assert first.x != second.x


def test_texts_within_a_bucket_have_one_length_and_the_next_bucket_another() -> None:
    lengths = [len(b64decode(seal("a" * size, KEY, CIPHER).x)) for size in range(93)]
    assert set(lengths[:29]) == {12 + 64 + 16}
    assert set(lengths[29:]) == {12 + 128 + 16}


@given(texts, some.data())
def test_a_change_of_any_character_of_the_ciphertext_is_found(text: str, data: some.DataObject) -> None:
    sealed = seal(text, KEY, CIPHER)
    place = data.draw(some.integers(0, len(sealed.x) - 1))
    other = data.draw(some.sampled_from("ABCDyz019+/=*\nㄱ").filter(lambda one: one != sealed.x[place]))
    with pytest.raises(Altered):
        unseal(replace(sealed, x=sealed.x[:place] + other + sealed.x[place + 1 :]), CIPHER)


def test_a_flip_of_any_bit_is_found() -> None:
    sealed = seal("변조", KEY, CIPHER)
    kept = b64decode(sealed.x)
    for place in range(len(kept) * 8):
        flipped = bytearray(kept)
        flipped[place // 8] ^= 1 << place % 8
        with pytest.raises(Altered):
            unseal(replace(sealed, x=b64encode(flipped).decode()), CIPHER)


def test_a_cut_or_lengthened_ciphertext_is_found() -> None:
    sealed = seal("변조", KEY, CIPHER)
    kept = b64decode(sealed.x)
    for changed in (b"", kept[:11], kept[:12], kept[:40], kept[:-1], kept + b"\0"):
        with pytest.raises(Altered):
            unseal(replace(sealed, x=b64encode(changed).decode()), CIPHER)


def test_another_spelling_of_the_same_base64_is_found() -> None:
    sealed = seal("", KEY, CIPHER)
    twin = next(
        spelled
        for last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        if (spelled := sealed.x.rstrip("=")[:-1] + last + "=" * sealed.x.count("=")) != sealed.x
        and b64decode(spelled) == b64decode(sealed.x)
    )
    with pytest.raises(Altered):
        unseal(replace(sealed, x=twin), CIPHER)


def test_a_swapped_commitment_key_id_or_key_is_found() -> None:
    sealed, other = seal("하나", KEY, CIPHER), seal("둘", KEY, CIPHER)
    for changed in (replace(sealed, c=other.c), replace(sealed, c=sealed.c.upper()), replace(sealed, k=OTHER)):
        with pytest.raises(Altered):
            unseal(changed, CIPHER)
    with pytest.raises(Altered):
        unseal(sealed, AESGCM(bytes(32)))


@pytest.mark.parametrize("wrong", ["commitment", "length", "padding"])
def test_what_a_holder_of_the_key_sealed_wrongly_is_found(wrong: str) -> None:
    salt, text, length, filling = bytes(32), b"text", 4, bytes(24)
    commitment = commit(salt, b"other" if wrong == "commitment" else text)
    plain = salt + (999 if wrong == "length" else length).to_bytes(4, "big") + text
    plain += b"x" * 24 if wrong == "padding" else filling
    associated = f"sangsaeng/sealed/1\n{KEY}\n{commitment}".encode()
    kept = bytes(12) + CIPHER.encrypt(bytes(12), plain, associated)
    with pytest.raises(Altered):
        unseal(replace(seal("", KEY, CIPHER), c=commitment, x=b64encode(kept).decode()), CIPHER)


@pytest.mark.parametrize("half", ["비밀\ud800", "\udfff비밀", "비밀\0"])
def test_a_text_that_cannot_be_kept_is_refused_without_quoting_it(half: str) -> None:
    with pytest.raises(ValueError, match="The text holds") as refused:
        seal(half, KEY, CIPHER)
    assert "비밀" not in str(refused.value)
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


def test_an_error_about_an_altered_text_does_not_hold_it() -> None:
    sealed = seal("홍길동의 진술", KEY, CIPHER)
    with pytest.raises(Altered) as found:
        unseal(replace(sealed, k=OTHER), CIPHER)
    assert "홍길동" not in repr(found.value)
