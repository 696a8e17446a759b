"""The files of a bundle, in their order. What each is, is in docs/bundle.md."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from application.audit.bundle.redacting import Chosen, Variant, Why, opens
from application.audit.ledger.kept import BUNDLE, Head, Ledger, SealedFact
from application.audit.ledger.proving import Tiles, inclusion_proof
from application.ports import Keys
from domain.applications.facts import PaperAttached
from domain.calls.facts import Amended, Announced
from domain.sheets.facts import Sealed as SheetSealed
from domain.values import Sealed

Files = tuple[tuple[str, bytes], ...]

FORMAT = 1
VERIFIER = Path(__file__).with_name("verify.py")
WORDS: Mapping[str, tuple[str, str]] = {
    Why.INTERNAL: (
        "평가, 심의와 결정 준비에 관한 내부 기록입니다. (행정심판법 제41조 유추)",
        "The office's own record of evaluating, deliberating and preparing the decision.",
    ),
    Why.NAMES_A_JUDGE: ("위원이 누구인지 드러나는 기록입니다.", "It would tell who a judge is."),
    Why.PEER: ("다른 신청에 관한 기록입니다.", "It is of, or names, another application."),
    Why.OTHER_FIRMS: (
        "과제에 참여한 모든 기업이 스스로 신고한 내용이 들어 있는 기록입니다.",
        "It holds what every firm of the task declared of itself.",
    ),
    Why.PART: ("일부가 이 당사자에게 공개되지 않는 기록입니다.", "Some part of it is not for this party."),
    "text-not-opened": (
        "열지 않은 내용입니다: 위원 자신의 사정, 개인정보, 거두어들인 평가표.",
        "A text that is not opened: a member's own life, personal data, a sheet that was taken back.",
    ),
    "text-destroyed": ("열쇠가 파기된 내용입니다.", "A text whose key was destroyed."),
}
"""Why something is withheld, in both languages."""
README = """\
상생 증거 묶음 · Sangsaeng evidence bundle

인터넷 없이, 파이썬 3.9 이상만으로 확인합니다. 확인 프로그램은 이 묶음 밖에서 받은 것을 쓰거나, 그 SHA-256을 밖에 공표된 값과
비교하십시오. 신뢰하는 열쇠도 이 묶음 밖에서 받으십시오.
To verify offline with Python 3.9 or newer: take verify.py from outside this bundle, or compare its SHA-256 with the one
that is published outside; take the keys you trust from outside this bundle as well.

    python3 -I -S verify.py BUNDLE.zip --operator 'NAME+ID+KEY' --witness 'NAME+ID+KEY'

0: 진본 authentic   1: 손상 broken   2: 앞뒤가 맞으나 진본인지 알 수 없음 internally consistent, not authentic

MANIFEST         파일 목록과 해시, 운영자의 서명 · every file's hash, signed by the operator
checkpoint       기록 나무의 뿌리와 서명들 · root of the record's tree, signed and cosigned
leaves.json      각 기록의 자리와 포함 증명 · each fact's place and inclusion proof
facts/           저장된 바이트 그대로의 기록 · facts, byte by byte as they are stored
texts.json       열린 내용과 그 소금값 · revealed texts with their salts
papers.json      서류의 해시 · hashes of the papers
plan.json        규칙 버전, 그 파일의 해시, 평가 계획 · rule version, its manifest, scoring plan
redactions.json  가린 것과 이유 · what is withheld, and why
history.html     사람이 읽는 이력 (증명되지 않은 설명) · the history for people (told by the office, not proven)
keys.txt         이 묶음이 스스로 말하는 열쇠 · the keys this bundle itself names
"""


@dataclass(frozen=True, kw_only=True)
class About:
    """What a bundle says of itself."""

    case: str
    call: str
    variant: Variant
    firm: str | None
    purpose: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a bundle is made of: the facts chosen and stored, the checkpoint they are proven to, and the history in words."""

    about: About
    head: Head
    chosen: tuple[Chosen, ...]
    stored: Mapping[int, SealedFact]
    history: bytes


def files(given: Given, ledger: Ledger, keys: Keys) -> Files:
    """Every file of the bundle; the first lists and signs the others."""
    texts, unopened = _texts(given, keys)
    named: list[tuple[str, bytes]] = [
        ("README.txt", README.encode()),
        ("bundle.json", _document(_about(given))),
        ("keys.txt", _keys(ledger)),
        ("checkpoint", str(given.head.note).encode()),
        ("leaves.json", _rows(_leaves(given, ledger))),
        ("texts.json", _rows(texts)),
        ("papers.json", _rows(_papers(given))),
        ("plan.json", _rows(_plans(given))),
        ("redactions.json", _document(_redactions(given, unopened))),
        ("history.html", given.history),
        ("verify.py", VERIFIER.read_bytes()),
        *((_file(one), given.stored[one.recorded.position].body) for one in given.chosen if one.why is None),
    ]
    lines = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in named)
    listed = ledger.vouch(f"{BUNDLE}{given.head.checkpoint.origin}\n{lines}")
    return (("MANIFEST", str(listed).encode()), *named)


def verifier_hash() -> str:
    """SHA-256 of the verifier that goes into every bundle."""
    return sha256(VERIFIER.read_bytes()).hexdigest()


def _file(one: Chosen) -> str:
    return f"facts/{one.recorded.position:08d}.json"


def _about(given: Given) -> dict[str, Any]:
    about = given.about
    return {
        "as_of": {"position": given.head.position, "size": given.head.checkpoint.size},
        "call": about.call,
        "case": about.case,
        "firm": about.firm,
        "format": FORMAT,
        "kind": about.kind,
        "origin": given.head.checkpoint.origin,
        "purpose": about.purpose,
        "variant": about.variant,
    }


def _keys(ledger: Ledger) -> bytes:
    lines = [f"operator {key}\n" for key in ledger.operators()]
    return "".join([*lines, *(f"witness {key}\n" for key in ledger.witnesses())]).encode()


def _leaves(given: Given, ledger: Ledger) -> Iterator[dict[str, Any]]:
    tiles = _remembering(ledger.tiles)
    for one in given.chosen:
        stored = given.stored[one.recorded.position]
        place = stored.place if one.placed else None
        proof = inclusion_proof(stored.leaf.index, given.head.checkpoint.size, tiles)
        yield {
            "body": place.body.hex() if place else None,
            "entry": stored.leaf.entry.hex(),
            "file": _file(one) if one.why is None else None,
            "index": stored.leaf.index,
            "name": place.name if place else None,
            "position": place.position if place else None,
            "proof": [step.hex() for step in proof],
            "stream": str(place.stream) if place else None,
            "version": place.version if place else None,
            "why": one.why,
        }


def _remembering(tiles: Tiles) -> Tiles:
    """The same tiles, each asked for once."""
    known: dict[Any, bytes] = {}

    def ask(wanted: Any) -> Mapping[Any, bytes]:  # noqa: ANN401 - tiles in, tiles out
        missing = [one for one in wanted if one not in known]
        if missing:
            known.update(tiles(missing))
        return known

    return ask


def _texts(given: Given, keys: Keys) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The texts that are opened, and those of the shown facts that are not, with the reason."""
    taken_back = _taken_back(given.chosen)
    opened, unopened = [], []
    for one in given.chosen:
        if one.why is not None:
            continue
        position = one.recorded.position
        for path, sealed in _sealed(json.loads(given.stored[position].body)["fact"], "fact"):
            line = {"position": position, "path": path}
            if position in taken_back or not opens(one, path, sealed.k):
                unopened.append({**line, "why": "text-not-opened"})
            elif revealed := keys.reveal(sealed):
                opened.append({**line, "c": sealed.c, "salt": revealed.salt.hex(), "text": revealed.text})
            else:
                unopened.append({**line, "why": "text-destroyed"})
    return opened, unopened


def _taken_back(chosen: Sequence[Chosen]) -> frozenset[int]:
    """The sealings that were never opened: all of a sheet but its last."""
    sealings = [one.recorded for one in chosen if isinstance(one.recorded.fact, SheetSealed)]
    last = {one.stream: one.position for one in sealings}
    return frozenset(one.position for one in sealings if one.position != last[one.stream])


def _sealed(value: Any, path: str) -> Iterator[tuple[str, Sealed]]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, dict):
        if value.keys() == {"c", "k", "x"}:
            yield path, Sealed(**value)
            return
        for name, inner in value.items():
            yield from _sealed(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _sealed(inner, f"{path}.{number}")


def _papers(given: Given) -> Iterator[dict[str, Any]]:
    for one in given.chosen:
        fact = one.recorded.fact
        if isinstance(fact, PaperAttached) and one.why is None:
            paper = fact.paper
            yield {
                "c": paper.c,
                "id": str(paper.id),
                "kind": paper.kind,
                "media_type": paper.media_type,
                "position": one.recorded.position,
                "size": paper.size,
                "stored": paper.stored,
            }


def _plans(given: Given) -> Iterator[dict[str, Any]]:
    for one in given.chosen:
        if isinstance(one.recorded.fact, Announced | Amended) and one.why is None:
            terms = json.loads(given.stored[one.recorded.position].body)["fact"]["terms"]
            yield {"plan": terms["plan"], "position": one.recorded.position, "rules": terms["rules"]}


def _redactions(given: Given, unopened: list[dict[str, Any]]) -> dict[str, Any]:
    withheld = [
        {"index": given.stored[one.recorded.position].leaf.index, "why": one.why} for one in given.chosen if one.why
    ]
    words = {str(code): {"en": english, "ko": korean} for code, (korean, english) in WORDS.items()}
    return {"facts": withheld, "texts": unopened, "words": words}


def _document(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _rows(rows: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> bytes:
    """A list with a line for each, so that people find their way in it."""
    lines = [json.dumps(one, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for one in rows]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()
