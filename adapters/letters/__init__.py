"""Letters as documents: typst templates of this folder, one free Korean font, tagged archival PDF."""

from adapters.letters.typst_letters import TypstLetters

__all__ = ["TypstLetters"]
