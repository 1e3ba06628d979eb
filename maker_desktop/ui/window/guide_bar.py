"""The guided first round: a bar over the page that says the next of five steps, and can be left at any time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from maker_desktop.services.core.session import Session
from maker_desktop.services.demo import guide
from maker_desktop.ui.kit.icons import show
from maker_desktop.ui.kit.widgets import ElidedLabel
from maker_desktop.ui.kit.zoom import px

#: Pixels; the bar keeps its height from the first step to the last, so that the page below never moves.
_HEIGHT = 58


class GuideBar(QFrame):
    """Hidden until `begin`; `page_wanted` carries the page of the step, by its key."""

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._before = guide.Counts(0, 0, 0, 0)
        self._seen: frozenset[str] = frozenset()
        self.setFixedHeight(px(_HEIGHT))
        picture = QLabel(self)
        show(picture, "bulb", "where")
        self.title, self.says = QLabel(self), ElidedLabel(self)
        self.title.setProperty("look", "strong")
        self.says.setProperty("look", "small")
        self.go = QPushButton("前往", self)
        self.leave = QPushButton("结束引导", self)
        self.leave.setProperty("look", "quiet")
        self.go.clicked.connect(lambda: self.page_wanted.emit(self.step().page))
        self.leave.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.says)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(12)
        row.addWidget(picture)
        row.addLayout(words, 1)
        row.addWidget(self.go)
        row.addWidget(self.leave)
        self.hide()

    def begin(self, session: Session) -> None:
        """Guide through this contest from where it is now."""
        self._session, self._before = session, guide.counts(session)
        session.listen(lambda _changed: self._show())
        self._show()
        self.show()

    def see(self, page: str) -> None:
        """Know that a page was shown; only once the steps before are done does it count as one."""
        if not self.isHidden() and self._done() == len(guide.STEPS) - 1:
            self._seen |= {page}
            self._show()

    def step(self) -> guide.GuideStep:
        """Return the step to be done, after the last one that again."""
        return guide.STEPS[min(self._done(), len(guide.STEPS) - 1)]

    def _done(self) -> int:
        return guide.done(self._before, guide.counts(self._session), self._seen) if self._session is not None else 0

    def _show(self) -> None:
        if self._session is None:
            return
        done, step = self._done(), self.step()
        over = done == len(guide.STEPS)
        self.title.setText("五步都做完了" if over else f"引导 {done + 1} / {len(guide.STEPS)}　{step.title}")
        self.says.setText("示范赛事可以随意试，不影响别的文件；从“文件”菜单可以新建自己的赛事。" if over else step.says)
        self.go.setVisible(not over)
