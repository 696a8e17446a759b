"""Who writes this office's letters: with the words of the pages, and the address at which people reach it."""

from adapters.letters import TypstLetters
from web.settings import Settings
from web.wording.words import word


def letters_of(settings: Settings) -> TypstLetters:
    """Who writes them. A demonstration without an address of its own is reached on this machine; an office for real work tells none."""
    local = f"http://{settings.host}:{settings.port}"

    def check(number: str, demonstration: bool) -> str | None:  # noqa: FBT001 - as the letters ask for it
        address = settings.address or (local if demonstration else None)
        return address and f"{address}/certificates/{number}"

    return TypstLetters(word=lambda code: word(code, "ko"), check=check)
