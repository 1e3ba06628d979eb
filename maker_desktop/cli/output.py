"""Commands that produce output: documents, workbooks, verification and proof of a file, the demonstration."""

from argparse import Namespace
from dataclasses import replace

from maker_desktop.cli.answers import Answer, Usage, table
from maker_desktop.cli.opening import opened, person
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.demo import demo as demonstration
from maker_desktop.services.documents import publishing, workbooks
from maker_desktop.services.journal import proof_package, verification, witness, witness_key


def print_document(options: Namespace) -> Answer:
    """Print one document, or list them all."""
    if options.list:
        documents = [{"id": each.id, "name": each.name} for each in publishing.DOCUMENTS]
        rows = [(each.id, each.name) for each in publishing.DOCUMENTS]
        return Answer({"documents": documents}, table(("文书", "名称"), rows))
    if not (options.file and options.document and options.out):
        raise Usage("请写明赛事文件、文书和 --out 位置；print --list 列出所有文书。")
    # Printed certificates are registered.
    with opened(options, read_only=options.document != "certificates") as session:
        files = publishing.print_document(
            session,
            options.document,
            options.out,
            stage=session.stage(options.stage).id if options.stage else None,
            number=session.find(options.project).number if options.project else None,
            case=arbitration.find_case(session, options.case).id if options.case else None,
            separate=options.separate,
        )
    return Answer({"files": [str(path) for path in files]}, "\n".join(str(path) for path in files))


def export(options: Namespace) -> Answer:
    """Write one workbook."""
    with opened(options, read_only=True) as session:
        path = workbooks.export(session, options.what, options.out)
    return Answer({"file": str(path)}, str(path))


def verify(options: Namespace) -> Answer:
    """Verify that a file is unaltered; exit code 1 if it is not."""
    found = verification.verify(options.file, options.digest)
    match = found.match
    document: dict[str, object] = {
        "ok": found.ok,
        "entries": found.entries,
        "first_bad": found.first_bad,
        "reason": found.reason,
        "matches": match and {"kind": match.kind, "stage": match.stage, "entry": match.entry},
        "following": match and match.following,
        "reopened": match and match.reopened,
        "restored": match and match.restored,
        "paper": found.paper,
        "different": list(found.different),
        "notes": list(found.notes),
    }
    # What is the refusal's one sentence is not said a second time.
    paper = [f"纸面：{found.paper}"] if found.paper not in ("", found.reason) else []
    more = [*paper, *found.different, *(f"注意：{note}" for note in found.notes)]
    if options.witness is not None:
        listed = witness.compare(options.file, options.witness)
        more += [f"见证清单：{listed.words}", *(f"注意：{note}" for note in listed.notes)]
        reason = found.reason or listed.reason
        document |= {"ok": found.ok and listed.ok, "reason": reason, "witness": _witness(listed)}
        found = replace(found, ok=found.ok and listed.ok, reason=reason)
    if found.ok:
        passed = f"校验通过：{found.entries} 条流水完整，封存的结果与规则一致。"
        return Answer(document, "\n".join([passed, *more]))
    only_paper = found.reason == found.paper
    failed = f"文件自己没有查出不符（{found.entries} 条流水），要对照的码不在其中。" if only_paper else "校验没有通过。"
    return Answer(document, "\n".join([failed, *more]), found.reason)


def _witness(listed: witness.Comparison) -> dict[str, object]:
    return {
        "ok": listed.ok,
        "heads": listed.heads,
        "first_bad": listed.first_bad,
        "reason": listed.reason,
        "following": listed.following,
        "key": listed.key,
        "notes": list(listed.notes),
    }


def add_to_witness(options: Namespace) -> Answer:
    """Append the journal's heads to the witness list on a supervisor's drive, after making a new key if requested."""
    if options.new_key:
        with opened(options) as session:
            witness_key.register_key(session, options.out)
    made = witness.add_to(options.file, options.out)
    document: dict[str, object] = {
        "file": str(made.path),
        "entry": made.head.entry,
        "added": made.added,
        "key": made.key,
    }
    signed = f"，已签名，公钥指纹 {made.key}" if made.key else "，没有签名"
    document["closed"] = [str(path) for path in made.closed]
    kept = f"文件从备份恢复过，恢复以前的清单“{made.closed[-1].name}”留着没有动，另起了一份。" if made.closed else ""
    return Answer(document, f"{made.path}：记到{made.head.words}，新增 {made.added} 条{signed}。{kept}")


def proof(options: Namespace) -> Answer:
    """Write the proof package, with which outsiders verify the contest."""
    made = proof_package.export(options.file, options.out)
    document = {
        "folder": str(made.folder),
        "page": str(made.folder / proof_package.PAGE),
        "files": [str(path) for path in made.files],
        "head": {"entry": made.head.entry, "digest": made.head.digest},
    }
    return Answer(document, f"核验包：{made.folder}\n用浏览器打开 {proof_package.PAGE}；到{made.head.words}为止。")


def demo(options: Namespace) -> Answer:
    """Run a whole contest without a window."""
    made = demonstration.run(options.folder, options.preset, options.roster, person(options))
    document = {"contest": str(made.contest), "files": [str(path) for path in made.files]}
    return Answer(document, "\n".join([f"赛事文件：{made.contest}", *[str(path) for path in made.files]]))
