"""Migration of files of older versions: copied aside first, then all steps in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert

from maker_desktop.disk.names import beside
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.store import journal, sqlite
from maker_desktop.store.contents import contents, differences
from maker_desktop.store.schema import GUARDED, SCHEMA_VERSION

#: The version of the first files; every step adds one.
FIRST = 1


@dataclass(frozen=True, slots=True)
class Step:
    """A migration to `version` from the one before, on a connection in a transaction.

    A step names tables and columns as they were then, as text: today's schema may lack them.
    """

    version: int
    change: Callable[[Connection], None]


def _add_first_names(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE TABLE first_name (\n\tnumber INTEGER NOT NULL, \n\tname TEXT NOT NULL, \n\tapplicant TEXT NOT NULL, \n"
        "\tPRIMARY KEY (number)\n)\n WITHOUT ROWID\n\n"
    )


def _seal_the_journals_head(connection: Connection) -> None:
    """Give seals the version of their digest, the last entry sealed, and the digest of the seal they replace."""
    connection.exec_driver_sql("ALTER TABLE seal RENAME TO old_seal")
    connection.exec_driver_sql(
        "CREATE TABLE seal (\n\tstage TEXT NOT NULL, \n\tdigest TEXT NOT NULL, \n\tperson TEXT NOT NULL, "
        "\n\ttime TEXT NOT NULL, \n\tversion INTEGER NOT NULL, \n\tentry INTEGER NOT NULL, "
        "\n\treplaces TEXT NOT NULL, \n\tPRIMARY KEY (stage)\n)\n WITHOUT ROWID\n\n"
    )
    connection.exec_driver_sql("INSERT INTO seal SELECT stage, digest, person, time, 1, 0, '' FROM old_seal")
    connection.exec_driver_sql("DROP TABLE old_seal")


def _note_how_long_the_machine_ran(connection: Connection) -> None:
    """Add to wrong PINs the computer's uptime."""
    connection.exec_driver_sql("ALTER TABLE pin_failure RENAME TO old_failure")
    connection.exec_driver_sql(
        "CREATE TABLE pin_failure (\n\tperson TEXT NOT NULL, \n\tcount INTEGER NOT NULL, \n\ttime TEXT NOT NULL, "
        "\n\tuptime INTEGER NOT NULL, \n\tPRIMARY KEY (person)\n)\n WITHOUT ROWID\n\n"
    )
    connection.exec_driver_sql("INSERT INTO pin_failure SELECT person, count, time, 0 FROM old_failure")
    connection.exec_driver_sql("DROP TABLE old_failure")


def _add_stages_elsewhere(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE TABLE elsewhere (\n\tstage TEXT NOT NULL, \n\tskipped INTEGER NOT NULL, \n\treason TEXT NOT NULL, "
        "\n\tperson TEXT NOT NULL, \n\ttime TEXT NOT NULL, \n\tPRIMARY KEY (stage)\n)\n WITHOUT ROWID\n\n"
    )
    connection.exec_driver_sql(
        "CREATE TABLE outside_result (\n\tstage TEXT NOT NULL, \n\tnumber INTEGER NOT NULL, \n\tscore TEXT, "
        "\n\tgoes_on INTEGER NOT NULL, \n\tPRIMARY KEY (stage, number)\n)\n WITHOUT ROWID\n\n"
    )


def _keep_what_was_announced(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE TABLE playoff_reveal (\n\tstage TEXT NOT NULL, \n\tnumber INTEGER NOT NULL, "
        "\n\toccasion TEXT NOT NULL, \n\tscore TEXT, \n\ttime TEXT NOT NULL, "
        "\n\tPRIMARY KEY (stage, number, occasion)\n)\n WITHOUT ROWID\n\n"
    )
    connection.exec_driver_sql(
        "CREATE TABLE award_call (\n\taward TEXT NOT NULL, \n\tdivision TEXT NOT NULL, \n\tcalled TEXT NOT NULL, "
        "\n\tturn INTEGER NOT NULL, \n\ttime TEXT NOT NULL, \n\tPRIMARY KEY (award, division)\n)\n WITHOUT ROWID\n\n"
    )


def _add_hand_ins(connection: Connection) -> None:
    """Add the passes of judges' tablets, what is on stage, and the sheets that judges hand in themselves."""
    connection.exec_driver_sql(
        "CREATE TABLE seat_pass (\n\tstage TEXT NOT NULL, \n\tpanel TEXT NOT NULL, \n\tseat INTEGER NOT NULL, "
        "\n\tjudge TEXT NOT NULL, \n\ttoken TEXT NOT NULL, \n\tissued TEXT NOT NULL, \n\tdevice_key TEXT NOT NULL, "
        "\n\tdevice_name TEXT NOT NULL, \n\tbound TEXT NOT NULL, \n\ton_paper INTEGER NOT NULL, "
        "\n\tPRIMARY KEY (stage, panel, seat)\n)\n WITHOUT ROWID\n\n"
    )
    connection.exec_driver_sql(
        "CREATE TABLE stage_call (\n\tstage TEXT NOT NULL, \n\tnumber INTEGER NOT NULL, \n\tpanel TEXT NOT NULL, "
        "\n\tturn INTEGER NOT NULL, \n\ttime TEXT NOT NULL, \n\tPRIMARY KEY (stage, number)\n)\n WITHOUT ROWID\n\n"
    )
    connection.exec_driver_sql(
        "CREATE TABLE hand_in (\n\tid TEXT NOT NULL, \n\tstage TEXT NOT NULL, \n\tnumber INTEGER NOT NULL, "
        "\n\tjudge TEXT NOT NULL, \n\tpanel TEXT NOT NULL, \n\tseat INTEGER NOT NULL, \n\tinlet TEXT NOT NULL, "
        "\n\tdevice TEXT NOT NULL, \n\treceipt TEXT NOT NULL, \n\tturn INTEGER NOT NULL, \n\ttime TEXT NOT NULL, "
        "\n\toccasion TEXT NOT NULL, \n\tPRIMARY KEY (id)\n)\n WITHOUT ROWID\n\n"
    )
    connection.exec_driver_sql(
        "CREATE TABLE give_back (\n\tsheet TEXT NOT NULL, \n\tstage TEXT NOT NULL, \n\tnumber INTEGER NOT NULL, "
        "\n\tjudge TEXT NOT NULL, \n\treason TEXT NOT NULL, \n\tby_judge INTEGER NOT NULL, "
        "\n\ttime TEXT NOT NULL, \n\tPRIMARY KEY (sheet)\n)\n WITHOUT ROWID\n\n"
    )


def _salt_what_may_be_withheld(connection: Connection) -> None:
    """Give entries of the journal, and those of merged rooms, a salt; the old ones have none."""
    about = "".join(
        f"\n\t{name} TEXT NOT NULL, " for name in ("time", "person", "action", "subject", "reason", "changes")
    )
    chained = "\n\tprevious TEXT NOT NULL, \n\tdigest TEXT NOT NULL, \n\tsalt TEXT NOT NULL, "
    made = {
        "journal": f"\n\tnumber INTEGER NOT NULL, {about}{chained}\n\tPRIMARY KEY (number)\n)\n\n",
        "room_entry": f"\n\troom TEXT NOT NULL, \n\tentry INTEGER NOT NULL, {about}{chained}"
        "\n\tPRIMARY KEY (room, entry)\n)\n WITHOUT ROWID\n\n",
    }
    for table, columns in made.items():
        connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO old_{table}")
        connection.exec_driver_sql(f"CREATE TABLE {table} ({columns}")
        connection.exec_driver_sql(f"INSERT INTO {table} SELECT *, '' FROM old_{table}")
        connection.exec_driver_sql(f"DROP TABLE old_{table}")


#: Every step since the first version, in order.
STEPS: tuple[Step, ...] = (
    Step(2, _add_first_names),
    Step(3, _seal_the_journals_head),
    Step(4, _note_how_long_the_machine_ran),
    Step(5, _add_stages_elsewhere),
    Step(6, _keep_what_was_announced),
    Step(7, _add_hand_ins),
    Step(8, _salt_what_may_be_withheld),
)


def newest(steps: tuple[Step, ...] = STEPS) -> int:
    """Return the version after these steps."""
    return FIRST + len(steps)


def version_of(connection: Connection) -> int:
    """Return the version of an open file; 0, which no program wrote, if it has none."""
    rows = sqlite.fetch(connection, f'SELECT * FROM "{SCHEMA_VERSION.name}"')
    return rows[0][0] if len(rows) == 1 and isinstance(rows[0][0], int) else 0


def is_older(connection: Connection, path: Path, steps: tuple[Step, ...]) -> bool:
    """Return whether an open file has to be migrated. Raises Refusal for an unknown or newer version."""
    version = version_of(connection)
    if version < FIRST:
        raise Refusal(f"“{path.name}”已损坏，请从备份恢复。")
    if version > newest(steps):
        raise Refusal(f"“{path.name}”是由更新版本的程序保存的，请先升级本程序再打开。")
    return version < newest(steps)


def migrate(connection: Connection, path: Path, steps: tuple[Step, ...], time: datetime, person: str) -> None:
    """Bring an open file to the newest version; a failing step leaves it as it was.

    The former file is kept beside it as `name.vN.bak.maker`, without overwriting an earlier copy. Every row that the
    steps changed is in the journal, so that verification still finds an entry for each.
    """
    version = version_of(connection)
    sqlite.copy(connection, beside(path, f".v{version}.bak.maker"))
    with sqlite.transaction(connection):
        before = contents(connection)
        sqlite.unguard(connection)
        for step in steps[version - FIRST :]:
            step.change(connection)
        connection.execute(delete(SCHEMA_VERSION))
        connection.execute(insert(SCHEMA_VERSION), {"version": newest(steps)})
        changes = differences(before, contents(connection))
        subject = f"{version}→{newest(steps)}"
        entry = journal.next_entry(journal.tip(connection), time, person, "file.migrate", subject, "", changes)
        journal.add(connection, *entry)
        sqlite.guard(connection, GUARDED)
