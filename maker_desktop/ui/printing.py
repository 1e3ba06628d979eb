"""Printing from a page: asks where the PDF goes, writes it off the main thread and says where it is."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from maker_desktop.disk.names import file_name
from maker_desktop.services import publishing
from maker_desktop.services.publishing import Wanted
from maker_desktop.ui.desk import Desk


def print_document(desk: Desk, parent: QWidget, document: str, wanted: Wanted, name: str) -> None:
    """Print a document into one PDF the user names; `name` is offered. Nothing happens if he names none.

    Raises Refusal where the contest is not so far, and later, through the desk's tasks, what the writing refuses.
    """
    job = publishing.prepare(desk.session, document, wanted)
    target = ask_target(desk, parent, "打印为 PDF", file_name(name, ending=".pdf"), "PDF 文件 (*.pdf)")
    if target is not None:
        desk.tasks.run(
            f"正在打印{name}",
            lambda progress: job.write(target, progress=progress.report),
            lambda files: desk.tell(f"已写成 {files[0].name}，在 {files[0].parent}。"),
        )


def ask_target(desk: Desk, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Ask where a file goes, beside the contest file at first; the ending of `name` is added where it is missing."""
    offered = desk.session.file.path.parent / name
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(offered), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == offered.suffix else path.with_name(path.name + offered.suffix)
