"""Reading `大屏幕.toml`, the host's look of the audience screen, from the folder of the contest file."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.domain.model.errors import Refusal

NAME: Final = "大屏幕.toml"

_KEYS: Final = ("logo", "background", "colours")
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
#: Relative luminance below which white words are read on a colour: WCAG 2.2, contrast of 4.5.
_DARK_ENOUGH: Final = 1.05 / 4.5 - 0.05


def read_screen_theme(folder: Path) -> ScreenTheme:
    """Return the look that a folder's file asks for, the usual one where there is no file.

    Its keys are `logo` and `background` (pictures beside it) and `colours` (two). Raises Refusal for a file that cannot
    be read, an unknown key, a picture that is not there, and a colour on which white words could not be read.
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
        _picture(folder, "logo", wanted), _picture(folder, "background", wanted), _colours(wanted.get("colours"))
    )


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
        if _luminance(each) > _DARK_ENOUGH:
            raise Refusal(f"“{NAME}”里的颜色 {each} 太亮，白字看不清，请换深一些的。")
    return wanted[0], wanted[1]


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1, as WCAG 2.2 defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
