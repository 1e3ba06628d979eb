"""The addresses of this computer that judges' tablets may reach, as the desk chooses among them."""

from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

from maker_desktop.services.scoring.door_certificate import PRIVATE

#: Where the page can be tried on this computer alone.
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class NetworkAddress:
    """An address with the network card it belongs to, in words."""

    address: str
    words: str


def addresses() -> tuple[NetworkAddress, ...]:
    """Return the private IPv4 addresses of the cards that are up, and last the one for this computer alone."""
    found = []
    for card in QNetworkInterface.allInterfaces():
        flags = card.flags()
        up = flags & QNetworkInterface.InterfaceFlag.IsUp and flags & QNetworkInterface.InterfaceFlag.IsRunning
        if not up or flags & QNetworkInterface.InterfaceFlag.IsLoopBack:
            continue
        for entry in card.addressEntries():
            address = entry.ip()
            if address.protocol() is QAbstractSocket.NetworkLayerProtocol.IPv4Protocol and _is_private(
                address.toString()
            ):
                found.append(NetworkAddress(address.toString(), f"{address.toString()}　{_kind(card)}"))
    return (*found, NetworkAddress(LOOPBACK, f"{LOOPBACK}　只在本机试用"))


def _kind(card: QNetworkInterface) -> str:
    wireless = card.type() is QNetworkInterface.InterfaceType.Wifi
    return f"{'无线网卡' if wireless else '网卡'} {card.humanReadableName()}"


def _is_private(address: str) -> bool:
    return any(ip_address(address) in ip_network(network) for network in PRIVATE)
