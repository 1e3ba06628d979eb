"""The look of the audience screen that the host put beside the contest file, and a draft of another."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from maker_desktop.disk.files import write_file
from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.screen_theme_file import PICTURES as SUFFIXES
from maker_desktop.exchange.screen_theme_file import (
    pictures_by_number,
    read_screen_theme,
    usable_colour,
    write_screen_theme,
)
from maker_desktop.services.core.session import Session

__all__ = ["SUFFIXES", "Draft", "drafted", "save", "screen_theme"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A look before it is saved: pictures and the folder of the projects' pictures may lie anywhere.

    `sponsors` are names, or names of picture files in `folder`, that of the contest file.
    """

    folder: Path
    logo: Path | None = None
    background: Path | None = None
    colours: tuple[str, str] = ScreenTheme().colours
    sponsors: tuple[str, ...] = ()
    pictures: Path | None = None

    def theme(self) -> ScreenTheme:
        """Return the look. Raises Refusal for a colour on which white words cannot be read, and as the file does."""
        for colour in self.colours:
            usable_colour(colour)
        return ScreenTheme(
            self.logo,
            self.background,
            self.colours,
            tuple(self._sponsor(name) for name in self.sponsors),
            pictures_by_number(self.pictures) if self.pictures is not None else (),
        )

    def _sponsor(self, name: str) -> str | Path:
        if not name.lower().endswith(SUFFIXES):
            return name
        if not (self.folder / name).is_file():
            raise Refusal(f"图片“{name}”不在赛事文件的文件夹里，请先把它放过去，或改成单位名称。")
        return self.folder / name


def screen_theme(session: Session) -> ScreenTheme:
    """Return the look of a contest's audience screen. Raises Refusal as `read_screen_theme`."""
    return read_screen_theme(session.file.path.parent)


def drafted(session: Session) -> Draft:
    """Return the look as it is, to be changed; the usual one where its file cannot be read."""
    folder = session.file.path.parent
    try:
        theme = screen_theme(session)
    except Refusal:
        return Draft(folder)
    sponsors = tuple(each.name if isinstance(each, Path) else each for each in theme.sponsors)
    pictures = theme.pictures[0][1].parent if theme.pictures else None
    return Draft(folder, theme.logo, theme.background, theme.colours, sponsors, pictures)


def save(session: Session, draft: Draft) -> None:
    """Write a look beside the contest file, with its pictures. Raises Refusal as `theme`, and if it cannot be written.

    A file that is there already under a picture's name is another one and stays: the picture gets a name of its own.
    """
    folder = session.file.path.parent
    theme = draft.theme()
    pictures = ""
    if draft.pictures is not None:
        pictures = _beside(folder, draft.pictures, theme.pictures)
    logo, background = (_copied(folder, path) for path in (theme.logo, theme.background))
    write_screen_theme(folder, ScreenTheme(logo, background, theme.colours, theme.sponsors), pictures)


def _beside(folder: Path, pictures: Path, found: Iterable[tuple[int, Path]]) -> str:
    """Return the name of the folder of the projects' pictures, copied beside the contest file if it is elsewhere."""
    if pictures.parent == folder:
        return pictures.name
    target = _unused(folder / pictures.name)
    try:
        target.mkdir()
    except OSError as error:
        raise Refusal(f"不能在赛事文件旁边建立文件夹“{target.name}”：{error.strerror}，请检查磁盘。") from error
    for _number, path in found:
        write_file(target / path.name, _content(path))
    return target.name


def _copied(folder: Path, path: Path | None) -> Path | None:
    if path is None or path.parent == folder:
        return path
    target = _unused(folder / path.name)
    write_file(target, _content(path))
    return target


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refusal(f"图片“{path.name}”无法读取：{error.strerror}，请换一张。") from error


def _unused(path: Path) -> Path:
    turn, found = 2, path
    while found.exists():
        found, turn = path.with_name(f"{path.stem} {turn}{path.suffix}"), turn + 1
    return found
