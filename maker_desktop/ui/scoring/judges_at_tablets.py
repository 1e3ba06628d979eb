"""Judges at their tablets, as the scoring page meets them: calling on stage, what comes in, giving back, codes."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Seat
from maker_desktop.services.documents import publishing
from maker_desktop.services.scoring import judge_codes, judge_passes
from maker_desktop.services.scoring.judge_codes import PaperPlace
from maker_desktop.services.scoring.judge_door import Event
from maker_desktop.services.scoring.scoring_desk import DeskRow
from maker_desktop.ui.audience.cues import CeremonyCue, PhotoCue, SponsorsCue
from maker_desktop.ui.judge_door.dialog import DoorDialog, give_back_dialog
from maker_desktop.ui.judge_door.seat_words import submitted_words
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import print_job

#: Seconds by which a page's clock may be off before it is told anew.
_CLOCKS_APART: Final = 0.5
#: Wide enough for every text of the button, so that nothing beside it moves.
_WIDTH: Final = 150


class JudgesAtTablets:
    """Joins the judges' door to the scoring page; `button` shows how many sheets of `panel` are in."""

    def __init__(
        self, context: PageContext, page: QWidget, button: QPushButton, panel: Callable[[], str | None]
    ) -> None:
        self._context = context
        self._page = page
        self._button = button
        self._panel = panel
        self._dialog: DoorDialog | None = None
        button.setMinimumWidth(_WIDTH)
        self._clock_shown = ("", False, 0.0)
        context.audience.ticked.connect(self._show_clock)
        context.judges_door.changed.connect(self._show_count)
        context.judges_door.came.connect(self._tell)
        context.judges_door.closed.connect(self._closed)

    def show(self, stage_id: str) -> None:
        """Show the window of the judges' door."""
        if self._dialog is None:
            context = self._context
            self._dialog = DoorDialog(context.session, context.judges_door, self._page, self._print_cards)
        self._dialog.show_for(stage_id)

    def call(self, stage_id: str, number: int) -> None:
        """Call the project on the desk on stage: from now on its judges see its sheet, the hall its name and clock."""
        session = self._context.session
        if judge_passes.call_on_stage(session, stage_id, number):
            self._context.tell(f"已请 {number} 号上场，评委的平板已打开它的评分表。")
            self._show_to_audience(number)
        else:
            self._context.tell(f"台上已经是 {number} 号。", Tone.LOOK)

    def _show_to_audience(self, number: int) -> None:
        """Show who is called and make his clock the one at hand; leave a ceremony and a screen that has gone alone."""
        audience = self._context.audience
        clock = audience.operator.clock
        if clock is not None and clock.running and clock.number != number:
            audience.toggle_clock()
        if not audience.unseen and not isinstance(audience.operator.cue, CeremonyCue | PhotoCue | SponsorsCue):
            audience.ask("stage")

    def ask_back(self, stage_id: str, row: DeskRow) -> None:
        """Ask why a judge's sheet is given back. Raises Refusal if he handed none in."""
        if row.handed_in is None:
            raise Refusal(f"评委{row.sheet.judge}没有提交这个项目的评分表，不用退回。")
        session, sheet = self._context.session, row.sheet
        give_back_dialog(self._page, session, stage_id, sheet.number, sheet.judge).open()

    def take_code(self, digits: str) -> PaperPlace | None:
        """Take what a scanner typed: a judge's signed sheet is handed in; of a paper sheet's code return the row."""
        session = self._context.session
        if digits.startswith(judge_codes.PAPER):
            return judge_codes.paper_place(session, digits)
        made = judge_codes.hand_in_code(session, digits)
        self._context.tell(f"{made.seat} 号席{made.judge}的 {made.number} 号评分表已扫码收到，回执 {made.receipt}。")
        return None

    def _print_cards(self, addresses: Mapping[Seat, str]) -> None:
        desk = self._context.judges_door.desk
        assert desk is not None, "only an open door has addresses"
        job = publishing.seat_cards(self._context.session, desk.stage, addresses)
        print_job(self._context, self._page, job, f"{desk.stage.name}平板打分卡")

    def _show_clock(self) -> None:
        """Tell the pages of the stage's clock whenever it is another than they count by themselves."""
        audience, door = self._context.audience, self._context.judges_door
        clock = audience.clock_at_hand()
        if clock is None or door.desk is None or not door.is_open:
            self._clock_shown = ("", False, 0.0)
            return
        now = audience.now()
        left = clock.current.seconds - clock.current.elapsed(now)
        # A running clock ends at a moment that stays, one that stands has seconds left that stay.
        shown = clock.current.title, clock.running, left + now if clock.running else left
        title, running, fixed = self._clock_shown
        if (title, running) != shown[:2] or abs(fixed - shown[2]) > _CLOCKS_APART:
            self._clock_shown = shown
            door.desk.show_clock(clock.current.title, left, running=clock.running)

    def _show_count(self) -> None:
        seats = self._context.judges_door.status()
        panel = self._panel() or (seats[0].seat.panel if seats else "")
        self._button.setText(f"平板 {submitted_words(seats, panel)}" if seats else "平板打分")

    def _tell(self, event: Event) -> None:
        who = f"{event.seat.seat} 号席{event.seat.judge}"
        if event.kind == "help":
            self._context.tell(f"{who}请工作人员过去，他说 {event.number} 号项目的回避或缺席登记不对。", Tone.LOOK)
        elif event.refusal:
            self._context.tell(f"{who}的评分表没有收下：{event.refusal}", Tone.LOOK)

    def _closed(self, why: str) -> None:
        if why:
            self._context.tell(why, Tone.WRONG)
