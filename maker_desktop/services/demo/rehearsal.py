"""彩排: a contest of its own with the same rules, projects and organisations, and with made-up marks only."""

from dataclasses import replace
from pathlib import Path

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.domain.model.person import UNNAMED
from maker_desktop.exchange.rulebook.toml import write_rulebook
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import contest as contests
from maker_desktop.services.core.ports import Clock, local_time
from maker_desktop.services.demo.demo import COMMITTEE, hold_stage


def make(real: Contest, folder: Path, clock: Clock = local_time, progress: Progress = silent) -> Path:
    """Write a sealed contest for rehearsing into a folder and return its path; nothing of it has been revealed.

    No mark, sheet, draw or result of the real one is in it, nor anybody's telephone: marks and draws are those of a
    demonstration, from its recorded seed. Raises Refusal where no project is there yet, or these rules need more judges
    than a demonstration has, and whatever `progress` raises to stop.
    """
    if not real.projects:
        raise Refusal("还没有项目，不能彩排，请先导入名册。")
    path, stages = folder / "彩排.maker", real.rulebook.stages
    with contests.create(path, write_rulebook(real.rulebook), UNNAMED, clock, "彩排") as session:
        with session.change("contest.rehearse", "彩排") as work:
            for project in real.projects:
                work.put(replace(project, contact="", phone=""))
            for prize in real.organisation_prizes:
                work.put(prize)
        arbitration.seat_committee(session, COMMITTEE)
        for turn, stage in enumerate(stages):
            progress(turn, len(stages), stage.name)
            hold_stage(session, stage)
    return path
