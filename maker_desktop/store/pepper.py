"""The secret number in a file's header that PINs are hashed with, and whether it is still the one."""

from functools import cache
from hashlib import scrypt
from hmac import compare_digest
from secrets import token_hex

from sqlalchemy import Connection

from maker_desktop.domain.model.records import PEPPER_CHECK, Setting
from maker_desktop.domain.model.room import Room
from maker_desktop.store import sqlite
from maker_desktop.store.codec import table_name
from maker_desktop.store.contents import Contents

_SETTINGS, _ROOMS = table_name(Setting), table_name(Room)
#: Bytes of the salt.
_SALT = 16
_ALTERED = "文件头里核对口令用的数被改过，口令都核对不了：是绕过程序修改的，请从备份恢复。"


def check_of(pepper: int, salt: str = "") -> str:
    """Return what the journal keeps of a pepper: salt and slow hash, so that nobody finds the pepper by trying all."""
    salt = salt or token_hex(_SALT)
    return f"{salt}:{scrypt(str(pepper).encode(), salt=salt.encode(), n=2**14, r=8, p=1, dklen=32).hex()}"


def pepper_fault(connection: Connection, contents: Contents) -> str:
    """Return in Chinese that the header's number is not the one of the journal, empty if it is or none is known.

    A room's file has none to hold PINs to. `contents` are the rows by the journal.
    """
    pepper = sqlite.pepper(connection)
    kept = contents.get(_SETTINGS, {}).get((PEPPER_CHECK,))
    if kept is None or contents.get(_ROOMS):
        return ""  # an older program set its PINs, or it is a room's
    return "" if _is_of(pepper, str(kept["value"])) else _ALTERED


@cache
def _is_of(pepper: int, known: str) -> bool:
    return compare_digest(check_of(pepper, known.partition(":")[0]), known)
