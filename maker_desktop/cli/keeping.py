"""Commands that keep a contest safe: copies, and putting one back."""

from argparse import Namespace

from maker_desktop.cli.answers import Answer
from maker_desktop.cli.opening import opened, person
from maker_desktop.services import backup as backups


def backup(options: Namespace) -> Answer:
    """Copy a contest file, open or not, into a checked file or folder."""
    with opened(options, read_only=True) as session:
        made = backups.copy(session, options.dest)
    document = {"file": str(made.path), "entries": made.entries, "time": made.time.isoformat()}
    return Answer(document, f"已备份到“{made.path}”，{made.entries} 条流水，检查无误。")


def restore(options: Namespace) -> Answer:
    """Put a copy in the place of a contest file, which is moved aside."""
    aside = backups.restore(options.copy, options.file, person(options))
    document = {"file": str(options.file), "moved_aside": str(aside) if aside else None}
    return Answer(document, f"已恢复“{options.file}”。" + (f"\n原来的文件移到了“{aside}”。" if aside else ""))
