"""The judges' door without a browser: what strangers try, and what the desk says no to."""

import http.client
import json
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.end2end.served import STAGE, Served, make
from tests.end2end.shell import Shell

SECRET = "ab" * 32


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("serve")


@pytest.fixture(scope="module")
def door(folder: Path) -> Iterator[Served]:
    make(folder / "contest.maker")
    served = Served(folder / "contest.maker", folder)
    yield served
    served.close()


@pytest.fixture
def trusted(folder: Path) -> ssl.SSLContext:
    """Return what a tablet trusts that has installed the organiser's certificate."""
    return ssl.create_default_context(cafile=str(folder / "ca.crt"))


def asked(
    door: Served, trusted: ssl.SSLContext, path: str, body: bytes | None = None, secret: str = ""
) -> tuple[int, Any]:
    place = urlsplit(door.url)
    connection = http.client.HTTPSConnection(place.hostname or "", place.port, timeout=30, context=trusted)
    connection.request("GET" if body is None else "POST", path, body, {"X-Seat": secret})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    told = json.loads(content) if "json" in answer.headers.get("content-type", "") else content.decode()
    return answer.status, told


def told(**values: object) -> bytes:
    return json.dumps(values).encode()


def claim(door: Served, trusted: ssl.SSLContext, judge: str, secret: str) -> None:
    token = door.seats[judge].partition("#")[2]
    assert asked(door, trusted, "/api/claim", told(token=token, secret=secret, name="x"))[0] == 200
    assert door.event()["event"] == "claim"


def test_the_page_is_served_under_the_organisers_certificate(door: Served, trusted: ssl.SSLContext) -> None:
    for path, words in (("/", "评委打分"), ("/page.js", "desk.start()"), ("/install", "会场证书"), ("/ping", "maker")):
        status, content = asked(door, trusted, path)
        assert (status, words in content) == (200, True)
    assert asked(door, trusted, "/ca.crt")[1].startswith("-----BEGIN CERTIFICATE")


def test_strangers_learn_nothing_and_are_soon_put_off(door: Served, trusted: ssl.SSLContext) -> None:
    assert asked(door, trusted, "/api/page?v=0", secret=SECRET)[0] == 401
    assert asked(door, trusted, "/api/sheet", told(id="1", number=1, marks={}), secret=SECRET)[0] == 401
    tried = [asked(door, trusted, "/api/claim", told(token=f"{turn:032x}", secret=SECRET))[0] for turn in range(40)]
    assert tried[0] == 403
    assert tried[-1] == 429


def test_what_is_no_sheet_is_refused_in_words(door: Served, trusted: ssl.SSLContext) -> None:
    secret = "cd" * 32
    claim(door, trusted, "赵一", secret)
    door.say("call 4")
    wrong: tuple[tuple[bytes, str], ...] = (
        (b"{", "不完整"),
        (b"[" * 5000, "不完整"),
        (b"x" * 40_000, "不完整"),
        (told(id="1", number=4, marks=[1]), "不完整"),
        (told(id="1", number="4", marks={}), "不完整"),
        (told(id="1", number=4, marks={"innovation": "80"}), "还没有打分"),
        (told(id="1", number=1, marks={}), "还没有请上场"),
        (told(id="1", number=4, marks={"looks": "80"}), "没有评分指标"),
    )
    for body, sentence in wrong:
        status, answer = asked(door, trusted, "/api/sheet", body, secret)
        assert (status, answer["ok"]) == (200, False)
        assert sentence in answer["sentence"]
        assert door.event()["refused"] == answer["sentence"]
    assert asked(door, trusted, "/api/page?v=0", secret=secret)[1]["page"]["judge"] == "赵一"


def test_a_claim_whose_answer_was_lost_is_answered_again(door: Served, trusted: ssl.SSLContext) -> None:
    secret = "ef" * 32
    claim(door, trusted, "钱二", secret)
    token = door.seats["钱二"].partition("#")[2]
    assert asked(door, trusted, "/api/claim", told(token=token, secret=secret))[0] == 200


def test_the_desk_names_what_it_cannot_do(door: Served) -> None:
    assert "call 编号" in door.say("dance")["sentence"]
    assert "没有项目“77”" in door.say("call 77")["sentence"]
    assert "没有第 1 组 9 号席" in door.say("issue 1 9")["sentence"]
    assert "请写明为什么改用" in door.say("paper 1 1")["sentence"]


def test_only_addresses_of_private_networks_are_served(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    shell = Shell(capsys)
    for host in ("8.8.8.8", "example"):
        sentence = shell.refused("serve", folder / "other.maker", "--stage", STAGE, "--host", host, "--folder", folder)
        assert "网络" in sentence
