"""A case replayed, two moments side by side, and what proves a fact."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "replay.after": Wording("다음 기록", "Next fact"),
        "replay.before": Wording("앞의 기록", "Fact before"),
        "replay.by": Wording("바꾼 기록", "Changed by"),
        "replay.changed": Wording("이 기록으로 바뀐 것", "What this fact changed"),
        "replay.compare": Wording("두 시점 견주기", "Two moments side by side"),
        "replay.differs": Wording("다시 계산한 값과 다른 기록 {count}건", "{count} facts differ when recomputed"),
        "replay.fact": Wording("이 기록", "The fact"),
        "replay.field": Wording("항목", "Field"),
        "replay.first": Wording("과제를 시작한 기록입니다.", "The fact that opened the case."),
        "replay.from": Wording("앞 시점", "One moment"),
        "replay.here": Wording(" (이때 바뀜)", " (changed here)"),
        "replay.is": Wording("바뀐 뒤", "After"),
        "replay.known-by": Wording("기록 {position}번까지 알던 대로입니다.", "As known by position {position}."),
        "replay.moves": Wording("시점 옮기기", "Move through time"),
        "replay.newest": Wording("맨 마지막", "Newest"),
        "replay.oldest": Wording("맨 처음", "Oldest"),
        "replay.past": Wording("지난 시점을 보고 있습니다", "You are looking at the past"),
        "replay.place": Wording("{of}건 가운데 {number}번째", "{number} of {of}"),
        "replay.proof": Wording("이 기록의 증명", "Proof of this fact"),
        "replay.reproduces": Wording(
            "다시 계산한 값 {count}건이 모두 기록과 같습니다", "All {count} derived facts reproduce"
        ),
        "replay.same": Wording("두 시점 사이에 바뀐 것이 없습니다.", "Nothing changed between the two."),
        "replay.state": Wording("이 기록 뒤의 과제", "The case after this fact"),
        "replay.title": Wording("과제 되짚어 보기", "Replay of the case"),
        "replay.to": Wording("뒤 시점", "Other moment"),
        "replay.unchanged": Wording("과제의 항목은 바뀌지 않았습니다.", "No field of the case changed."),
        "replay.was": Wording("바뀌기 전", "Before"),
        "replay.when": Wording("그때 알던 대로 보기 (한국 시각)", "As known at (Korean time)"),
        "replay.when-hint": Wording(
            "이 시각까지 기록된 것만으로 과제를 보여 줍니다.", "Shows the case by what was recorded until then."
        ),
        "proven.as-signed": Wording("서명된 그대로 보기", "As it was signed"),
        "proven.signers": Wording("서명한 곳", "Signed by"),
        "proven.size": Wording("기록 {size}건의 목록", "A list of {size} facts"),
        "proven.step.public": Wording(
            "지금 누구에게나 공개된 목록과 같은 목록", "The same list as the one that everybody is shown now"
        ),
        "proven.checkpoint": Wording("서명된 목록의 머리", "Signed head of the list"),
        "proven.cosigned": Wording(
            "이 기록은 운영기관이 서명하고 다른 기관이 함께 서명한 목록에 들어 있습니다. 누구도 둘 모르게 바꿀 수 없습니다.",
            "This fact stands in a list that the operator signed and another house signed too. Nobody can change it unseen by both.",
        ),
        "proven.entry": Wording("이 기록의 지문", "Fingerprint of the fact"),
        "proven.hashes": Wording("지문 {count}개", "{count} fingerprints"),
        "proven.index": Wording("목록에서의 차례", "Place in the list"),
        "proven.limits": Wording(
            "증명되는 것: 이 지문이 서명된 목록의 이 자리에 있다는 것. 증명되지 않는 것: 적힌 내용이 사실이라는 것, 봉인된 글의 내용, "
            "위의 문장이 그 기록의 내용과 같다는 것(과제의 증거 묶음을 내려받아 확인합니다). 열쇠도 이 사무소가 준 것이니, 다른 길로 받은 열쇠와 비교하십시오.",
            "Proven: that this fingerprint stands in this place of the signed list. Not proven: that what was recorded is true, what sealed texts say, "
            "or that the sentence above is what the fact says (the case's evidence bundle shows that). The keys came from this office too: "
            "compare them with keys that reached you another way.",
        ),
        "proven.offline": Wording(
            "이 브라우저에서 확인할 수 없으면(자바스크립트가 없거나 https 접속이 아님) 과제의 증거 묶음을 내려받아 명령줄에서 확인합니다:",
            "Where this browser cannot verify (no JavaScript, or no https), download the case's evidence bundle and verify it on the command line:",
        ),
        "proven.path": Wording("머리까지 이어 주는 지문", "Fingerprints on the way to the head"),
        "proven.position": Wording("기록 번호", "Position"),
        "proven.promised": Wording(
            "아직 서명된 목록에 들지 않았습니다. 운영기관이 곧 넣겠다고 서명했습니다. 잠시 뒤 다시 보십시오.",
            "It is not in a signed list yet; the operator signed that it will be. Look again in a moment.",
        ),
        "proven.says": Wording("무엇이 이 기록을 증명합니까", "What proves this fact"),
        "proven.signed": Wording(
            "이 기록은 운영기관이 서명한 목록에 들어 있습니다. 다른 기관의 서명은 아직 없습니다.",
            "This fact stands in a list that the operator signed. No other house has signed it yet.",
        ),
        "proven.step.all": Wording(
            "모두 맞습니다. 이 지문의 기록은 서명된 뒤 바뀌지 않았습니다.",
            "Everything holds: the fact with this fingerprint was not changed since it was signed.",
        ),
        "proven.step.alone": Wording(
            "다른 기관이 아직 함께 서명하지 않은 목록입니다. 운영기관이 모두 다시 만들었다면 여기서는 드러나지 않습니다.",
            "No other house has signed this list yet: had the operator made all of it anew, it would not show here.",
        ),
        "proven.step.before": Wording(
            "이 브라우저가 전에 본 목록과 이 목록은 늘어나기만 한 같은 목록입니다.",
            "The list that this browser saw before and this one are one list, which only grew.",
        ),
        "proven.step.entry": Wording(
            "공개된 목록의 같은 자리에 같은 지문이 있습니다.",
            "The published list has the same fingerprint in this place.",
        ),
        "proven.step.fact": Wording(
            "지문은 이 기록의 번호, 이름과 내용에서 나온 것입니다.",
            "The fingerprint is that of this fact's place, name and body.",
        ),
        "proven.step.failed": Wording("틀림, 다음이 아닙니다", "Failed, this is not so"),
        "proven.step.first": Wording(
            "이 브라우저는 이 목록을 처음 봅니다. 다음부터는 지금 것과 이어지는지도 확인합니다.",
            "This browser sees the list for the first time; from now on it checks what follows against this one.",
        ),
        "proven.step.held": Wording("맞음", "Holds"),
        "proven.step.nosign": Wording(
            "이 브라우저는 Ed25519 서명을 확인하지 못합니다. 명령줄에서 확인하십시오.",
            "This browser cannot check Ed25519 signatures; verify on the command line.",
        ),
        "proven.step.operator": Wording("운영기관의 서명", "The operator's signature"),
        "proven.step.partly": Wording(
            "확인한 것은 모두 맞습니다. 확인하지 못한 것이 위에 있습니다.",
            "What was checked holds. What could not be checked stands above.",
        ),
        "proven.step.path": Wording(
            "지문에서 서명된 머리까지 이어집니다.", "The fingerprint leads to the signed head."
        ),
        "proven.step.tiles": Wording(
            "공개된 목록 전체의 머리가 서명된 머리와 같습니다.", "The whole published list comes to the signed head."
        ),
        "proven.step.unfinished": Wording("확인을 끝까지 마쳤습니다.", "The verification came to its end."),
        "proven.step.unknown": Wording("확인하지 못함", "Not checked"),
        "proven.step.untold": Wording(
            "지문이 어느 기록의 것인지는 보시는 분께 알려지지 않습니다. 과제의 증거 묶음으로 확인하십시오.",
            "Which fact the fingerprint is of is not told to you here; the case's evidence bundle shows it.",
        ),
        "proven.step.witness": Wording("함께 서명한 기관의 서명", "The witness's signature"),
        "proven.step.wrong": Wording(
            "맞지 않는 것이 있습니다. 화면을 저장하고 감사 책임자에게 알리십시오.",
            "Something does not hold. Keep this page and tell the head of audit.",
        ),
        "proven.title": Wording("기록의 증명", "Proof of a fact"),
        "proven.verify": Wording("내 브라우저에서 확인", "Verified in your own browser"),
        "proven.verify-intro": Wording(
            "공개된 목록과 열쇠를 받아 이 컴퓨터에서 다시 계산합니다.",
            "The published list and keys are fetched, and every fingerprint is computed anew on this computer.",
        ),
    }
)
