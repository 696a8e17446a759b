"""The key store of this office, as the settings choose who wraps its keys: for the wiring and for the commands."""

from adapters.keys import Engine, FolderKeys, Transit
from web.settings import KeyServiceSettings, Settings


def keys_of(settings: Settings) -> FolderKeys:
    """The key store. Raises `OSError` where the certificates for the key service cannot be read, `ValueError` for a bad address."""
    return FolderKeys(settings.keys, service=_transit(settings.key_service))


def _transit(chosen: KeyServiceSettings | None) -> Transit | None:
    if chosen is None:
        return None
    return Transit(Engine(address=chosen.address, key=chosen.key, token=chosen.token, ca=chosen.ca))
