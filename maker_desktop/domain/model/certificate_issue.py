"""证书登记: which certificate was given out under which number, and which of them count no more."""

from dataclasses import dataclass
from enum import StrEnum


class CertificateState(StrEnum):
    """Whether a certificate that was given out counts."""

    ISSUED = "issued"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class CertificateIssue:
    """One certificate in the register.

    `id` counts from 1 and is never used twice, `serial` is what is printed. `number` is the project's, 0 for an
    organisation; `division` is a division's id, empty for an organisation. `replaces` is the void certificate this one
    was made for, 0 for none. `reason`, `voided_by` and `voided_at` tell why, by whom and when it became void.
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
