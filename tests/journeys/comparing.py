"""Answers of two worlds side by side: what differs between any two offices and tells nothing is masked, each for a reason."""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from werkzeug.test import TestResponse


def comparable(answer: TestResponse) -> Mapping[str, Any]:
    """An answer without what differs between any two offices and tells nothing of sheets."""
    headers = [(name, "masked" if name in MASKED_HEADERS else _plain(value)) for name, value in answer.headers.items()]
    assert answer.status_code < FAILED, answer.get_data(as_text=True)
    if answer.is_json:
        body = answer.get_json()
        if answer.request.path.endswith("/acts"):
            body = {**body, "next": body.get("next") and "masked"}  # where the next page begins is a position
        return {"status": answer.status_code, "headers": headers, "body": _masked(body)}
    if answer.request.path.startswith(LEDGER):
        return {"status": answer.status_code, "headers": headers, "body": _without_hashes(answer)}
    if answer.mimetype == "application/zip":
        return {"status": answer.status_code, "headers": headers, "body": _unzipped(answer.get_data())}
    if PROOF.search(answer.request.path):
        # What it shows of the tree is the public ledger's, whose hashes and sizes any two offices have otherwise.
        told = _without_numbers(_plain(answer.get_data(as_text=True)))
        return {"status": answer.status_code, "headers": headers, "body": re.sub(HASH, "masked", told)}
    text = (answer.mimetype or "").startswith("text/")
    body = _plain(answer.get_data(as_text=True)) if text else answer.get_data()
    return {"status": answer.status_code, "headers": headers, "body": body}


FAILED = 500
LEDGER = "/ledger/"
PROOF = re.compile("^/cases/[^/]+/timeline/[0-9]+$|^/apply/[^/]+/slip$")
"""Pages that tell what proves a fact."""
HASH = r"[A-Za-z0-9+/]{40,}={0,2}|[0-9]{1,3}(,[0-9]{3})*"


def _without_hashes(answer: TestResponse) -> object:
    """An answer of the ledger, which is public: of hashes their number alone, of text what is neither hash nor position."""
    if answer.mimetype == "application/octet-stream":
        return len(answer.get_data())
    text = answer.get_data(as_text=True)
    for pattern in MASKED_LEDGER:
        text = re.sub(pattern, "masked", text)
    return text


def _unzipped(data: bytes) -> list[tuple[str, object]]:
    """The files of a bundle in their order, each with what it says but positions and hashes."""
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        return [(_without_numbers(name), _said(name, bundle.read(name))) for name in bundle.namelist()]


def _said(name: str, data: bytes) -> str:
    text = json.dumps(_masked(json.loads(data)), ensure_ascii=False) if name.endswith(".json") else data.decode()
    return _without_numbers(_plain(text))


def _without_numbers(text: str) -> str:
    for pattern in MASKED_BUNDLE:
        text = re.sub(pattern, "masked", text)
    return text


def _plain(text: str) -> str:
    for pattern in MASKED_TEXT:
        text = re.sub(pattern, "masked", text)
    return text


POSITIONS = (
    "a place in the log counts whatever anybody in the office records; which of it were sheets it does not tell, and the "
    "ledger publishes its size on every tick anyway (README, decisions). It moves when something shown is recorded, and "
    "not before: that is tested with nothing masked"
)
MASKED_HEADERS: Mapping[str, str] = {
    "X-Request-Id": "made afresh for each request",
    "Date": "the second in which a file was sent, by the system's clock",
    "Sangsaeng-Position": POSITIONS,
    "Repr-Digest": f"the hash of a sheet that ends with a position, beside the hash of its rows, which is compared: {POSITIONS}",
    "Sangsaeng-Seen": f"a signature over a position: {POSITIONS}",
    "Set-Cookie": "signed with the system's time, and random",
    "Content-Length": "follows from the lengths of what is masked; the content itself is compared",
}
MASKED_FIELDS: Mapping[str, str] = {
    "position": POSITIONS,
    "known_by": POSITIONS,
    "caused_by": POSITIONS,
    "index": f"a place in the ledger: {POSITIONS}",
    "entry": "a hash over a random salt",
    "proof": "hashes over random salts",
    "checkpoint": "signed by a random key over a root of such hashes",
    "request": "made afresh for each request",
    "commitment": "a hash over a random salt",
    "c": "a paper's commitment: a hash over a random salt",
    "stored": "the hash of a paper's ciphertext, whose nonce is random",
}
MASKED_TEXT: Mapping[str, str] = {
    r"fact-\d+": POSITIONS,
    r"기록 [\d,]+번": POSITIONS,
    r"(?:no\.|record no\.) [\d,]+": POSITIONS,
    r'"(?:known_by|position)":\d+': POSITIONS,
    r"(?m)^(?:기록 위치|log position),\d+": POSITIONS,
    r'(?<="entry":")[^"]+': "a hash over a random salt",
    r"(?m)(?<=^\u2014 sangsaeng.example/tests ).*$": "a signature over what else is masked, by a random key",
    r'(?<=nonce[=-])"?[\w-]{20,}': "the nonce of the API's page, made afresh for each request",
    r'(?<=[;&?]seen=)[\w=%-]+|(?<=name="seen" value=")[^"]+': f"a signature over a position: {POSITIONS}",
    r'(?<=name="once" value=")[^"]+': "what tells a form sent twice, random in each",
    r'(?<=name="token" value=")[^"]+': "a form's token, signed with the system's time and bound to the browser",
}


MASKED_LEDGER: Mapping[str, str] = {
    r"(?m)(?<=^\u2014 sangsaeng.example/tests ).*$": "a signature over what else is masked",
    r"(?m)(?<=^operator sangsaeng.example/tests\+).*$": "a key, random in each office",
    r"(?m)^[A-Za-z0-9+/]{43}=$": "the root: a hash over random salts",
    r"(?m)^\d+$": f"the size: {POSITIONS}",
}
"""Of the ledger's texts; the bytes of its tiles are hashes over random salts."""


MASKED_BUNDLE: Mapping[str, str] = {
    r'(?<="salt": ")[0-9a-f]+(?=")': "random in each fact and text",
    r'(?<=facts/)\d{8}|(?<=<li value=")\d+': POSITIONS,
    r'(?m)^\d+$|(?<="size": )\d+(?=})|[\d,]+(?=건의 나무)|(?<=As of position )[\d,]+|(?<=a tree of )[\d,]+': (
        f"the size of the ledger: {POSITIONS}"
    ),
    r"[0-9a-f]{64}": "a hash over a random salt",
    r"[A-Za-z0-9+/]{43,}={0,2}": "a root, a key or a signature: over random salts, by keys random in each office",
}
"""Of the names and texts in a bundle."""


def _masked(value: object) -> object:
    if isinstance(value, dict):
        return {name: "masked" if name in MASKED_FIELDS else _masked(inner) for name, inner in value.items()}
    return [_masked(one) for one in value] if isinstance(value, list) else value
