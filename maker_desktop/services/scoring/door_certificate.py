"""The organiser's certificate authority in the user's folder, and the certificate of the judges' door it signs."""

import ipaddress
import os
import socket
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from platformdirs import user_data_path

from maker_desktop.disk.files import make_folder, read_file
from maker_desktop.disk.refusals import reason
from maker_desktop.domain.model.errors import Refusal

#: The networks that a certificate of this authority can be for: private, link-local and loopback addresses.
PRIVATE: Final = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8", "fc00::/7")
#: Days that the authority, and a certificate of the door, are valid.
AUTHORITY_DAYS: Final = 3650
DOOR_DAYS: Final = 30

_LARGEST = 20_000
#: Clocks of tablets may be behind.
_EARLIER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DoorCertificate:
    """The files of the door: the authority, its certificate for one address, and that certificate's key.

    `fingerprint` is the authority's SHA-256 in hex, which a tablet shows when it installs it.
    """

    authority: Path
    certificate: Path
    key: Path
    fingerprint: str


def usual_folder() -> Path:
    """Return the folder of this user's authority."""
    return user_data_path("maker-desktop") / "door"


def certificate_for(address: str, folder: Path, now: datetime | None = None) -> DoorCertificate:
    """Make a certificate for an address of this computer, and the authority first where there is none that is valid.

    Raises Refusal if the address is none of a private network, or the folder cannot be used.
    """
    try:
        wanted = ipaddress.ip_address(address)
    except ValueError:
        raise Refusal(f"“{address}”不是网络地址，请从列出的地址中选择。") from None
    if not any(wanted in ipaddress.ip_network(network) for network in PRIVATE):
        raise Refusal(f"{address} 不是内部网络的地址，平板打分只能在会场自己的网络里使用，请换一个地址。")
    now = now or datetime.now(UTC)
    make_folder(folder)
    authority, key = _authority(folder, now)
    made = DoorCertificate(
        folder / "ca.crt", folder / "door.crt", folder / "door.key", authority.fingerprint(SHA256()).hex()
    )
    own = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "创客评审台 平板打分")])
    leaf = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(authority.subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + timedelta(days=DOOR_DAYS))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(wanted)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False)
        .sign(key, SHA256())
    )
    _write(made.authority, authority.public_bytes(Encoding.PEM))
    _write(made.certificate, leaf.public_bytes(Encoding.PEM) + authority.public_bytes(Encoding.PEM))
    _write(made.key, _pem(own))
    return made


def _authority(folder: Path, now: datetime) -> tuple[x509.Certificate, EllipticCurvePrivateKey]:
    """Return the authority with its key, a new one if there is none that is still valid as long as the door's."""
    path, key_path = folder / "authority.crt", folder / "authority.key"
    if path.exists() and key_path.exists():
        try:
            found = x509.load_pem_x509_certificate(read_file(path, _LARGEST))
            key = load_pem_private_key(read_file(key_path, _LARGEST), None)
        except ValueError as error:
            raise Refusal(f"“{folder}”里的证书无法读取，请删除这个文件夹再开启。") from error
        if isinstance(key, EllipticCurvePrivateKey) and found.not_valid_after_utc > now + timedelta(days=DOOR_DAYS):
            return found, key
    key = generate_private_key(SECP256R1())
    made = _new_authority(key, now)
    _write(key_path, _pem(key))
    _write(path, made.public_bytes(Encoding.PEM))
    return made, key


def _new_authority(key: EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    told = sha256(socket.gethostname().encode()).hexdigest()[:6]
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"创客评审台 会场证书 {told}")])
    networks = [x509.IPAddress(ipaddress.ip_network(each)) for each in PRIVATE]
    usage = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    # Without a permitted name any name would be: this authority vouches for addresses of private networks alone.
    permitted = [*networks, x509.DNSName("localhost")]
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + timedelta(days=AUTHORITY_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )


def _pem(key: EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _write(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read. Raises Refusal if that fails."""
    growing = path.with_name(f".{path.name}.part")
    try:
        growing.unlink(missing_ok=True)
        handle = os.open(growing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        growing.replace(path)
    except OSError as error:
        raise Refusal(f"文件“{path.name}”未能保存：{reason(error)}。") from error
