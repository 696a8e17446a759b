"""Coming in, and one's own account."""

from web.wording.words import Wording

TEXTS = {
    "sign-in.as": Wording("{name} 님", "{name}"),
    "sign-in.password": Wording("로그인", "Sign in"),
    "sign-in.password-do": Wording(
        "계정 이름과 비밀번호를 넣으십시오.", "Give the name of your account and its password."
    ),
    "sign-in.code": Wording("일회용 번호", "One-time code"),
    "sign-in.code-do": Wording(
        "인증 앱에 보이는 여섯 자리 번호를 넣으십시오. 번호 하나는 한 번만 쓸 수 있습니다.",
        "Give the six digits that your authenticator shows. Each code is good once.",
    ),
    "sign-in.change": Wording("비밀번호 정하기", "Choose a password"),
    "sign-in.change-do": Wording(
        "받은 비밀번호는 한 번만 쓰는 것입니다. {shortest}자 이상이고 계정 이름이 들어가지 않은 비밀번호를 정하십시오.",
        "The password you were given is good once. Choose one of {shortest} characters or more, without your account's name.",
    ),
    "sign-in.enrol": Wording("일회용 번호 등록", "Set up one-time codes"),
    "sign-in.enrol-do": Wording(
        "업무를 맡은 사람은 일회용 번호로만 들어올 수 있습니다. 인증 앱에 아래 열쇠를 등록하고, 앱에 보이는 번호를 넣으십시오.",
        "Whoever has an office comes in with one-time codes only. Enter the key below in an authenticator, then give the code it shows.",
    ),
    "sign-in.wrong": Wording("맞지 않습니다.", "That is not right."),
    "sign-in.wrong-do": Wording(
        "다시 확인하십시오. 15분 안에 다섯 번까지 넣을 수 있습니다.",
        "Check it. You have five tries in fifteen minutes.",
    ),
    "sign-in.locked": Wording("잠시 잠겼습니다.", "Locked for a while."),
    "sign-in.locked-do": Wording(
        "여러 번 시도되어 잠겼습니다. 15분 뒤에 다시 하거나 운영자에게 알리십시오.",
        "There were too many tries. Try again in fifteen minutes, or tell an operator.",
    ),
    "sign-in.weak": Wording("쓸 수 없는 비밀번호입니다.", "That password will not do."),
    "sign-in.weak-do": Wording(
        "{shortest}자 이상이어야 하고, 두 번 같게 넣어야 하며, 계정 이름이 들어갈 수 없습니다.",
        "It needs {shortest} characters or more, twice the same, and may not hold your account's name.",
    ),
    "sign-in.invitation": Wording("초대 번호", "Invitation"),
    "sign-in.invitation-do": Wording(
        "{provider}에서 확인되었으나 이 사무소에 등록된 사람과 아직 연결되지 않았습니다. 운영자에게 받은 초대 번호를 넣으십시오. 처음 한 번만 필요합니다.",
        "{provider} has confirmed who you are, but that is not linked to anybody registered here yet. Give the invitation you had from an operator; it is needed this once.",
    ),
    "sign-in.given": Wording("받은 초대 번호", "The invitation you were given"),
    "sign-in.otherwise": Wording("다른 방법으로 로그인", "Sign in another way"),
    "sign-in.elsewhere": Wording("소속 기관의 로그인 사용", "Sign in elsewhere"),
    "sign-in.elsewhere-do": Wording(
        "소속 기관이나 기업의 로그인을 쓰는 사람은 여기를 고르십시오. 처음 한 번은 운영자에게 받은 초대 번호가 필요합니다.",
        "For those who sign in with their agency or firm. The first time, you need an invitation from an operator.",
    ),
    "sign-in.with": Wording("{provider} 로그인", "Sign in with {provider}"),
    "sign-in.login": Wording("계정 이름", "Account name"),
    "sign-in.secret": Wording("비밀번호", "Password"),
    "sign-in.new": Wording("새 비밀번호", "New password"),
    "sign-in.again": Wording("새 비밀번호 다시", "New password again"),
    "sign-in.shared": Wording("등록할 열쇠", "Key to enter"),
    "sign-in.address": Wording("주소로 등록할 때", "As an address"),
    "sign-in.digits": Wording("일회용 번호 여섯 자리", "One-time code, six digits"),
    "sign-in.on": Wording("다음", "Go on"),
    "sign-in.out": Wording("로그아웃", "Sign out"),
    "account.title": Wording("내 계정", "My account"),
    "account.codes": Wording("일회용 번호 사용", "One-time codes"),
    "account.vouching": Wording("소속 기관의 로그인", "Sign-in elsewhere"),
    "account.change": Wording("비밀번호 바꾸기", "Change the password"),
    "account.current": Wording("지금 비밀번호", "Present password"),
    "account.everywhere": Wording("모든 기기에서 로그아웃", "Sign out everywhere"),
}
