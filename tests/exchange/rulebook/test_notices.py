"""What a shipped rulebook quotes stands word for word in the notice it quotes."""

import re
from collections.abc import Iterator

import pytest

from maker_desktop.exchange.rulebook.presets import preset_text, presets
from tests.exchange.rulebook.test_presets import IDS, preset

#: A comment that quotes the scheme of the province, and not the notice of its own contest, begins like this.
PROVINCE = re.compile(r"#.*(省方案|省通知)")


def plain(text: str) -> str:
    """Return a text without what copies of a notice differ in: spaces, line ends, emphasis, nested quotation marks."""
    return re.sub(r"[\s*]", "", text).replace("‘", "“").replace("’", "”")


def quotations(comment: str) -> Iterator[str]:
    """Yield what stands in the outermost quotation marks, cut where the comment leaves words out."""
    depth, quoted = 0, ""
    for sign in comment:
        depth -= sign == "”"
        if depth > 0:
            quoted += sign
        elif quoted:
            yield from filter(None, quoted.split("……"))
            quoted = ""
        depth += sign == "“"
    assert depth == 0, comment


def notice_of(preset_id: str, notices: tuple[str, ...]) -> str:
    (found,) = (text for text in map(plain, notices) if plain(preset(preset_id).contest.notice) in text)
    return found


@pytest.mark.parametrize("preset_id", IDS)
def test_every_quotation_in_a_comment_stands_in_its_notice(preset_id: str, notices: tuple[str, ...]) -> None:
    own, province = notice_of(preset_id, notices), notice_of("shanxi-2026", notices)
    comments = [line.strip() for line in preset_text(preset_id).splitlines() if line.lstrip().startswith("#")]
    checked = 0
    for comment in comments:
        for quoted in quotations(plain(comment)):
            assert quoted in (province if PROVINCE.match(comment) else own), comment
            checked += 1
    assert checked > 5


def test_a_quotation_is_cut_where_words_are_left_out_and_keeps_the_quotation_marks_in_it() -> None:
    assert list(quotations("一“近三年“创客中国”项目”二“前……后”")) == ["近三年“创客中国”项目", "前", "后"]


@pytest.mark.parametrize("preset_id", IDS)
def test_what_screens_and_letters_print_stands_in_its_notice(preset_id: str, notices: tuple[str, ...]) -> None:
    own, province = notice_of(preset_id, notices), notice_of("shanxi-2026", notices)
    rulebook = preset(preset_id)
    rule = rulebook.eligibility
    assert plain(rulebook.contest.slogan) in own
    for text in (rule.earlier_winners, rule.no_second_prize, *(award.name for award in rulebook.organisation_awards)):
        assert plain(text) in own
    for text in (rulebook.roster.title, rulebook.roster.sender_line, rulebook.roster.note):
        assert plain(text) in own + province
    assumed = set(rulebook.assumed)
    for name in ("name", "document_number", "next_contest"):
        if f"contest.{name}" not in assumed:
            assert plain(getattr(rulebook.contest, name)) in "".join(map(plain, notices)), name
    for index, stage in enumerate(rulebook.stages):
        described = "强" in stage.name  # the nation's two reviews have a description and no name
        if not described and not {"stage", f"stage[{index}].name"} & assumed:
            assert plain(stage.name) in own, stage.name


@pytest.mark.parametrize("preset_id", IDS)
def test_persons_telephones_and_mail_are_those_of_the_notice(preset_id: str, notices: tuple[str, ...]) -> None:
    own = notice_of(preset_id, notices)
    contacts = preset(preset_id).contest.contacts
    named = [
        part for line in contacts for part in re.split(r"[，、：（）]", line) if part not in ("联系电话", "电子邮箱")
    ]
    assert contacts
    for part in named:
        if part not in ("邮箱", "联系人"):
            assert plain(part) in own, part


def test_every_preset_is_held_to_a_notice() -> None:
    assert {entry.id for entry in presets()} == set(IDS)
