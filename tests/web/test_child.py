"""The child of the judges' door before its desk has said anything: it sends nobody away."""

import http.client
import json
import ssl
import subprocess
from pathlib import Path

from maker_desktop.services.scoring import door_process
from maker_desktop.services.scoring.door_certificate import certificate_for
from maker_desktop.services.scoring.door_process import DoorSettings
from maker_desktop.services.scoring.judge_passes import secret_key

HOST, SECRET = "127.0.0.1", "5" * 64


def test_tablets_that_come_back_before_the_seats_are_told_have_guessed_nothing(tmp_path: Path) -> None:
    """Behind one router forty of them ask at once, as soon as a desk that was started anew listens."""
    certificate = certificate_for(HOST, tmp_path)
    child = subprocess.Popen(
        door_process.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(door_process.first_line(DoorSettings(HOST, 0), certificate))
    child.stdin.flush()
    line = http.client.HTTPSConnection(
        HOST,
        json.loads(child.stdout.readline())["port"],
        timeout=30,
        context=ssl.create_default_context(cafile=str(certificate.authority)),
    )

    def ask() -> int:
        line.request("GET", "/api/page?v=0", headers={"X-Seat": SECRET})
        answer = line.getresponse()
        answer.read()
        return answer.status

    assert {ask() for _turn in range(40)} == {503}
    seats = {"final/1/1": {"token": "", "device": secret_key(SECRET)}}
    child.stdin.write(door_process.line({"do": "seats", "seats": seats}))
    child.stdin.write(door_process.line({"do": "show", "seat": "final/1/1", "page": {}}))
    child.stdin.flush()
    while (status := ask()) == 503:
        pass
    assert status == 200
    line.close()
    child.communicate()
    assert child.returncode == 0
