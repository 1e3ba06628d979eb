"""Chinese sentences for differences between the rows of a file and its journal."""

from maker_desktop.domain.journal.entries import RowChange
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import RulebookText
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.exchange.rulebook.toml import read_rulebook
from maker_desktop.services.journal.journal import fields, row_words
from maker_desktop.store.codec import table_name
from maker_desktop.store.contents import Contents

_MARKS = table_name(Mark)


def contest_of(contents: Contents) -> Contest | None:
    """Return a contest with the rules among these rows, to look up names; None if they cannot be read."""
    for row in contents.get(table_name(RulebookText), {}).values():
        try:
            return Contest(read_rulebook(str(row["text"]), ""))
        except Refusal:
            return None
    return None


def told(contest: Contest | None, change: RowChange, entry: int | None = None, by: str = "流水") -> str:
    """Return a sentence on a row: its content in the file (after), and by its journal's last entry `entry` (before).

    E.g. “决赛 1 号 史䶮 产业推广：记为 9，流水为 8（第 57 条）。”
    """
    where = f"（第 {entry} 条）" if entry is not None else ""
    if contest is None:
        return f"{change.table} {change.key}{where}。"
    row = " ".join(row_words(contest, change).split())
    if change.table == _MARKS:
        row = row.partition(" ")[2]
    if change.after is None:
        return f"{row}：文件里没有，{by}有{where}。"
    if change.before is None:
        return f"{row}：文件里有，{by}没有{where}。"
    differing = [
        f"{'' if change.table == _MARKS and field.field == '分数' else field.field}"
        f"记为 {field.after or '空'}，{by}为 {field.before or '空'}"
        for field in fields(contest, change)
    ]
    return f"{row}：{'；'.join(differing)}{where}。"
