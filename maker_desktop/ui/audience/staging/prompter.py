"""What the host reads on a screen of its own: what is on, who comes next, and how the name is spoken."""

from maker_desktop.services.awards.spoken import count, figure, spoken
from maker_desktop.services.core.session import Session
from maker_desktop.ui.audience.cues import CeremonyCue, Cue, RevealCue, RevealStep, StageCue, TimerCue
from maker_desktop.ui.audience.scenes import Ceremony, Prompter, Reveal, Scene
from maker_desktop.ui.audience.staging.pictures import scene_of, words_of


def prompter_scene(session: Session, on: Cue, following: Cue | None) -> Prompter:
    """Return the host's page while a picture is on and another, or none, comes next."""
    about, heading = following, "接下来"
    if isinstance(on, RevealCue) and on.step >= RevealStep.SCORE:
        about, heading = on, "现在"
    scene = scene_of(session, about) if about is not None else None
    name, whose = _named(session, about, scene)
    return Prompter(
        contest=session.contest.rulebook.contest.name,
        corner="主持人提词 · 不给观众看",
        now=words_of(session, on),
        heading=heading,
        following=words_of(session, about) or "等操作人",
        name=name,
        applicant=whose,
        reading=spoken(f"{name}{whose}"),
        says=_says(scene),
    )


def _named(session: Session, cue: Cue | None, scene: Scene | None) -> tuple[str, str]:
    """Return the project that comes next, or the winner who is called next, and whose it is."""
    if isinstance(cue, StageCue | TimerCue | RevealCue):
        project = session.project(cue.number)
        return project.name, project.applicant
    if isinstance(cue, CeremonyCue) and isinstance(scene, Ceremony):
        latest = next((called for called in scene.called if called.now), None)
        return (latest.name, latest.applicant) if latest is not None else ("", "")
    return "", ""


def _says(scene: Scene | None) -> str:
    """Return the figures in words: a number, and a score once the audience sees it."""
    match scene:
        case Reveal():
            score = f"　得分{figure(scene.score)}" if scene.score else ""
            place = f"　{scene.place}" if scene.place else ""
            return f"{count(scene.number)}号{score}{place}"
        case Ceremony():
            latest = next((called for called in scene.called if called.now), None)
            if latest is None:
                return f"共{count(scene.places)}项" if scene.places else "空缺"
            number = f"{count(latest.number)}号" if latest.number is not None else ""
            return f"{number}　得分{figure(latest.score)}" if latest.score else number
        case _:
            return ""
