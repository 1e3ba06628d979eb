"""Reading `大屏幕.toml`, the host's look of the audience screen, from the folder of the contest file."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import tomli_w

from maker_desktop.disk.files import write_file
from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.domain.model.errors import Refusal

NAME: Final = "大屏幕.toml"

_KEYS: Final = ("logo", "background", "colours", "sponsors", "pictures")
#: Endings of the files that count as pictures.
PICTURES: Final = (".png", ".jpg", ".jpeg")
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
#: Relative luminance below which white words are read on a colour: WCAG 2.2, contrast of 4.5.
_DARK_ENOUGH: Final = 1.05 / 4.5 - 0.05


def read_screen_theme(folder: Path) -> ScreenTheme:
    """Return the look that a folder's file asks for, the usual one where there is no file.

    Its keys are `logo` and `background` (pictures beside it), `colours` (two), `sponsors` (names, or pictures beside
    it) and `pictures` (a folder beside it, in which the name of a picture begins with its project's number). Raises
    Refusal for a file that cannot be read, an unknown key, a picture that is not there, two pictures of a project, and
    a colour on which white words could not be read.
    """
    try:
        wanted = tomllib.loads((folder / NAME).read_text("utf-8"))
    except FileNotFoundError:
        return ScreenTheme()
    except (OSError, ValueError) as error:
        raise Refusal(f"“{NAME}”无法读取，大屏幕用原来的样子；请检查文件内容：{error}。") from error
    unknown = [key for key in wanted if key not in _KEYS]
    if unknown:
        raise Refusal(f"“{NAME}”里有不认识的“{unknown[0]}”，只能写 {'、'.join(_KEYS)}。")
    return ScreenTheme(
        _picture(folder, "logo", wanted),
        _picture(folder, "background", wanted),
        _colours(wanted.get("colours")),
        _sponsors(folder, wanted),
        _by_number(folder, wanted),
    )


def write_screen_theme(folder: Path, theme: ScreenTheme, pictures: str = "") -> None:
    """Write a look, whose pictures lie in `folder`, with the name of the folder of the projects' pictures.

    Raises Refusal if the file cannot be written.
    """
    sponsors = [each.name if isinstance(each, Path) else each for each in theme.sponsors]
    wanted: dict[str, Any] = {
        "logo": theme.logo.name if theme.logo is not None else "",
        "background": theme.background.name if theme.background is not None else "",
        "colours": list(theme.colours),
        "sponsors": sponsors,
        "pictures": pictures,
    }
    write_file(folder / NAME, tomli_w.dumps({key: value for key, value in wanted.items() if value}).encode())


def _sponsors(folder: Path, wanted: dict[str, Any]) -> tuple[str | Path, ...]:
    names = wanted.get("sponsors", [])
    if not isinstance(names, list) or not all(isinstance(each, str) and each.strip() for each in names):
        raise Refusal(f'“{NAME}”里的 sponsors 应是单位名称或图片文件名的列表，例如 ["某银行", "某公司.png"]。')
    found: list[str | Path] = []
    for name in names:
        picture = name.lower().endswith(PICTURES)
        if picture and not (folder / name).is_file():
            raise Refusal(f"“{NAME}”里的 sponsors 写的图片“{name}”不在同一个文件夹里，请把图片放过去，或改正文件名。")
        found.append(folder / name if picture else name.strip())
    return tuple(found)


def _by_number(folder: Path, wanted: dict[str, Any]) -> tuple[tuple[int, Path], ...]:
    name = wanted.get("pictures")
    if name is None:
        return ()
    if not isinstance(name, str) or not (folder / name).is_dir():
        raise Refusal(f"“{NAME}”里的 pictures 写的文件夹“{name}”不在这里，请把它放到赛事文件旁边，或改正名称。")
    return pictures_by_number(folder / name)


def pictures_by_number(folder: Path) -> tuple[tuple[int, Path], ...]:
    """Return the pictures of a folder by the number of the project with which the name begins, others left out.

    Raises Refusal for two pictures of a project, and where the folder cannot be read.
    """
    found: dict[int, Path] = {}
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise Refusal(f"文件夹“{folder.name}”无法读取：{error.strerror}，请换一个。") from error
    for path in paths:
        number = re.match(r"0*([1-9][0-9]{0,5})(?![0-9])", path.name)
        if number is None or path.suffix.lower() not in PICTURES:
            continue
        other = found.setdefault(int(number[1]), path)
        if other != path:
            raise Refusal(
                f"“{folder.name}”里 {number[1]} 号项目有两张图片：“{other.name}”和“{path.name}”，请只留一张。"
            )
    return tuple(found.items())


def usable_colour(colour: str) -> None:
    """Raise Refusal for a colour (`#rrggbb`) on which white words could not be read."""
    if _luminance(colour) > _DARK_ENOUGH:
        raise Refusal(f"“{NAME}”里的颜色 {colour} 太亮，白字看不清，请换深一些的。")


def _picture(folder: Path, key: str, wanted: dict[str, Any]) -> Path | None:
    name = wanted.get(key)
    if name is None:
        return None
    if not isinstance(name, str) or not (folder / name).is_file():
        raise Refusal(f"“{NAME}”里的 {key} 写的图片“{name}”不在同一个文件夹里，请把图片放过去，或改正文件名。")
    return folder / name


def _colours(wanted: Any) -> tuple[str, str]:
    if wanted is None:
        return ScreenTheme().colours
    if not isinstance(wanted, list) or [isinstance(each, str) for each in wanted] != [True, True]:
        raise Refusal(f"“{NAME}”里的 colours 应是两种颜色，例如 {list(ScreenTheme().colours)}。")
    for each in wanted:
        if _COLOUR.fullmatch(each) is None:
            raise Refusal(f"“{NAME}”里的 colours 写的“{each}”不是颜色，请写成 #204B86 这样。")
        usable_colour(each)
    return wanted[0], wanted[1]


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1, as WCAG 2.2 defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
