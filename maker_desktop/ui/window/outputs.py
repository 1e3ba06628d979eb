"""What follows a file that was written: its folder, and onto paper."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.ui.kit.pdf_printer import print_pdf
from maker_desktop.ui.window.main_window import MainWindow


def offer(window: MainWindow, path: Path) -> None:
    """Offer beside what is told of a file the two things people do next: open its folder, and print it."""
    folder = path if path.is_dir() else path.parent
    actions: list[tuple[str, Callable[[], object]]] = [("打开文件夹", lambda: open_path(folder))]
    if path.suffix == ".pdf":
        actions.append(("打印", lambda: ask_and_print(window, path)))
    elif path.is_file():
        actions.append(("打开文件打印", lambda: open_path(path)))
    window.area.message.offer(actions)


def open_path(path: Path) -> None:
    """Open a file or folder with the system's own program. Raises Refusal where it has none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise Refusal(f"系统没有能打开它的程序，请自行打开：{path}")


def ask_and_print(window: MainWindow, path: Path) -> None:
    """Ask for a printer and send a PDF to it, off the main thread. Raises Refusal if it is gone meanwhile."""
    try:
        content = path.read_bytes()
    except OSError:
        raise Refusal(f"“{path.name}”已经不在原处，请重新导出再打印。") from None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, window)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
    finally:
        dialog.deleteLater()
    context = window.context
    context.tasks.run(
        "打印",
        lambda progress: print_pdf(printer, content, progress.report),
        lambda count: context.tell(f"已送往打印机，共 {count} 页。"),
    )
