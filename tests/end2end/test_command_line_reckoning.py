"""The commands that need no contest file: seats among cities, and the size of a company."""

import pytest

from tests.end2end.shell import Shell


def test_seats_are_shared_out_by_largest_remainder_with_their_arithmetic(capsys: pytest.CaptureFixture[str]) -> None:
    shell = Shell(capsys)
    answer = shell.done("apportion", "甲市=50", "乙市=30", "丙市=21", "--seats", 10, "--floor", 1)
    assert {each["city"]: each["seats"] for each in answer["cities"]} == {"甲市": 5, "乙市": 3, "丙市": 2}
    assert any("10 × 50 ÷ 101" in step["text"] for step in answer["steps"])
    refused = shell.run("apportion", "甲市=5", "甲市=6", "--seats", 3)
    assert (refused.code, refused.err.strip()) == (1, "同一个地区写了两次，请合并后重新输入。")


def test_a_company_is_as_large_as_its_smaller_measure(capsys: pytest.CaptureFixture[str]) -> None:
    shell = Shell(capsys)
    assert shell.done("company-size", "工业", "--employees", 1200, "--revenue", 39999)["size"] == "medium"
    assert shell.done("company-size", "工业", "--employees", 1200, "--revenue", 40000)["size"] == "large"
    refused = shell.run("company-size", "工业", "--employees", 1200)
    assert refused.code == 1
    assert "--revenue" in refused.err
