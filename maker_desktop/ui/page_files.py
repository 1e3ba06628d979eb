"""File dialogs of pages: where to save, what to open, and printing into a file off the main thread."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from maker_desktop.disk.names import file_name
from maker_desktop.services.documents import publishing, workbooks
from maker_desktop.services.documents.publishing import Job, Wanted
from maker_desktop.ui.page_context import PageContext


def print_document(context: PageContext, parent: QWidget, document: str, wanted: Wanted, name: str) -> None:
    """Print a document into one PDF the user names; `name` is offered. Nothing happens if he names none.

    Raises Refusal if the document cannot be printed yet, and later, through the context's tasks, if writing fails.
    """
    print_job(context, parent, publishing.prepare(context.session, document, wanted), name)


def print_job(context: PageContext, parent: QWidget, job: Job, name: str) -> None:
    """Print what has been gathered into one PDF the user names. Nothing happens if he names none."""
    target = ask_target(context, parent, "打印为 PDF", file_name(name, ending=".pdf"), "PDF 文件 (*.pdf)")
    if target is not None:
        context.tasks.run(
            f"正在打印{name}",
            lambda progress: job.write(target, progress=progress.report),
            lambda files: context.tell_of_file(f"已导出 {files[0].name}", files[0]),
        )


def write_workbook(context: PageContext, what: str, target: Path) -> None:
    """Write a workbook off the main thread. Raises Refusal as `workbooks.prepare`, and later through the tasks."""
    work = workbooks.prepare(context.session, what, target)
    context.tasks.run(
        f"正在导出{workbooks.EXPORTS[what]}",
        lambda progress: work(progress.report),
        lambda made: context.tell_of_file(f"已导出 {made.name}", made),
    )


def ask_source(context: PageContext, parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file to open: initially in the folder of the contest file, then in that of the last one."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(context.source_folder), kinds)
    if not chosen:
        return None
    context.source_folder = Path(chosen).parent
    return Path(chosen)


def ask_target(context: PageContext, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Ask where to save a file, initially beside the contest file; the extension of `name` is added if missing."""
    offered = context.session.file.path.parent / name
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(offered), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == offered.suffix else path.with_name(path.name + offered.suffix)
