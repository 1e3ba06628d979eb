"""Commands for backup and restore, and for splitting a contest into rooms and merging them."""

from argparse import Namespace

from maker_desktop.cli.answers import Answer, table
from maker_desktop.cli.opening import opened, person, pins
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import Record
from maker_desktop.domain.model.room import Side
from maker_desktop.domain.model.scoresheet import Mark, plain
from maker_desktop.services.journal import backup as backups
from maker_desktop.services.journal import merging, rooms
from maker_desktop.services.journal.conflict_words import record_words
from maker_desktop.services.journal.merging import Item, State
from maker_desktop.store.codec import table_name


def backup(options: Namespace) -> Answer:
    """Back up a contest file, open or not, to a file or folder, and verify the copy."""
    with opened(options, read_only=True) as session:
        made = backups.copy(session, options.dest)
    document = {"file": str(made.path), "entries": made.entries, "time": made.time.isoformat()}
    return Answer(document, f"已备份到“{made.path}”，{made.entries} 条流水，已通过校验。")


def restore(options: Namespace) -> Answer:
    """Restore a contest file from a copy; the former file is moved aside."""
    # An existing file is moved aside; that must never happen to a folder or a device.
    if options.file.exists() and not options.file.is_file():
        raise Refusal(f"“{options.file}”是文件夹或设备，请写明恢复成哪个 .maker 文件。")
    done = backups.restore(options.copy, options.file, person(options))
    aside = done.aside
    document = {"file": str(options.file), "moved_aside": str(aside) if aside else None, "lost": done.lost}
    text = [f"已恢复“{options.file}”。"]
    text += [f"原来的文件留在“{aside}”。"] if aside else []
    text += [f"有 {done.lost} 条流水不在这个备份里，已经丢失，见流水的最后一条。"] if done.lost else []
    return Answer(document, "\n".join(text))


def split(options: Namespace) -> Answer:
    """Write a contest file for the room of each panel."""
    with opened(options, read_only=True) as session:
        files = rooms.split(session, options.out, options.stage)
    document = {
        "stage": files[0].stage,
        "rooms": [{"file": str(file.path), "panel": file.panel, "numbers": list(file.numbers)} for file in files],
    }
    rows = [(file.panel, len(file.numbers), file.path) for file in files]
    return Answer(document, table(("评审组", "项目数", "文件"), rows))


def merge(options: Namespace) -> Answer:
    """Show what merging room files would change and, unless --dry-run, merge all of it or nothing."""
    with opened(options, read_only=options.dry_run) as session:
        plan = merging.preview(session, options.rooms)
        merged = None if options.dry_run else merging.merge(session, plan)
    conflicts = plan.of(State.CONFLICT)
    cases = [conflict.id for conflict in merged.conflicts] if merged else [None] * len(conflicts)
    document = {
        "rooms": [
            {
                "file": str(arrival.path),
                "stage": arrival.room.stage,
                "panel": arrival.room.panel,
                "entries": len(arrival.entries),
            }
            for arrival in plan.arrivals
        ],
        "new": [_item(item) for item in plan.of(State.NEW)],
        "same": [_item(item) for item in plan.of(State.SAME)],
        "conflicts": [{"case": case, **_item(item)} for case, item in zip(cases, conflicts, strict=True)],
        "merged": merged is not None,
        "backup": str(merged.backup) if merged and merged.backup else None,
    }
    text = [
        f"{'将新增' if options.dry_run else '已新增'} {len(plan.of(State.NEW))} 项，"
        f"相同 {len(plan.of(State.SAME))} 项，冲突 {len(conflicts)} 项。",
        *[
            f"冲突  {item.subject}：主文件{record_words(item.main)}，分会场{record_words(item.room)}"
            for item in conflicts
        ],
    ]
    if merged and merged.backup:
        text.append(f"合并前的文件备份在“{merged.backup}”。")
    return Answer(document, "\n".join(text))


def _item(item: Item) -> dict[str, object]:
    return {
        "kind": table_name(item.kind),
        "stage": item.stage,
        "number": item.number,
        "panel": item.panel,
        "judge": getattr(item.room or item.main, "judge", None),
        "criterion": getattr(item.room or item.main, "criterion", None),
        "main": _value(item.main),
        "room": _value(item.room),
        "subject": item.subject,
    }


def _value(record: Record | None) -> str | None:
    """Return a mark as text, any other record in words."""
    if isinstance(record, Mark):
        return None if record.value is None else plain(record.value)
    return None if record is None else record_words(record).strip(" “”")


def settle(options: Namespace) -> Answer:
    """Choose one side of a merge conflict."""
    side = Side(options.keep)
    with opened(options) as session:
        pin = pins(options).get(options.supervisor, "")
        merging.settle(session, options.case, side, options.reason, supervisor=options.supervisor, pin=pin)
    words = "主文件" if side is Side.MAIN else "分会场"
    return Answer({"case": options.case, "kept": side.value}, f"{options.case}：已采用{words}的记录。")
