"""Commands about people: roles and PINs."""

from argparse import Namespace
from getpass import getpass

from maker_desktop.cli.answers import Answer, table
from maker_desktop.cli.opening import ASKED, opened, pins
from maker_desktop.domain.model.person import Role
from maker_desktop.services.core import people

#: The roles that can be given here; the committee sets those of its members.
ROLES = tuple(role.value for role in Role if role not in (Role.MEMBER, Role.CHAIR))


def listed(options: Namespace) -> Answer:
    """List people with their roles, and whether a PIN is set."""
    with opened(options, read_only=True) as session:
        contest = session.contest
        names = [each.name for each in contest.people] + [member.name for member in contest.committee]
        known = [(name, people.roles(contest, name), people.person(contest, name).pin) for name in dict.fromkeys(names)]
        note = people.signing_note(contest)
    document = {
        "persons": [
            {"name": name, "roles": [role.value for role in Role if role in held], "pin": bool(pin)}
            for name, held, pin in known
        ],
        "note": note,
    }
    rows = [
        (name, "、".join(people.ROLE_NAMES[role] for role in Role if role in held), "有" if pin else "无")
        for name, held, pin in known
    ]
    return Answer(document, table(("姓名", "角色", "口令"), rows) + (f"\n{note}" if note else ""))


def role(options: Namespace) -> Answer:
    """Replace a person's roles."""
    wanted = [Role(name) for name in options.role]
    with opened(options) as session:
        people.appoint(session, options.name, wanted, options.supervisor, pins(options).get(options.supervisor, ""))
    words = "、".join(people.ROLE_NAMES[each] for each in wanted) or "没有角色"
    return Answer({"name": options.name, "roles": options.role}, f"{options.name}：{words}。")


def pin(options: Namespace) -> Answer:
    """Set or remove a person's PIN."""
    given = pins(options)
    new = getpass(f"{options.name}的新口令：") if options.new == ASKED else options.new
    with opened(options) as session:
        people.set_pin(
            session,
            options.name,
            new,
            old=given.get(options.name, ""),
            supervisor=options.supervisor,
            pin=given.get(options.supervisor, ""),
        )
    return Answer({"name": options.name, "pin": bool(new)}, f"{options.name}的口令已{'设置' if new else '删除'}。")
