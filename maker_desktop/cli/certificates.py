"""Commands about issued certificates and custom designs."""

from argparse import Namespace

from maker_desktop.cli.answers import Answer, table
from maker_desktop.cli.opening import opened
from maker_desktop.services.documents import certificate_register, chosen_design


def listed(options: Namespace) -> Answer:
    """List the register of certificates."""
    with opened(options, read_only=True) as session:
        lines = certificate_register.register(session)
    document = [
        {
            "serial": each.issue.serial,
            "number": each.issue.number or None,
            "recipient": each.issue.recipient,
            "award": each.issue.award,
            "division": each.issue.division or None,
            "state": each.issue.state.value,
            "remark": each.remark,
        }
        for each in lines
    ]
    rows = [(each.issue.serial, each.award, each.issue.recipient, each.state, each.remark) for each in lines]
    return Answer({"certificates": document}, table(("证书编号", "奖项", "获证者", "状态", "备注"), rows))


def void(options: Namespace) -> Answer:
    """Declare a certificate void."""
    with opened(options) as session:
        certificate_register.void(session, options.serial, options.reason)
    return Answer({"serial": options.serial}, f"证书“{options.serial}”已作废。")


def reissue(options: Namespace) -> Answer:
    """Declare a certificate void and issue another in its place."""
    with opened(options) as session:
        certificate_register.reissue(session, options.serial, options.reason)
        new = session.contest.certificates[-1].serial
    return Answer({"serial": new, "replaces": options.serial}, f"证书“{options.serial}”已作废，补发“{new}”。")


def copy_design(options: Namespace) -> Answer:
    """Copy a shipped design as a starting point for a custom one."""
    path = chosen_design.copy_out(options.design, options.out)
    return Answer({"file": str(path)}, str(path))


def load_design(options: Namespace) -> Answer:
    """Load a custom design into the contest file."""
    with opened(options) as session:
        chosen_design.load(session, options.design)
    return Answer({}, "已载入自备样式，证书按它打印。")
