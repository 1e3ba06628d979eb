"""The host's page: large and plain, to be read from some metres away while speaking."""

from PySide6.QtCore import QRectF

from maker_desktop.ui.audience.canvas import GOLD, PALE_GOLD, SOFT, WHITE, Canvas, Style
from maker_desktop.ui.audience.painting.frame import frame
from maker_desktop.ui.audience.scenes import Prompter


def prompter(canvas: Canvas, scene: Prompter) -> None:
    """Paint what is on in one line, and below it what is to be said."""
    room = frame(canvas, scene)
    canvas.middle(QRectF(room.left(), room.top(), room.width(), 56), f"画面　{scene.now}", Style(36, SOFT))
    canvas.line(room.left(), room.right(), room.top() + 68)
    top = room.top() + 92
    lines = (
        (f"{scene.heading}　{scene.following}", Style(44, GOLD, bold=True, lines=2), 0.14),
        (scene.name, Style(104, WHITE, serif=True, lines=3, keep=0.6), 0.36),
        (scene.applicant, Style(56, SOFT, lines=2), 0.18),
        (scene.reading, Style(52, PALE_GOLD, bold=True, lines=2), 0.16),
        (scene.says, Style(56, WHITE, bold=True, lines=2), 0.16),
    )
    high = room.bottom() - top
    for text, style, share in lines:
        taken = canvas.text(QRectF(room.left(), top, room.width(), high * share), text, style)
        top += taken + (18 if taken else 0)
