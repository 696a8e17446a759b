"""Refusals about sheets: sealing, closing, revealing, correcting. None tells of another judge's sheet."""

from web.wording.refusal_texts.texts import conflict, unfit
from web.wording.words import Wording

TEXTS = (
    unfit(
        "marks-wrong",
        Wording("평가표를 고쳐야 합니다.", "The sheet must be corrected."),
        Wording(
            "모든 항목을 한 번씩, 배점 안에서, 소수 둘째 자리까지 적으십시오. 고칠 항목: {criteria}.",
            "Mark every criterion once, within its points and at most two decimal places. To be corrected: {criteria}.",
        ),
    ),
    unfit(
        "draft-too-long",
        Wording("초안이 너무 깁니다.", "This draft is too long."),
        Wording(
            "초안은 모두 합해 {most}KiB까지 보관합니다. 이유를 줄이십시오. 저장해 둔 초안은 그대로 있습니다.",
            "A draft is kept up to {most} KiB in all. Shorten the justifications. What was saved before is still there.",
        ),
    ),
    conflict(
        "already-sealed",
        Wording("이미 봉인한 평가표입니다.", "You sealed this sheet already."),
        Wording(
            "공개 전에 고치려면 먼저 봉인을 풀어 다시 봉인하십시오.",
            "To change it before the reveal, take it back first and seal it again.",
        ),
    ),
    conflict(
        "not-sealed",
        Wording("봉인한 본인의 평가표가 없습니다.", "You have no sealed sheet here."),
        Wording("평가표를 적어 봉인하십시오.", "Fill in your sheet and seal it."),
    ),
    conflict(
        "sheets-revealed",
        Wording("평가표를 이미 공개한 건입니다.", "The sheets of this case were revealed."),
        Wording(
            "공개 뒤에는 봉인하거나 풀 수 없습니다. 본인의 평가표는 사유를 적어 정정할 수 있습니다.",
            "After the reveal nothing is sealed or taken back. Your own sheet can be corrected, with reasons.",
        ),
    ),
    conflict(
        "scoring-closed",
        Wording("채점이 마감된 건입니다.", "The scoring of this case was closed."),
        Wording(
            "위원장이 마감하여 더 봉인하거나 풀 수 없습니다.",
            "Whoever presides closed it; nothing is sealed or taken back any more.",
        ),
    ),
    conflict(
        "not-presiding",
        Wording("이 건을 주재하는 사람이 아닙니다.", "You do not preside over this case."),
        Wording(
            "위원장이, 위원장이 빠진 건에서는 부위원장이 합니다.",
            "The chair does it, or the deputy where the chair is recused or has left.",
        ),
    ),
    conflict(
        "chair-scores",
        Wording(
            "이 건을 채점한 위원장은 마감할 수 없습니다.", "A chair who scores the case may not close its scoring."
        ),
        Wording(
            "모든 평가표가 봉인되기를 기다리거나, 내지 않는 위원을 교체하거나 해촉하게 하십시오.",
            "Wait until every sheet is sealed, or have members who send none replaced or dismissed.",
        ),
    ),
    conflict(
        "nothing-missing",
        Wording("빠진 평가표가 없습니다.", "No sheet is missing."),
        Wording("마감할 것 없이 바로 공개하십시오.", "There is nothing to close: reveal the sheets."),
    ),
    conflict(
        "sheets-outstanding",
        Wording("아직 공개할 수 없습니다.", "The sheets cannot be revealed yet."),
        Wording(
            "채점할 수 있는 모든 위원이 봉인하거나 채점이 마감된 뒤에 공개합니다. 누가 냈는지는 알려 드리지 않습니다.",
            "They open when every member who may score has sealed, or the scoring is closed. Who has is not told.",
        ),
    ),
    conflict(
        "too-few-sheets",
        Wording("평가표가 너무 적어 공개할 수 없습니다.", "There are too few sheets to open."),
        Wording(
            "재적위원 과반수의 평가표가 봉인되어야 합니다. 내지 않는 위원은 먼저 교체하십시오. 교체된 위원은 마감 뒤에도 봉인할 수 있습니다.",
            "More than half of the members must have sealed. Have members who send none replaced first; "
            "who takes a seat may seal even after the closing.",
        ),
    ),
    conflict(
        "not-revealed",
        Wording("아직 공개하지 않은 건입니다.", "The sheets of this case are not revealed."),
        Wording("평가표를 공개한 뒤에 할 수 있습니다.", "This is possible after they were opened."),
    ),
    conflict(
        "sheet-not-revealed",
        Wording("공개되지 않은 평가표입니다.", "Your sheet was not revealed."),
        Wording("공개된 평가표만 정정할 수 있습니다.", "Only a sheet that was opened can be corrected."),
    ),
    conflict(
        "stage-key-destroyed",
        Wording("평가표를 열 열쇠가 파기되었습니다.", "The key that opens the sheets was destroyed."),
        Wording("운영자에게 문의하십시오.", "Ask the operator."),
    ),
)
