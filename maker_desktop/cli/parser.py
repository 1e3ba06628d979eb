"""The commands with their options and the function that runs each."""

import argparse
import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from maker_desktop import __version__
from maker_desktop.cli import (
    calculators,
    certificates,
    committee,
    copies_and_rooms,
    door,
    imports,
    output,
    people,
    presence,
    results,
    roster_import,
    setup,
)
from maker_desktop.cli.answers import Answer
from maker_desktop.cli.opening import ASKED, named_pin
from maker_desktop.domain.model.room import Side
from maker_desktop.domain.model.ruling import VOTE_NAMES, Decision
from maker_desktop.services.documents.workbooks import EXPORTS
from maker_desktop.services.scoring.door_process import USUAL_PORT

Run = Callable[[argparse.Namespace], Answer]


class _Commands:
    """Adds commands to a parser; each has --json and --by."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._commands = parser.add_subparsers(metavar="命令", required=True)

    def add(self, name: str, text: str, run: Run) -> argparse.ArgumentParser:
        """Add a command that `run` executes."""
        command = self._commands.add_parser(name, help=text, description=text)
        command.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
        command.add_argument("--by", metavar="姓名", default="", help="由谁操作；不写时在终端里询问，否则记为“未具名”")
        command.add_argument(
            "--pin",
            action="append",
            type=_pin,
            default=[],
            metavar="姓名:口令",
            help="签名人的口令；姓名:- 则询问",
        )
        command.add_argument("--pin-file", type=Path, metavar="文件", help="每行一个 姓名:口令 的文件")
        command.set_defaults(run=run, optional="")
        return command

    def group(self, name: str, text: str) -> "_Commands":
        """Add a command with subcommands."""
        return _Commands(self._commands.add_parser(name, help=text, description=text))


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options of a command with its function as `run`. Raises SystemExit for wrong usage or --help."""
    parser = _build()
    options, late = parser.parse_known_args(arguments)
    # argparse treats an optional argument as omitted at the first option; here it may follow the options.
    if len(late) == 1 and not late[0].startswith("-") and options.optional and vars(options)[options.optional] is None:
        setattr(options, options.optional, late.pop())
    if late:
        parser.error(f"多余的内容：{' '.join(late)}")
    return options


@cache
def _build() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="maker-desktop", description="创客评审台：不带命令时打开窗口；只给一个赛事文件时，在窗口里打开它。"
    )
    parser.add_argument("--version", action="version", version=f"maker-desktop {__version__}", help="显示版本")
    commands = _Commands(parser)
    _with_file(commands.add("open", "在窗口里打开赛事文件", setup.open_window))
    _add_preparing(commands)
    _add_door(commands)
    _add_results(commands)
    _add_committee(commands)
    _add_paper(commands)
    _add_keeping(commands)
    _add_people(commands)
    _add_elsewhere(commands)
    _add_reckoning(commands)
    return parser


def _add_preparing(commands: _Commands) -> None:
    commands.add("presets", "列出随程序提供的规则", setup.presets)
    new = _with_file(commands.add("new", "新建赛事文件", setup.new))
    new.add_argument("--preset", required=True, metavar="规则", help="随程序提供的规则，或规则文件（.toml）")

    roster = commands.group("roster", "项目名册")
    take = _with_file(roster.add("import", "导入项目名册", roster_import.import_roster))
    take.add_argument("roster", type=Path, metavar="名册")
    take.add_argument("--dry-run", action="store_true", help="只看会怎样，不写入")
    take.add_argument("--reason", default="", metavar="原因", help="更正已抽签、已打分的项目须写明")
    take.add_argument("--supervisor", default="", metavar="姓名", help="更正已封存的项目须由监督员签名")
    take.add_argument("--sheet", action="append", metavar="工作表", help="只读这张工作表，可多次给出")
    _with_file(roster.add("check", "核对参赛条件，列出疑似重复的项目", setup.check_roster))

    panel = commands.group("panel", "评审组")
    seats = _with_file(panel.add("import", "导入评委席位", imports.import_panels))
    seats.add_argument("panels", type=Path, metavar="席位表")
    seats.add_argument(
        "--same-person", action="append", default=[], metavar="姓名", help="两个工作单位的同名评委是同一人，可多次给出"
    )
    seats.add_argument("--dry-run", action="store_true", help="只看会怎样，不写入")
    assign = _with_stage(panel.add("assign", "把项目分到各评审组", imports.assign_panels))
    assign.add_argument("assignment", nargs="?", metavar="分组表", help="不给时按组别平均分")
    assign.add_argument("--dry-run", action="store_true", help="只看会怎样，不写入")
    assign.set_defaults(optional="assignment")

    extend = _with_file(commands.add("holidays", "补充以后年度的放假安排，用于推算公示期", setup.extend_holidays))
    extend.add_argument("arrangement", type=Path, metavar="2027.json")
    extend.add_argument("--dry-run", action="store_true", help="只看会怎样，不写入")
    recuse = _with_stage(commands.add("recuse", "评委回避", setup.recuse))
    recuse.add_argument("--judge", required=True, metavar="评委")
    recuse.add_argument("--project", required=True, metavar="编号")
    recuse.add_argument("--reason", required=True, metavar="原因")
    recuse.add_argument("--lift", action="store_true", help="撤销回避：评委可以评这个项目")
    for name, text, run in (
        ("absent", "评委或项目缺席", presence.absent),
        ("present", "撤销缺席：评委或项目到场", presence.present),
        ("withdraw", "项目退赛，或评委离开", presence.withdraw),
        ("reinstate", "撤销退赛：恢复参赛，或评委回来", presence.reinstate),
    ):
        there = _with_stage(commands.add(name, text, run))
        there.add_argument("--judge", default="", metavar="评委")
        there.add_argument("--project", metavar="编号", help="与 --judge 同时给出时只是这一个项目")
        there.add_argument("--reason", required=True, metavar="原因")
    draw = _with_stage(commands.add("draw", "抽签排定出场顺序", setup.draw_order))
    draw.add_argument("--seed", metavar="随机种子", help="十六进制；同一随机种子得到同一顺序")

    marks = commands.group("marks", "打分")
    take_marks = _with_stage(marks.add("import", "导入评分", imports.import_marks))
    take_marks.add_argument(
        "marks",
        type=Path,
        metavar="评分表",
        help="列：项目、评委、指标、分数；或每项指标一列，评委写在表上或作工作表名",
    )
    take_marks.add_argument("--dry-run", action="store_true", help="只看会怎样，不写入")


def _add_elsewhere(commands: _Commands) -> None:
    outside = commands.group("results", "不在这里举行的阶段")
    take = _with_stage(outside.add("import", "阶段在别处举行：导入它的晋级名单", imports.import_results))
    take.add_argument("results", type=Path, metavar="名单", help="列：项目、得分（可不写）、是否晋级（不写则全部晋级）")
    take.add_argument("--reason", required=True, metavar="说明", help="在哪里、由谁举行")
    take.add_argument("--dry-run", action="store_true", help="只看会怎样，不写入")
    for name, text, run in (
        ("skip", "阶段不举行：应参加的项目全部进入下一阶段", imports.skip_stage),
        ("revoke", "撤销“在别处举行”或“不举行”的登记", imports.take_back_results),
    ):
        ending = _with_stage(outside.add(name, text, run))
        ending.add_argument("--reason", required=True, metavar="说明")


def _add_reckoning(commands: _Commands) -> None:
    share = commands.add("apportion", "按报名数给各地分配推荐名额（最大余数法）", calculators.share_seats)
    share.add_argument("cities", nargs="+", type=calculators.registrations, metavar="地区=报名数")
    share.add_argument("--seats", type=int, required=True, metavar="名额")
    share.add_argument("--floor", type=int, default=0, metavar="保底", help="有报名的地区至少给几个")
    size = commands.add("company-size", "按工信部联企业〔2011〕300号划分企业规模", calculators.company_size)
    size.add_argument("industry", metavar="行业")
    size.add_argument("--employees", type=int, metavar="人", help="从业人员")
    size.add_argument("--revenue", type=int, metavar="万元", help="营业收入")
    size.add_argument("--assets", type=int, metavar="万元", help="资产总额")


def _add_door(commands: _Commands) -> None:
    serve = _with_stage(commands.add("serve", "平板打分：评委在会场的网络里自己打分", door.serve))
    serve.add_argument("--host", default="127.0.0.1", metavar="地址", help="本机在会场网络里的地址")
    serve.add_argument("--port", type=int, default=USUAL_PORT, metavar="端口")
    serve.add_argument("--folder", metavar="文件夹", help="会场证书存放的位置（默认：用户文件夹）")


def _add_results(commands: _Commands) -> None:
    rank = _with_stage(commands.add("rank", "名次", results.rank))
    rank.add_argument("--division", metavar="组别")
    explain = _with_stage(commands.add("explain", "一个项目的得分和名次是怎样得出的", results.explain))
    explain.add_argument("--project", required=True, metavar="编号")
    _with_stage(commands.add("seal", "封存一个阶段", results.seal))
    _with_file(commands.add("awards", "奖项", results.awards))
    recommend = _with_file(commands.add("recommend", "推荐名单", results.recommend))
    recommend.add_argument("--seats", type=int, metavar="名额")


def _add_committee(commands: _Commands) -> None:
    members = _with_file(commands.add("committee", "设定专家委员会", committee.seat_committee))
    members.add_argument("members", type=_names, metavar="姓名,姓名…")
    members.add_argument("--chair", default="", metavar="姓名", help="主任委员")
    objecting = _with_stage(commands.add("object", "登记异议", committee.object_to))
    objecting.add_argument("--project", type=_numbers, required=True, metavar="编号,编号…")
    objecting.add_argument("--person", required=True, metavar="姓名或单位", help="实名")
    objecting.add_argument("--contact", required=True, metavar="联系方式")
    objecting.add_argument("--text", required=True, metavar="内容")
    objecting.add_argument("--evidence", action="append", default=[], metavar="材料", help="一件一次，可以重复")
    objecting.add_argument("--time", default="", metavar="时间", help="提出的时间，如 2026-11-20T15:30；默认现在")
    _with_file(commands.add("cases", "待裁定和已裁定的事项", committee.cases))
    outcomes = _with_file(commands.add("outcomes", "各种裁定分别会改变什么", committee.outcomes))
    outcomes.add_argument("case", metavar="事项", help="cases 列出的编号")
    rule = _with_file(commands.add("rule", "作出裁定", committee.rule))
    rule.add_argument("case", metavar="事项", help="cases 列出的编号；重开已封存的阶段用 seal:阶段")
    rule.add_argument("--decision", required=True, choices=[decision.value for decision in Decision])
    rule.add_argument(
        "--order", type=_numbers, default=(), metavar="编号,编号…", help="从前到后的次序；其他裁定则是涉及的项目"
    )
    rule.add_argument("--project", type=_numbers, default=(), metavar="编号,编号…", help="裁定只涉及事项中的这些项目")
    rule.add_argument("--judge", default="", metavar="评委")
    rule.add_argument("--points", type=_points, metavar="分数")
    rule.add_argument("--extra-places", action="store_true", help="并列共享时增加奖项名额")
    rule.add_argument("--reason", required=True, metavar="理由")
    rule.add_argument(
        "--votes",
        type=_ballots,
        default=(),
        metavar="姓名:票,…",
        help="yes、no、abstain、recused，或赞成、反对、弃权、回避",
    )
    rule.add_argument("--present", type=_names, required=True, metavar="姓名,姓名…", help="到会委员")


def _add_paper(commands: _Commands) -> None:
    printing = commands.add("print", "打印文书（PDF）", output.print_document)
    printing.add_argument("file", type=Path, nargs="?", metavar="赛事文件")
    printing.add_argument("document", nargs="?", metavar="文书")
    printing.set_defaults(optional="document")
    printing.add_argument("--out", type=Path, metavar="位置", help="一个 .pdf 文件，或放文件的文件夹")
    printing.add_argument("--stage", metavar="阶段", help="只打印这个阶段的")
    printing.add_argument("--project", metavar="编号", help="只打印这个项目的")
    printing.add_argument("--case", metavar="事项", help="只打印这个事项的裁定书")
    printing.add_argument("--separate", action="store_true", help="每份一个文件")
    printing.add_argument("--list", action="store_true", help="列出所有文书")
    export = _with_file(commands.add("export", "导出表格（xlsx）", output.export))
    export.add_argument("what", choices=tuple(EXPORTS))
    export.add_argument("--out", type=Path, required=True, metavar="X.xlsx")
    certificate = commands.group("certificate", "证书登记和样式")
    _with_file(certificate.add("list", "列出登记的证书", certificates.listed))
    for name, text, run in (
        ("void", "作废一份证书", certificates.void),
        ("reissue", "作废一份证书并补发", certificates.reissue),
    ):
        ending = _with_file(certificate.add(name, text, run))
        ending.add_argument("serial", metavar="证书编号")
        ending.add_argument("--reason", required=True, metavar="理由")
    copying = certificate.add("copy-design", "复制随程序提供的证书样式，供修改", certificates.copy_design)
    copying.add_argument("design", metavar="样式")
    copying.add_argument("--out", type=Path, required=True, metavar="X.toml")
    loading = _with_file(certificate.add("load-design", "载入自备的证书样式", certificates.load_design))
    loading.add_argument("design", type=Path, metavar="X.toml")
    verify = _with_file(commands.add("verify", "校验赛事文件", output.verify))
    verify.add_argument("--digest", default="", metavar="校验码", help="文书上的封存校验码，或页脚的“第 N 条 · 16 位”")
    verify.add_argument("--witness", type=Path, metavar="清单", help="监督员 U 盘上的见证清单")
    listing = _with_file(commands.add("witness", "把流水的码记到监督员 U 盘上的见证清单", output.add_to_witness))
    listing.add_argument("--out", type=Path, required=True, metavar="文件夹", help="监督员的 U 盘")
    listing.add_argument("--new-key", action="store_true", help="在 U 盘上造一把见证密钥，并把公钥记进流水")
    proof = _with_file(commands.add("proof", "导出核验包，让别人不用本程序也能核验", output.proof))
    proof.add_argument("--out", type=Path, required=True, metavar="文件夹")
    demo = commands.add("demo", "从名册到证书，完整地走一遍", output.demo)
    demo.add_argument("folder", type=Path, metavar="文件夹")
    demo.add_argument("--preset", default="jinzhong-2026", metavar="规则")
    demo.add_argument("--roster", type=Path, metavar="名册")


def _add_keeping(commands: _Commands) -> None:
    backup = _with_file(commands.add("backup", "备份赛事文件", copies_and_rooms.backup))
    backup.add_argument("dest", type=Path, metavar="位置", help="一个 .maker 文件，或放备份的文件夹")
    restore = commands.add("restore", "从备份恢复", copies_and_rooms.restore)
    restore.add_argument("copy", type=Path, metavar="备份")
    _with_file(restore)
    split = _with_file(commands.add("split", "按评审组拆出分会场文件", copies_and_rooms.split))
    split.add_argument("--out", type=Path, required=True, metavar="文件夹")
    split.add_argument("--stage", default="", metavar="阶段", help="默认：第一个还没有封存、有多个评审组的阶段")
    merge = _with_file(commands.add("merge", "合并分会场文件", copies_and_rooms.merge))
    merge.add_argument("rooms", type=Path, nargs="+", metavar="分会场文件")
    merge.add_argument("--dry-run", action="store_true", help="只看会怎样，不写入")
    settle = _with_file(commands.add("settle", "处理合并冲突：采用主文件或分会场的记录", copies_and_rooms.settle))
    settle.add_argument("case", metavar="事项", help="cases 列出的合并冲突")
    settle.add_argument("--keep", required=True, choices=[side.value for side in Side])
    settle.add_argument("--reason", required=True, metavar="理由")
    settle.add_argument("--supervisor", default="", metavar="姓名", help="已经亮分的项目须由监督员签名")


def _add_people(commands: _Commands) -> None:
    person = commands.group("person", "签名的人员")
    _with_file(person.add("list", "列出人员和角色", people.listed))
    role = _with_file(person.add("role", "登记角色", people.role))
    role.add_argument("name", metavar="姓名")
    role.add_argument(
        "--role", action="append", default=[], choices=people.ROLES, help="可多次给出；不给则撤销全部角色"
    )
    role.add_argument("--supervisor", default="", metavar="姓名")
    pin = _with_file(person.add("pin", "设置口令", people.pin))
    pin.add_argument("name", metavar="姓名")
    pin.add_argument("--new", required=True, metavar="口令", help="空则删除口令；原口令用 --pin 给出")
    pin.add_argument("--supervisor", default="", metavar="姓名")


def _with_file(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("file", type=Path, metavar="赛事文件")
    return command


def _with_stage(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    _with_file(command).add_argument("--stage", required=True, metavar="阶段")
    return command


def _pin(text: str) -> tuple[str, str]:
    if text == ASKED:
        return ASKED, ""
    named = named_pin(text)
    if named is None:
        raise argparse.ArgumentTypeError("请写作 姓名:口令；姓名:- 会询问口令，单独一个 - 从标准输入逐行读取")
    return named


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in re.split("[,，、;；]", text) if name.strip())


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _names(text))


def _ballots(text: str) -> tuple[str, ...]:
    """Return the ballots as stored in rulings: name:vote, the vote as its English word."""
    words = {name: vote.value for vote, name in VOTE_NAMES.items()}
    ballots = []
    for ballot in _names(text):
        name, _, word = ballot.replace("：", ":").replace("=", ":").rpartition(":")
        ballots.append(f"{name.strip()}:{words.get(word.strip(), word.strip())}")
    return tuple(ballots)


def _points(text: str) -> Decimal:
    try:
        points = Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f"“{text}”不是分数") from None
    if not points.is_finite():
        raise argparse.ArgumentTypeError(f"“{text}”不是分数")
    return points
