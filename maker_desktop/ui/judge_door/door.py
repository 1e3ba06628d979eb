"""The judges' door of an open contest: runs the child process, and joins it to the contest on the window's thread."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import door_process
from maker_desktop.services.scoring.door_certificate import DoorCertificate, certificate_for, usual_folder
from maker_desktop.services.scoring.door_process import DoorSettings
from maker_desktop.services.scoring.judge_door import Event, JudgeDoor, SeatStatus
from maker_desktop.services.scoring.judge_passes import Place

#: Milliseconds the child has to end by itself when the window closes.
_ENDING = 2000


class JudgesDoor(QObject):
    """Lives as long as the contest is open; the door is open only after `open`.

    `opened` carries the address. `closed` carries why, empty where the desk closed it. `came` carries an Event;
    `changed` says that the state of a seat may be another.
    """

    opened = Signal(str)
    closed = Signal(str)
    came = Signal(Event)
    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder or usual_folder()
        self._child: QProcess | None = None
        self._settings = DoorSettings("")
        self._certificate: DoorCertificate | None = None
        self.desk: JudgeDoor | None = None
        #: The address, empty while the door is not open; and whether a device has opened the page since.
        self.address = ""
        self.reached = False
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self._showing.timeout.connect(self._show)
        self.stop_listening = session.listen(lambda _changed: self._showing.start())

    @property
    def is_open(self) -> bool:
        """Whether judges can reach their pages."""
        return bool(self.address)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the organiser's certificate, in groups of four; empty before the door was open."""
        told = self._certificate.fingerprint if self._certificate else ""
        return " ".join(told[start : start + 4] for start in range(0, len(told), 4))

    def open(self, stage_id: str, settings: DoorSettings) -> None:
        """Open the door of a stage. Raises Refusal if it is open, the stage is closed or the address is not private."""
        if self._child is not None:
            raise Refusal("平板打分已经开启，请先关闭再换阶段或地址。")
        self._certificate = certificate_for(settings.host, self._folder)
        self._settings = settings
        self.desk = JudgeDoor(self._session, stage_id, self._send)
        program, *words = door_process.command()
        child = self._child = QProcess(self)
        child.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        child.readyReadStandardOutput.connect(self._read)
        child.finished.connect(lambda *_: self._ended("平板打分的网页服务意外结束，请重新开启。"))
        child.errorOccurred.connect(lambda _error: self._ended("平板打分的网页服务没有启动，请重新开启。"))
        child.start(program, words)
        child.write(door_process.first_line(settings, self._certificate).encode())

    def close(self) -> None:
        """Close the door; the pages say that the connection is lost."""
        self._end("")

    def url(self, place: Place) -> str:
        """Return the address in the code of a seat, empty where no unused token is known."""
        token = self.desk.tokens.get(place) if self.desk is not None and self.is_open else None
        return f"{self.address}#{token}" if token else ""

    def status(self) -> tuple[SeatStatus, ...]:
        """Return the seats of the open stage with their states, none while the door is closed."""
        return self.desk.status() if self.desk is not None and self.is_open else ()

    def issue(self, status: SeatStatus) -> None:
        """Issue a new code to a seat; its device is cut off."""
        if self.desk is not None:
            self.desk.issue([status.seat])

    def issue_missing(self) -> None:
        """Issue a code to every seat that has none."""
        if self.desk is not None:
            self.desk.issue_missing()

    def _read(self) -> None:
        child = self._child
        while child is not None and self._child is child and child.canReadLine():
            told = json.loads(bytes(child.readLine().data()))
            if told["say"] == "open":
                self.address = door_process.address(self._settings, told["port"])
                self._show()
                self.opened.emit(self.address)
            elif told["say"] == "failed":
                self._end(
                    f"不能在 {self._settings.host} 的 {self._settings.port} 端口开启：{told['reason']}，请换一个端口。"
                )
            elif told["say"] == "reached":
                self.reached = True
                self.changed.emit()
            elif self.desk is not None:
                event = self.desk.heard(told)
                self.changed.emit()
                if event is not None:
                    self.came.emit(event)

    def _show(self) -> None:
        if self.desk is not None and self.is_open:
            self.desk.show()
            self.changed.emit()

    def _send(self, told: Mapping[str, Any]) -> None:
        if self._child is not None:
            self._child.write(door_process.line(told).encode())

    def _ended(self, why: str) -> None:
        self._read()  # its last words say more
        if self._child is not None:
            self._end(why)

    def _end(self, why: str) -> None:
        child, self._child = self._child, None
        self.address, self.reached = "", False
        if self.desk is not None:
            self.desk.close()
        if child is None:
            return
        child.closeWriteChannel()
        if not child.waitForFinished(_ENDING):
            child.kill()
            child.waitForFinished(_ENDING)
        child.deleteLater()
        self.closed.emit(why)
        self.changed.emit()
