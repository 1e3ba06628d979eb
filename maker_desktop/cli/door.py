"""The judges' door without a window: serves a stage's pages, and takes commands from standard input, one a line."""

import json
import queue
import signal
import subprocess
import sys
import threading
from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from maker_desktop.cli.answers import Answer
from maker_desktop.cli.opening import opened
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import door_process, judge_passes, judge_sheets, marks
from maker_desktop.services.scoring.door_certificate import DoorCertificate, certificate_for, usual_folder
from maker_desktop.services.scoring.door_process import DoorSettings
from maker_desktop.services.scoring.judge_door import Event, JudgeDoor, place_of
from maker_desktop.services.scoring.judge_passes import Place

#: Seconds the child has to end by itself.
_ENDING = 5

_EVENTS = {"claim": "已接入", "sheet": "已提交", "take_back": "已取回", "help": "请工作人员过去"}


class Line(Answer):
    """An answer that is one line as JSON, as every event before it."""

    def json(self) -> str:
        """Return the document as JSON on one line."""
        return json.dumps(self.document, ensure_ascii=False)


def serve(options: Namespace) -> Answer:
    """Serve the judges' pages of a stage until standard input says `close`, or the program is ended."""
    settings = DoorSettings(options.host, options.port)
    certificate = certificate_for(settings.host, Path(options.folder) if options.folder else usual_folder())
    with opened(options) as session:
        serving = _Serving(session, options, settings)
        try:
            serving.open(certificate)
            signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGINT))  # so that the child is ended, too
            serving.run()
        finally:
            serving.close()
    return Line({"event": "closed"}, "平板打分已关闭。")


class _Serving:
    """One open door: the child, and what comes from it and from standard input, in one queue."""

    def __init__(self, session: Session, options: Namespace, settings: DoorSettings) -> None:
        self._session = session
        self._json = options.json
        self._settings = settings
        self._lines: queue.SimpleQueue[tuple[str, str]] = queue.SimpleQueue()
        self._child: subprocess.Popen[str] | None = None
        self._door = JudgeDoor(session, options.stage, self._send)

    def open(self, certificate: DoorCertificate) -> None:
        """Start the child and tell where the door is. Raises Refusal if it cannot listen there."""
        child = subprocess.Popen(
            door_process.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self._child = child
        assert child.stdout is not None and child.stdin is not None, "both are pipes"  # noqa: PT018 - one condition
        child.stdin.write(door_process.first_line(self._settings, certificate))
        child.stdin.flush()
        said = json.loads(child.stdout.readline() or '{"say":"failed","reason":"没有回应"}')
        if said["say"] != "open":
            raise Refusal(
                f"不能在 {self._settings.host} 的 {self._settings.port} 端口开启：{said['reason']}，请换一个端口。"
            )
        for name, stream in (("child", child.stdout), ("desk", sys.stdin)):
            threading.Thread(target=self._listen, args=(name, stream), daemon=True).start()
        self._door.issue_missing()
        self._door.show()
        self._tell_open(door_process.address(self._settings, said["port"]), certificate)

    def run(self) -> None:
        """Act on every line until the door is to be closed. Raises Refusal if the child ends before."""
        while True:
            source, line = self._lines.get()
            if source == "child":
                if not line:
                    raise Refusal("平板打分的网页服务意外结束，请重新开启。")
                event = self._door.heard(json.loads(line))
                if event is not None:
                    self._tell_event(event)
            elif line.strip() == "close":
                return
            elif line.strip():
                self._obey(line.split())

    def close(self) -> None:
        """End the child; it ends by itself once its standard input is closed."""
        self._door.close()
        if self._child is not None and self._child.stdin is not None:
            self._child.stdin.close()
            try:
                self._child.wait(_ENDING)
            except subprocess.TimeoutExpired:
                self._child.kill()

    def _obey(self, words: list[str]) -> None:
        """Do what a line of standard input says; a refusal is told like an event."""
        session, stage = self._session, self._door.stage.id
        try:
            match words:
                case ["call", number]:
                    judge_passes.call_on_stage(session, stage, session.find(number).number)
                case ["confirm", number]:
                    marks.confirm(session, stage, session.find(number).number)
                case ["back", number, judge, *reason]:
                    judge = session.judge(self._door.stage, judge)
                    judge_sheets.give_back(session, stage, session.find(number).number, judge, " ".join(reason))
                case ["issue", panel, seat]:
                    self._door.issue([judge_passes.seat_at(session, self._place(panel, seat))])
                case ["paper", panel, seat, *reason]:
                    judge_passes.take_over_on_paper(session, self._place(panel, seat), " ".join(reason))
                case _:
                    raise Refusal(
                        "请写 call 编号、confirm 编号、back 编号 评委 原因、issue 组 席、paper 组 席 原因或 close。"
                    )
        except Refusal as refusal:
            self._tell({"event": "refused", "sentence": refusal.sentence}, refusal.sentence)
            return
        self._door.show()
        told: dict[str, object] = {"event": words[0], "words": words[1:]}
        if words[0] == "issue":
            told["url"] = self._url(self._place(words[1], words[2]))
        self._tell(told, f"已办理：{' '.join(words)}")

    def _place(self, panel: str, seat: str) -> Place:
        if not seat.isdigit():
            raise Refusal(f"席位“{seat}”应是数字，请核对。")
        return self._door.stage.id, panel, int(seat)

    def _tell_open(self, address: str, certificate: DoorCertificate) -> None:
        self._address = address
        seats = [
            {"panel": seat.panel, "seat": seat.seat, "judge": seat.judge, "url": self._url(place_of(seat))}
            for seat in self._door.seats()
        ]
        text = [f"平板打分已开启：{address}"]
        text += [
            f"第 {each['panel']} 组 {each['seat']} 号席 {each['judge']}：{each['url'] or '已接入'}" for each in seats
        ]
        document = {"url": address, "ca": str(certificate.authority), "seats": seats}
        self._tell(document, "\n".join(text))

    def _url(self, place: Place) -> str | None:
        token = self._door.tokens.get(place)
        return f"{self._address}#{token}" if token else None

    def _tell_event(self, event: Event) -> None:
        seat = event.seat
        document = {
            "event": event.kind,
            "panel": seat.panel,
            "seat": seat.seat,
            "judge": seat.judge,
            "number": event.number or None,
            "receipt": event.receipt or None,
            "refused": event.refusal or None,
        }
        done = event.refusal or _EVENTS[event.kind] + (f"，回执 {event.receipt}" if event.receipt else "")
        about = f" {event.number} 号项目" if event.number else ""
        self._tell(document, f"第 {seat.panel} 组 {seat.seat} 号席{seat.judge}{about}：{done}")

    def _tell(self, document: Mapping[str, object], text: str) -> None:
        print(json.dumps(document, ensure_ascii=False) if self._json else text, flush=True)  # noqa: T201 - the shell is where an event is told

    def _send(self, told: Mapping[str, Any]) -> None:
        assert self._child is not None, "nothing is sent before it is open"
        assert self._child.stdin is not None, "it is a pipe"
        try:
            self._child.stdin.write(door_process.line(told))
            self._child.stdin.flush()
        except BrokenPipeError:
            self._lines.put(("child", ""))

    def _listen(self, name: str, stream: Iterable[str]) -> None:
        for line in stream:
            self._lines.put((name, line))
        if name == "child":
            self._lines.put((name, ""))
