"""关于: the program, its version and third-party licences."""

from PySide6.QtWidgets import QMessageBox, QWidget

from maker_desktop import __version__
from maker_desktop.resources import resource

_OWN = "“创客中国”创新创业大赛现场评审工具。离线使用，不联网，不上传任何内容。"
_OTHERS = (
    "本程序按 MIT 许可证提供。界面基于 Qt 与 PySide6（LGPL-3.0，动态链接，可以替换）；"
    "随附字体和其他组件各按自己的许可证提供，全文见：\n{notices}"
)


def show_about(window: QWidget) -> None:
    """Show the about box."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "关于创客评审台", f"创客评审台 {__version__}", parent=window)
    box.setInformativeText(f"{_OWN}\n\n{_OTHERS.format(notices=resource('THIRD_PARTY_NOTICES.md'))}")
    box.addButton("关闭", QMessageBox.ButtonRole.RejectRole)
    box.exec()
