"""Every value of the rules has a name, short enough to stand beside its field."""

from maker_desktop.domain.rules.names import NAMES, rule_name, short_name
from tests.domain.small_contests import rulebook


def test_names_fit_beside_their_fields() -> None:
    assert [name for name in NAMES.values() if len(name) > 12] == []


def test_a_value_is_named_by_itself_or_beside_the_thing_it_belongs_to() -> None:
    rules = rulebook(awards={"一等奖": 1})
    assert rule_name(rules, "stage[0].score.minimum_sheets") == "复赛：评分表最少份数"
    assert rule_name(rules, "award[0].places.startup") == "一等奖：名额（创业组）"
    assert short_name(rules, "award[0].places.startup") == "名额（创业组）"
    assert rule_name(rules, "committee.quorum") == "最少到会委员数"


def test_an_entry_that_is_not_there_yet_is_named_without_its_thing() -> None:
    assert rule_name(rulebook(), "award[7].name") == "奖项名称"
