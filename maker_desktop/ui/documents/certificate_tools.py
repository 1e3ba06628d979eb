"""Further actions on documents: custom designs of certificates, holidays of later years, voiding and replacing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from maker_desktop.services.documents import certificate_register, chosen_design, holidays
from maker_desktop.services.documents.publishing import DocumentKind
from maker_desktop.ui.kit.widgets import Choice
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import ask_source, ask_target
from maker_desktop.ui.people.reason_dialog import ReasonDialog

_DESIGN_FILES = "证书样式 (*.toml)"


class CertificateTools(QWidget):
    """The buttons of the document shown; hidden for documents without any."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.issues = Choice(self)
        self.issues.setAccessibleName("证书")
        self.void = self._button("作废…", self._ask_void)
        self.reissue = self._button("作废并补发…", self._ask_reissue)
        self.copy = self._button("复制样式…", self._ask_copy)
        self.load = self._button("载入样式…", self._ask_load)
        self.extend = self._button("载入放假安排…", self._ask_arrangement)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.issues, 0, 0, 1, 2)
        for number, button in enumerate((self.void, self.reissue, self.copy, self.load, self.extend)):
            grid.addWidget(button, 1 + number // 2, number % 2)

    def show_document(self, document: DocumentKind) -> None:
        """Show what can be done beside a document."""
        issues = [each for each in self._context.session.contest.certificates if not each.reason]
        registering = document.id == "register" and bool(issues)
        chosen = self.issues.currentData()
        self.issues.clear()
        for each in issues:
            self.issues.addItem(f"{each.serial}　{each.recipient}", each.serial)
        self.issues.setCurrentIndex(max(self.issues.findData(chosen), 0))
        for widget in (self.issues, self.void, self.reissue):
            widget.setVisible(registering)
        for widget in (self.copy, self.load):
            widget.setVisible(document.id == "certificates")
        self.extend.setVisible(document.id == "notice")
        self.setVisible(registering or document.id in ("certificates", "notice"))

    def copy_design(self, target: Path) -> None:
        """Copy the chosen design for changing (the first one if the custom one is chosen)."""
        chosen = self._context.session.contest.settings.get("certificate_design", chosen_design.FIRST)
        shipped = chosen_design.FIRST if chosen == chosen_design.OWN else chosen
        chosen_design.copy_out(shipped, target)
        self._context.tell(f"已复制到 {target}，用记事本修改后载入。")

    def load_design(self, path: Path) -> None:
        """Load a custom design; the certificates are shown in it at once."""
        chosen_design.load(self._context.session, path)
        self._context.tell("已载入自备样式，证书按它打印。")

    def extend_holidays(self, path: Path) -> None:
        """Add the holidays of a later year."""
        holidays.extend(self._context.session, path)
        self._context.tell("已补充放假安排。")

    def _button(self, text: str, clicked: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(clicked)
        return button

    def _ask_copy(self) -> None:
        target = ask_target(self._context, self, "复制样式", "证书样式.toml", _DESIGN_FILES)
        if target is not None:
            self.copy_design(target)

    def _ask_load(self) -> None:
        if (path := ask_source(self._context, self, "载入样式", _DESIGN_FILES)) is not None:
            self.load_design(path)

    def _ask_arrangement(self) -> None:
        if (path := ask_source(self._context, self, "载入放假安排", "放假安排 (*.json)")) is not None:
            self.extend_holidays(path)

    def _ask_void(self) -> None:
        serial, session = self._serial(), self._context.session
        dialog = ReasonDialog(self, f"作废证书“{serial}”？", "编号不再使用；奖项还在的，下次打印时得到新编号。", "作废")
        dialog.given.connect(lambda reason: certificate_register.void(session, serial, reason))
        dialog.open()

    def _ask_reissue(self) -> None:
        serial, session = self._serial(), self._context.session
        dialog = ReasonDialog(self, f"作废证书“{serial}”并补发？", "补发的证书用新编号，登记簿写明代替哪一份。", "补发")
        dialog.given.connect(lambda reason: certificate_register.reissue(session, serial, reason))
        dialog.open()

    def _serial(self) -> str:
        return str(self.issues.currentData())
