"""Custom designs of certificates: copying a shipped one to be changed, and loading it into the contest."""

from pathlib import Path

from maker_desktop.disk.files import write_file
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.pdf.certificates import design
from maker_desktop.resources import resource
from maker_desktop.services.core.contest import fill_in
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.documents.chosen_design import OWN, OWN_TEXT, choices


def copy_out(design_id: str, out: Path) -> Path:
    """Write a shipped design to `out` (.toml), to be changed in a text editor, and return the file.

    Raises Refusal for an unknown design, a file of another extension (a contest file named by mistake would be lost),
    and a path that cannot be written to.
    """
    if out.suffix.lower() != ".toml":
        raise Refusal(f"“{out.name}”须是 .toml 文件，请改文件名。")
    shipped = dict(choice for choice in choices() if choice[0] != OWN)
    if design_id not in shipped:
        known = "、".join(f"{key}（{name}）" for key, name in shipped.items())
        raise Refusal(f"没有证书样式“{design_id}”，可以复制的有：{known}。")
    write_file(out, resource("certificates", f"{design_id}.toml").read_bytes())
    return out


def load(session: Session, path: Path) -> Changed:
    """Copy the design at `path` into the contest file, and choose it.

    Raises Refusal that names file, key and reason for an invalid design.
    """
    text = design.text_of(path)
    design.parse(text, OWN, path.name)
    return fill_in(session, {OWN_TEXT: text, "certificate_design": OWN})
