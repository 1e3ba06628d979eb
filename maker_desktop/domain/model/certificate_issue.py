"""证书登记: the issued certificates with their numbers, and which of them are void."""

from dataclasses import dataclass
from enum import StrEnum


class CertificateState(StrEnum):
    """Whether an issued certificate is valid."""

    ISSUED = "issued"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class CertificateIssue:
    """One certificate in the register.

    `id` counts from 1 and is never reused, `serial` is printed on it. `number` is the project's, 0 for an
    organisation; `division` is a division's id, empty for an organisation. `replaces` is the void certificate that
    this one replaces, 0 for none. `reason`, `voided_by` and `voided_at` say why, by whom and when it became void.
    """

    id: int
    serial: str
    number: int
    recipient: str
    award: str
    division: str
    person: str
    time: str
    state: CertificateState = CertificateState.ISSUED
    replaces: int = 0
    reason: str = ""
    voided_by: str = ""
    voided_at: str = ""
