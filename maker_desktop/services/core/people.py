"""People, their roles, and the check of their PINs where set."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.person import Person, PinFailure, Role, wait_after
from maker_desktop.domain.model.records import PEPPER_CHECK, Setting
from maker_desktop.services.core.session import Changed, Session

ROLE_NAMES: Mapping[Role, str] = {
    Role.SECRETARY: "记分员",
    Role.CHECKER: "复核员",
    Role.SUPERVISOR: "监督员",
    Role.MEMBER: "专家委员",
    Role.CHAIR: "主任委员",
}

#: Smallest and largest number of characters of a PIN.
SHORTEST_PIN, LONGEST_PIN = 4, 64

_OF_COMMITTEE = frozenset({Role.MEMBER, Role.CHAIR})
_HASHER = PasswordHasher()
#: Suffix of a name with a PIN that was not entered.
UNPROVED: Final = "（口令未核验）"
#: Before the hash of a PIN that was hashed with the file's pepper.
_PEPPERED: Final = "peppered:"
#: Before the signature of a supervisor in a reason.
_SUPERVISED: Final = "（监督："


def person(contest: Contest, name: str) -> Person:
    """Return a person by name; one without role or PIN if nothing is known."""
    return next((each for each in contest.people if each.name == name), Person(name))


def roles(contest: Contest, name: str) -> frozenset[Role]:
    """Return a person's roles, those in the committee included."""
    held = {Role(role) for role in person(contest, name).roles}
    for member in contest.committee:
        if member.name == name:
            held |= {Role.MEMBER, Role.CHAIR} if member.chair else {Role.MEMBER}
    return frozenset(held)


def holders(contest: Contest, role: Role) -> tuple[str, ...]:
    """Return the names of all people with a role."""
    known = [each.name for each in contest.people] + [member.name for member in contest.committee]
    return tuple(name for name in dict.fromkeys(known) if role in roles(contest, name))


def signing_note(contest: Contest) -> str:
    """Return the document's note that its names are not proved by PINs; empty where PINs are set."""
    if any(each.pin for each in contest.people):
        return ""
    return "本赛事未设置签名口令，文中姓名由操作人录入，以纸面签字为准。"


# Roles and PINs


def appoint(session: Session, name: str, held: Collection[Role], supervisor: str = "", pin: str = "") -> Changed:
    """Replace a person's roles (may be empty); the PIN is kept.

    Raises Refusal for an empty name, for a role in the committee (set by its list), and, once a supervisor has a
    PIN, without a supervisor's name and `pin`.
    """
    name = name.strip()
    if not name:
        raise Refusal("请填写姓名。")
    if _OF_COMMITTEE & set(held):
        raise Refusal(f"{name}是否为专家委员，请在专家委员会名单中登记。")
    _check_supervised(session, supervisor, pin)
    known = person(session.contest, name)
    wanted = Person(name, tuple(role.value for role in Role if role in held), known.pin)
    words = "、".join(ROLE_NAMES[Role(role)] for role in wanted.roles) or "无角色"
    with session.change("person.appoint", f"{name} {words}") as work:
        if not wanted.roles and not wanted.pin:
            work.remove(known)
        else:
            work.put(wanted)
    return work.changed


def set_pin(session: Session, name: str, new: str, *, old: str = "", supervisor: str = "", pin: str = "") -> Changed:
    """Set a person's PIN; an empty one removes it.

    A person with a PIN needs it as `old`, or another person who is a supervisor with a PIN. A person without one
    needs a supervisor once any has a PIN. Raises Refusal otherwise, or for a PIN that is too short or too long.
    """
    name = name.strip()
    if not name:
        raise Refusal("请填写姓名。")
    if new and not SHORTEST_PIN <= len(new) <= LONGEST_PIN:
        raise Refusal(f"口令应有 {SHORTEST_PIN} 到 {LONGEST_PIN} 个字符。")
    known = person(session.contest, name)
    if known.pin and (old or not _supervisors(session.contest, but=name)):
        prove(session, name, old)
    else:
        _check_supervised(session, supervisor, pin, but=name)
    if new and _is_bare(known) and _is_right(session, known.pin, new):
        raise Refusal("请换一个新口令：原来的口令是旧版程序存的，流水里的密文能被人猜出来。")
    wanted = Person(name, known.roles, _hash(session, new) if new else "")
    with session.change("person.pin", f"{name} {'设置口令' if new else '删除口令'}") as work:
        if wanted.roles or wanted.pin:
            work.put(wanted)
        else:
            work.remove(known)
        for failure in _failures(session, name):
            work.remove(failure)
        if new and PEPPER_CHECK not in session.contest.settings:
            work.put(Setting(PEPPER_CHECK, session.file.pepper_check()))
    return work.changed


def _check_supervised(session: Session, supervisor: str, pin: str, but: str = "") -> None:
    """Raise Refusal unless a supervisor other than `but` signs, once any supervisor has a PIN."""
    able = _supervisors(session.contest, but)
    if not able:
        return
    if supervisor.strip() not in able:
        raise Refusal(f"修改人员和口令须由设有口令的监督员（{'、'.join(able)}）签名。")
    prove(session, supervisor.strip(), pin)


def _supervisors(contest: Contest, but: str = "") -> list[str]:
    """Return the supervisors who have a PIN."""
    return [each.name for each in contest.people if each.pin and Role.SUPERVISOR in each.roles and each.name != but]


# Signing


@dataclass(frozen=True, slots=True)
class Signed:
    """The signature of a correction: the reason, and a supervisor's name and PIN where required."""

    reason: str = ""
    supervisor: str = ""
    pin: str = ""


UNSIGNED: Final = Signed()


def supervised(session: Session, signed: Signed) -> str:
    """Return the reason of a correction with the supervisor's signature, for the journal. Raises Refusal as `sign`."""
    signature = sign(session, signed.supervisor.strip(), signed.pin, Role.SUPERVISOR)
    return f"{signed.reason.strip()}{_SUPERVISED}{signature}）"


def is_supervised(reason: str) -> bool:
    """Whether a reason in the journal bears a supervisor's signature, as `supervised` writes it."""
    return _SUPERVISED in reason


def sign(session: Session, name: str, pin: str, role: Role) -> str:
    """Return a signature for the journal: the name, and whether a PIN has proved it.

    Raises Refusal if others are registered for this role and this person is not, and as `prove`.
    """
    known = holders(session.contest, role)
    if known and name not in known:
        raise Refusal(f"“{name}”不是登记的{ROLE_NAMES[role]}（{'、'.join(known)}），不能签名，请核对姓名。")
    if prove(session, name, pin):
        return f"{name}，口令已核验"
    return f"{name}，口令未核验" if person(session.contest, name).pin else name


def prove(session: Session, name: str, pin: str) -> bool:
    """Check a person's PIN and return whether it has one; without one, and in a room's file, the name is all there is.

    Raises Refusal if it is wrong or missing, and, after several wrong ones in a row, until some time has passed. Wrong
    ones are counted in the file, so that restarting the program does not help.
    """
    if not has_pin(session, name):
        return False
    known = person(session.contest, name)
    failures = _failures(session, name)
    failed = failures[-1] if failures else PinFailure(name, 0, "")
    _refuse_while_waiting(session, failed)
    if not pin:
        raise Refusal(f"{name}设有口令，请输入口令。")
    if not _is_right(session, known.pin, pin):
        failed = PinFailure(name, failed.count + 1, session.stamp(), int(session.uptime()))
        _count(session, failed)
        wait = wait_after(failed.count)
        raise Refusal(f"{name}的口令不对" + (f"，请 {wait} 秒后再试。" if wait else "，请重新输入。"))
    session.wrong_pins.pop(name, None)
    if failures and not session.read_only:
        with session.change("person.pin_proved", name) as work:
            work.remove(failed)
    return True


def _count(session: Session, failed: PinFailure) -> None:
    """Count a wrong PIN in the file, or in the session if the file cannot be written."""
    if session.read_only:
        session.wrong_pins[failed.person] = failed
        return
    with session.change("person.pin_failed", f"{failed.person} 连续第 {failed.count} 次") as work:
        work.put(failed)


def sign_in(session: Session, name: str, pin: str = "") -> None:
    """Work in another person's name from now on. Raises Refusal as `prove`."""
    name = name.strip()
    if not name:
        raise Refusal("请填写姓名。")
    proved = prove(session, name, pin)
    session.person = name if proved or not person(session.contest, name).pin else name + UNPROVED


def _refuse_while_waiting(session: Session, failed: PinFailure) -> None:
    wait = wait_after(failed.count)
    if not wait:
        return
    running = int(session.uptime()) - failed.uptime
    # A machine that was started anew since has run for less: then there is only its clock to go by. One that was put
    # back must not lock anybody out for longer than the wait itself.
    past = running if running >= 0 else (session.now() - datetime.fromisoformat(failed.time)).total_seconds()
    seconds = min(ceil(wait - past), wait)
    if seconds > 0:
        raise Refusal(f"{failed.person}的口令已连续输错 {failed.count} 次，请 {seconds} 秒后再试。")


def has_pin(session: Session, name: str) -> bool:
    """Whether a person has a PIN and must prove it here; a room's file has no pepper, and a name is only a name there.

    The contest's own file without its pepper proves nobody: whoever takes it away gains nothing.
    """
    known = person(session.contest, name).pin
    return bool(known) and (session.contest.room is None or not known.startswith(_PEPPERED))


def bare_pins(contest: Contest) -> tuple[str, ...]:
    """Return the people whose PIN was hashed by an older program without a pepper: whoever has a copy can guess it."""
    return tuple(each.name for each in contest.people if _is_bare(each))


def _is_bare(known: Person) -> bool:
    return bool(known.pin) and not known.pin.startswith(_PEPPERED)


def _hash(session: Session, pin: str) -> str:
    """Hash a PIN with the file's pepper: four digits alone are guessed from their hash in minutes."""
    return _PEPPERED + _HASHER.hash(_with_pepper(session.file.make_pepper(), pin))


def _with_pepper(pepper: int, pin: str) -> str:
    return f"{pepper:08x}{pin}"


def _is_right(session: Session, known: str, pin: str) -> bool:
    try:
        if known.startswith(_PEPPERED):
            return _HASHER.verify(known.removeprefix(_PEPPERED), _with_pepper(session.file.pepper(), pin))
        return _HASHER.verify(known, pin)
    except (VerificationError, InvalidHashError):
        return False


def _failures(session: Session, name: str) -> tuple[PinFailure, ...]:
    """Return a person's wrong PINs, the latest last: from the file and from this session."""
    here = [session.wrong_pins[name]] if name in session.wrong_pins else []
    return (*(failure for failure in session.file.all(PinFailure) if failure.person == name), *here)
