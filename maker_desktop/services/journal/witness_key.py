"""The key on a supervisor's drive that signs the witness list, so that a forged list is detected."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from maker_desktop.disk.files import read_file, write_file
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import WITNESS_KEY, WITNESS_PUBLIC_KEY, Setting
from maker_desktop.services.core.session import Session

KEY_FILE: Final = "见证私钥.pem"

_LARGEST = 10_000
#: Hex digits of a fingerprint.
_FINGERPRINT = 32


def register_key(session: Session, folder: Path) -> str:
    """Make a key on the drive, unless there is one, record it and its fingerprint in the journal, and return
    the fingerprint.

    To be done in public at the opening. Raises Refusal if the drive cannot be written to, or the key on it cannot be
    read.
    """
    public = public_key(key_on(folder) or _new_key(folder))
    told = fingerprint(public)
    wanted = {WITNESS_KEY: told, WITNESS_PUBLIC_KEY: public.hex()}
    if any(session.contest.settings.get(name) != value for name, value in wanted.items()):
        with session.change("witness.key", told) as work:
            for name, value in wanted.items():
                work.put(Setting(name, value))
    return told


def key_on(folder: Path) -> Ed25519PrivateKey | None:
    """Return the key on a drive, None if there is none. Raises Refusal if it cannot be read."""
    path = folder / KEY_FILE
    if not path.exists():
        return None
    try:
        key = load_pem_private_key(read_file(path, _LARGEST), password=None)
    except (ValueError, TypeError) as error:
        raise Refusal(f"“{path}”不是本程序做的见证私钥，请换一只 U 盘，或者把它移开。") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Refusal(f"“{path}”不是 Ed25519 私钥，请换一只 U 盘，或者把它移开。")
    return key


def public_key(key: Ed25519PrivateKey) -> bytes:
    """Return the 32 bytes of the public key."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def fingerprint(public: bytes) -> str:
    """Return the fingerprint of a public key as printed: the first 32 hex digits of its SHA-256, in groups of 4."""
    digits = sha256(public).hexdigest()[:_FINGERPRINT]
    return " ".join(digits[start : start + 4] for start in range(0, _FINGERPRINT, 4))


def is_signed(public: bytes, signature: bytes, content: bytes) -> bool:
    """Return whether the holder of the key signed this content."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def _new_key(folder: Path) -> Ed25519PrivateKey:
    key = Ed25519PrivateKey.generate()
    write_file(folder / KEY_FILE, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return key
