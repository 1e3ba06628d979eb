"""The tab of the organisation awards: which organisation gets which."""

from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QStackedWidget, QWidget

from maker_desktop.domain.model.records import OrganisationPrize
from maker_desktop.services.awards import awards
from maker_desktop.ui import forms
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable


class OrganisationsView(QWidget):
    """The organisation awards of a contest; a name and Enter add one."""

    form: ClassVar[str] = "organisations_view"
    body: QStackedWidget
    nothing: EmptyState
    work: QWidget
    award: QComboBox
    organisation: QLineEdit
    grant: QPushButton
    prizes: RecordTable
    revoke: QPushButton

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        forms.fill(self)
        self._session = context.session
        columns = (
            Column[OrganisationPrize]("组织奖", lambda prize: prize.award, width=240),
            Column[OrganisationPrize]("获奖单位", lambda prize: prize.organisation, stretch=True),
        )
        self._model = RecordTableModel(columns, self)
        self.prizes.setModel(self._model)
        hint = "规则里写明有哪些组织奖，才能在这里登记获奖单位；打分之后也可以加。"
        self.nothing.say("规则中没有组织奖", hint, "前往规则")
        self.nothing.asked.connect(lambda: context.go("rules"))
        self.grant.clicked.connect(self._grant)
        self.organisation.returnPressed.connect(self._grant)
        self.revoke.clicked.connect(self._revoke)

    def show_prizes(self) -> None:
        """Show the organisation awards as they stand, in the order of the rulebook."""
        known = [award.name for award in self._session.contest.rulebook.organisation_awards]
        if [self.award.itemText(row) for row in range(self.award.count())] != known:
            self.award.clear()
            self.award.addItems(known)
        prizes = self._session.contest.organisation_prizes
        self._model.show(sorted(prizes, key=lambda prize: (known.index(prize.award), prize.organisation)))
        self.body.setCurrentWidget(self.work if known else self.nothing)
        for widget in (self.award, self.organisation, self.grant):
            widget.setEnabled(not self._session.read_only)
        self.revoke.setEnabled(bool(prizes) and not self._session.read_only)

    def _grant(self) -> None:
        awards.grant(self._session, self.award.currentText(), self.organisation.text())
        self.organisation.clear()

    def _revoke(self) -> None:
        prize: OrganisationPrize | None = self.prizes.current_record()
        if prize is not None:
            awards.revoke(self._session, prize.award, prize.organisation)
