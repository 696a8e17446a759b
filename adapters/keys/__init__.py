"""Keys outside the database, and texts sealed under them.

A text is destroyed by destroying its key; every proof about it stays (개인정보 보호법 §21②, 시행령 §16① 1호).
"""

from adapters.keys.folder import FolderKeys
from adapters.keys.transit import Engine, Transit

__all__ = ["Engine", "FolderKeys", "Transit"]
