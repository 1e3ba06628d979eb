"""分会场: split a contest by panel into files for several rooms."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from maker_desktop.disk.files import make_folder
from maker_desktop.disk.names import file_names
from maker_desktop.disk.refusals import reason
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.room import Room
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core import contest, people
from maker_desktop.services.core.session import Session
from maker_desktop.store import backup as copies


@dataclass(frozen=True, slots=True)
class RoomFile:
    """A room's file: the panel that works on it, and the projects of this panel."""

    path: Path
    stage: str
    panel: str
    numbers: tuple[int, ...]


def split(session: Session, folder: Path, stage_id: str = "") -> tuple[RoomFile, ...]:
    """Write a file for each panel of a stage into a folder: all of them, or none.

    Without a stage it is the first open one with several panels, else the first open one with a panel. Each file is the
    whole contest, journal included, and may change its own panel's sheets only; `merge` brings the work
    back. Raises Refusal for a room's own file, a sealed stage, a project without a panel, or if a file cannot be
    written or exists already.
    """
    if session.contest.room is not None:
        raise Refusal("这已经是分会场文件，不能再拆分，请在主文件中拆分。")
    stage = session.open_stage(stage_id) if stage_id else _stage_to_split(session)
    if bare := people.bare_pins(session.contest):
        raise Refusal(
            f"{'、'.join(bare)}的口令是旧版程序存的，拿到分会场文件的人能猜出来；请先在“人员与口令”里换一个新口令，再拆分。"
        )
    session.soundness.check()
    panels = _projects_by_panel(session, stage)
    paths = _paths(folder, session.file.path.stem, stage, tuple(panels))
    make_folder(folder)
    written: list[Path] = []
    try:
        for panel, numbers in panels.items():
            _write(session, stage, panel, numbers, paths[panel])
            written.append(paths[panel])
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return tuple(RoomFile(paths[panel], stage.id, panel, numbers) for panel, numbers in panels.items())


def _stage_to_split(session: Session) -> Stage:
    stages = session.contest.rulebook.stages
    open_stages = [stage for stage in stages if stage.id not in session.contest.closed]
    for least in (2, 1):
        for stage in open_stages:
            if len(session.contest.panels(stage.id)) >= least:
                return stage
    raise Refusal("没有可拆分的阶段：请先安排评审组，且该阶段尚未封存。")


def _projects_by_panel(session: Session, stage: Stage) -> Mapping[str, tuple[int, ...]]:
    panels: dict[str, list[int]] = {panel: [] for panel in session.contest.panels(stage.id)}
    if not panels:
        raise Refusal(f"{stage.name}还没有评审组，请先安排评委。")
    for project in session.contest.in_stage(stage):
        panel = session.contest.panel_of(stage.id, project.number)
        if panel is None:
            raise Refusal(f"{project.number} 号项目在{stage.name}还没有分到评审组，请先分组再拆分。")
        panels[panel].append(project.number)
    return {panel: tuple(numbers) for panel, numbers in panels.items()}


def _paths(folder: Path, stem: str, stage: Stage, panels: tuple[str, ...]) -> Mapping[str, Path]:
    names = file_names(panels, before=(stem, stage.name), ending=".maker")
    for name in names:
        if (folder / name).exists():
            raise Refusal(f"“{name}”已经存在，请换一个文件夹，或先移走它。")
    return {panel: folder / name for panel, name in zip(panels, names, strict=True)}


def _write(session: Session, stage: Stage, panel: str, numbers: tuple[int, ...], path: Path) -> None:
    """Write one room's file; it gets its name only once the room is recorded in it."""
    growing = path.with_name(f".{path.name}")
    try:
        growing.unlink(missing_ok=True)
        number, digest = copies.copy(session.file.path, growing, with_pepper=False)
        with (
            contest.open_session(growing, session.person, clock=session.now) as room,
            room.change("room.open", f"{stage.name}第 {panel} 组 {len(numbers)} 个项目") as work,
        ):
            work.put(Room(stage.id, panel, numbers, number, digest))
        growing.replace(path)
    except OSError as error:
        raise Refusal(f"“{path.name}”未能保存：{reason(error)}。") from error
    finally:
        with suppress(OSError):
            growing.unlink(missing_ok=True)
