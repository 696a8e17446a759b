"""Refusals about calls, their catalogues and the office itself."""

from web.wording.refusal_texts.texts import conflict, unfit
from web.wording.words import Wording

TEXTS = (
    conflict(
        "round-already-announced",
        Wording("이미 공고한 차수입니다.", "This round was announced already."),
        Wording(
            "차수 {round:은/는} 이미 공고되었습니다. 다른 차수로 공고하거나 기존 공고를 변경하십시오.",
            "Round {round} was announced already. Use another round id, or amend that call.",
        ),
    ),
    conflict(
        "call-closed",
        Wording("접수가 마감되었거나 아직 시작되지 않았습니다.", "The call is not open."),
        Wording(
            "접수는 한국시간 {closes}에 마감됩니다(그 시각 전까지). 접수기간은 공고에서 확인하십시오.",
            "It closes at {closes} in Seoul (before that instant). The call shows when it is open.",
        ),
    ),
    conflict(
        "call-cancelled",
        Wording("취소된 공고입니다.", "The call was cancelled."),
        Wording(
            "이 공고로는 더 진행할 수 없습니다. 취소 사유는 공고에서 확인하십시오.",
            "Nothing more can be done under it. The call shows why.",
        ),
    ),
    unfit(
        "closing-not-later",
        Wording("마감을 앞당길 수 없습니다.", "The closing instant can only move back."),
        Wording(
            "지금의 마감 {closes}(한국시간)보다 늦은 시각을 넣으십시오.",
            "Give an instant after the present one, {closes} in Seoul.",
        ),
    ),
    unfit(
        "window-empty",
        Wording("접수기간이 비어 있습니다.", "The window is empty."),
        Wording(
            "마감 {closes:이/가} 시작 {opens}보다 늦어야 합니다.",
            "The closing {closes} must come after the opening {opens}.",
        ),
    ),
    unfit(
        "window-moves-by-extension",
        Wording("접수기간은 연장으로만 바꿀 수 있습니다.", "The window moves by extension only."),
        Wording(
            "변경에는 지금의 접수기간을 그대로 넣고, 기간은 연장으로 바꾸십시오.",
            "Leave the window as it is here, and use the extension to move it.",
        ),
    ),
    conflict(
        "rules-frozen",
        Wording(
            "이미 접수된 신청이 있어 규칙, 과제, 평가계획을 바꿀 수 없습니다.",
            "Rules, tracks and scoring plan are frozen: applications were received.",
        ),
        Wording(
            "이 공고로 {submissions}건이 접수되었습니다. 규칙, 과제 구성, 평가계획은 그대로 두고 변경하십시오.",
            "Applications received under it: {submissions}. Leave rules, tracks and scoring plan as they are.",
        ),
    ),
    unfit(
        "no-track-open",
        Wording("접수할 과제가 없습니다.", "The call opens no track."),
        Wording("과제를 하나 이상 넣으십시오.", "Name at least one track."),
    ),
    unfit(
        "track-named-twice",
        Wording("같은 과제를 두 번 넣었습니다.", "A track is named twice."),
        Wording("과제마다 한 번만 넣으십시오.", "Name each track once."),
    ),
    unfit(
        "paper-of-a-closed-track",
        Wording("접수하지 않는 과제의 서류가 있습니다.", "A paper is asked of a track that is not open."),
        Wording("접수하는 과제의 서류만 넣으십시오.", "Ask papers of the tracks that the call opens only."),
    ),
    unfit(
        "weights-do-not-add-up",
        Wording("가중치의 합이 1이 아닙니다.", "The weights do not add up to 1."),
        Wording(
            "항목마다 0 이상의 가중치를 한 번씩 넣고, 모두 더해 정확히 1이 되게 하십시오.",
            "Give each heading one weight, none below 0, and make them add up to exactly 1.",
        ),
    ),
    unfit(
        "panel-too-small",
        Wording("평가위원 수가 맞지 않습니다.", "The panel is too small."),
        Wording(
            "평가위원 수와 최고·최저 제외 기준은 1 이상이어야 합니다.", "Panel size and trimming must be at least 1."
        ),
    ),
    unfit(
        "pass-mark-named-twice",
        Wording("한 단계에 합격 점수가 둘 있습니다.", "A stage has two pass marks."),
        Wording("단계마다 합격 점수를 한 번만 넣으십시오.", "Give each stage one pass mark at most."),
    ),
    unfit(
        "pass-mark-out-of-reach",
        Wording("합격 점수가 배점을 벗어납니다.", "A pass mark is out of reach."),
        Wording(
            "{stage} 단계의 합격 점수를 0점과 {points}점 사이로 하십시오.",
            "Set the pass mark of the stage {stage} between 0 and {points} points.",
        ),
    ),
    unfit(
        "unknown-rule-version",
        Wording("없는 규칙 판입니다.", "There is no such rule version."),
        Wording("다음 가운데에서 고르십시오: {known}.", "Choose one of these: {known}."),
    ),
    unfit(
        "track-not-in-rules",
        Wording("이 규칙 판에 없는 과제입니다.", "The rule version does not know this track."),
        Wording(
            "{rules}에는 {track:이/가} 없습니다. 다른 규칙 판을 고르십시오.",
            "{rules} has no {track}. Choose another rule version.",
        ),
    ),
    unfit(
        "days-out-of-order",
        Wording("날짜의 앞뒤가 바뀌었습니다.", "The days are out of order."),
        Wording("첫날이 마지막 날보다 늦지 않아야 합니다.", "The first day must not come after the last."),
    ),
    conflict(
        "nothing-new-in-the-list",
        Wording("새로운 지정이 없습니다.", "The list holds nothing new."),
        Wording(
            "이 목록의 지정은 모두 이미 들어 있습니다. 할 일이 없습니다.",
            "Every designation in it is on record already. There is nothing to do.",
        ),
    ),
    conflict(
        "office-already-open",
        Wording("이미 열린 사무국입니다.", "The office is open already."),
        Wording(
            "한 기록은 한 번만 열 수 있습니다. 새 자료 폴더를 쓰십시오.", "A log is opened once. Use a new data folder."
        ),
    ),
    conflict(
        "not-a-demonstration",
        Wording("시연용 사무국이 아닙니다.", "This is not a demonstration."),
        Wording("업무용 사무국의 시계는 옮길 수 없습니다.", "The clock of a production office cannot be moved."),
    ),
    unfit(
        "clock-never-goes-back",
        Wording("시계는 앞으로만 갑니다.", "The clock only goes forward."),
        Wording("1일 이상을 넣으십시오.", "Give at least one day."),
    ),
    unfit(
        "rounding-too-fine",
        Wording("반올림 자리가 너무 많습니다.", "The rounding is too fine."),
        Wording("소수점 아래 {places}자리까지로 정하십시오.", "Round to at most {places} decimal places."),
    ),
    unfit(
        "criterion-cannot-count",
        Wording("점수에 들어갈 수 없는 평가 항목이 있습니다.", "A criterion cannot count."),
        Wording(
            "{stage} 단계의 항목 {criterion}: 이름이 겹치지 않고, 배점이 0보다 크며, 평가 분야에 가중치가 있어야 합니다.",
            "{criterion} at the stage {stage}: it needs a name of its own, points above 0, and a dimension with a weight.",
        ),
    ),
)
