"""Qt's own words in Chinese: its translation, and the few words of files and printers that this one lacks."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

#: By context and source, as Qt 6.11 names them; what Qt's own translation has is taken from there.
_MISSING: Final = {
    ("QFileDialog", "&Look in:"): "查找范围(&L)：",
    ("QFileDialog", "Files of &type:"): "文件类型(&T)：",
    ("QAbstractFileIconProvider", "Drive"): "驱动器",
    ("QAbstractFileIconProvider", "File Folder"): "文件夹",
    ("QAbstractFileIconProvider", "Folder"): "文件夹",
    ("QAbstractFileIconProvider", "File"): "文件",
    ("QAbstractFileIconProvider", "Shortcut"): "快捷方式",
    ("QAbstractFileIconProvider", "Alias"): "替身",
    ("QAbstractFileIconProvider", "Unknown"): "未知",
    ("QPageSetupWidget", "Page &order:"): "页面次序(&O)：",
    ("QPageSetupWidget", "Pages &per sheet:"): "每张纸的页数(&P)：",
    ("QPrintSettingsOutput", "Page &Set:"): "打印哪些页(&S)：",
    ("QCupsJobWidget", "Scheduled &printing:"): "定时打印(&P)：",
    ("QCupsJobWidget", "&Billing information:"): "计费信息(&B)：",
    ("QCupsJobWidget", "Job &priority:"): "优先级(&P)：",
    ("QCupsJobWidget", "&Start:"): "起始横幅(&S)：",
    ("QCupsJobWidget", "&End:"): "结束横幅(&E)：",
}


class _Missing(QTranslator):
    """Knows what Qt's translation lacks, and nothing else."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the Chinese of a word, or None."""
        del disambiguation, n
        return _MISSING.get((context, source))

    def isEmpty(self) -> bool:
        """Say that there are words here, though none were loaded."""
        return False


def speak_chinese(app: QCoreApplication) -> None:
    """Let Qt say its own words in Chinese; once, before any window."""
    app.installTranslator(_Missing(app))
    whole = QTranslator(app)
    if whole.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(whole)
