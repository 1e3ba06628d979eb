"""The child process of the judges' door: how it is started, and its first line."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from maker_desktop.services.scoring.door_certificate import DoorCertificate

#: The port that is tried unless another is chosen.
USUAL_PORT: Final = 8443
#: The word that starts this program as the child, as in `__main__`.
_WORD = "judges-door"


@dataclass(frozen=True, slots=True)
class DoorSettings:
    """Where the door is open, and what one address may do: open connections, seconds to the first request.

    Forty tablets behind one router share its address, and each holds two or three connections.
    """

    host: str
    port: int = USUAL_PORT
    connections: int = 120
    first_request: float = 8.0


def command() -> list[str]:
    """Return the words that start the child; a bundle has no interpreter beside it."""
    if getattr(sys, "frozen", False):
        return [sys.executable, _WORD]
    return [sys.executable, "-m", "maker_desktop", _WORD]


def first_line(settings: DoorSettings, certificate: DoorCertificate) -> str:
    """Return the line that tells the child where to listen, and with which certificate."""
    return line(
        {
            "host": settings.host,
            "port": settings.port,
            "connections": settings.connections,
            "first_request": settings.first_request,
            "authority": str(certificate.authority),
            "certificate": str(certificate.certificate),
            "key": str(certificate.key),
        }
    )


def line(told: Mapping[str, Any]) -> str:
    """Return a message to the child as one line."""
    return json.dumps(told, separators=(",", ":")) + "\n"


def address(settings: DoorSettings, port: int) -> str:
    """Return the address of the door, as typed into a browser."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"https://{host}:{port}/"
