"""Times certificates against typst for the same pages, background and QR codes included; it gates nothing.

Each run is a process of its own, so that loading fonts and libraries counts; its time is the processor's, all threads
together, so that other work on the machine weighs little. Without typst only our own figures show.
"""

import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import segno

from maker_desktop.pdf.certificates import certificate
from maker_desktop.pdf.certificates.certificate import Certificate
from maker_desktop.pdf.certificates.design import Design, shipped
from maker_desktop.pdf.certificates.guilloche import ORNAMENTS
from maker_desktop.pdf.engine.fonts import Fonts
from maker_desktop.pdf.engine.page import DARK, PageWriter
from maker_desktop.resources import resource as shipped_file

TURNS = 3
WORDS = "创新业中小企发展服务心孵化基地科技山西晋榆次区太谷祁县平遥介休灵石寿阳智慧农机器人新能源材料生物医药电子信息"


def certificates(count: int) -> list[Certificate]:
    """Return certificates whose names differ, always the same."""
    chance = random.Random(2026)

    def name(length: int) -> str:
        return "".join(chance.choice(WORDS) for _ in range(length))

    return [
        Certificate(
            kind="project",
            recipient=f"{name(12)}有限公司",
            contest="2026年“创客中国”晋中市中小企业创新创业大赛",
            award="一等奖",
            issuers=("晋中市工业和信息化局", "晋中市转型综改促进中心"),
            day=date(2026, 7, 28),
            serial=f"2026-{number:04d}",
            project=name(18),
            division="企业组",
            code=f"jinzhong-2026 2026-{number:04d} 3f9a77c10b2e91d4",
        )
        for number in range(1, count + 1)
    ]


def design() -> Design:
    return next(each for each in shipped() if each.id == "classic")


def ours(count: int, out: Path) -> None:
    """Write so many certificates."""
    out.write_bytes(certificate.pdf(certificates(count), design(), Fonts()))


def typst_source(count: int, folder: Path) -> Path:
    """Write the same certificates for typst: a background picture, codes from the same encoder as drawings."""
    picture = folder / "background.png"
    if not picture.exists():
        draw_background(picture)
    lines = [HEAD]
    for each in certificates(count):
        modules = segno.make_qr(each.code, error="m", mask=3).matrix
        path = "".join(
            f"M{run.start()} {row}h{run.end() - run.start()}v1h-{run.end() - run.start()}z"
            for row, line in enumerate(modules)
            for run in DARK.finditer(line)
        )
        side = len(modules)
        code = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {side} {side}'><path d='{path}'/></svg>"
        lines.append(f'#one("{each.recipient}", "{each.project}", "{each.serial}", "{code}")')
    source = folder / f"certificates{count}.typ"
    source.write_text("\n".join(lines), encoding="utf-8")
    return source


def draw_background(picture: Path) -> None:
    """Draw the ornament of the design as a picture of 150 dots an inch: typst repeats drawings on every page."""
    writer = PageWriter(Fonts(), "background")
    with writer.page(design().page):
        ORNAMENTS[design().ornament](writer, *design().page)
    drawing = picture.with_suffix(".pdf")
    drawing.write_bytes(writer.finish())
    command = ["pdftoppm", "-r", "150", "-png", "-singlefile", str(drawing), str(picture.with_suffix(""))]
    subprocess.run(command, check=True)


def theirs(count: int, out: Path) -> None:
    """Write so many certificates with typst."""
    import typst  # noqa: PLC0415 - only this bench needs it, and only here

    source = typst_source(count, out.parent)
    fonts = [str(shipped_file("fonts"))]
    typst.compile(str(source), output=str(out), root=str(out.parent), font_paths=fonts, ignore_system_fonts=True)


HEAD = """
#set page(width: 297mm, height: 210mm, margin: 0mm, background: image("background.png", width: 297mm, height: 210mm))
#set text(font: "LXGW WenKai", lang: "zh", size: 17pt)
#let at(x, y, width, height, body) = place(dx: x, dy: y, box(width: width, height: height, align(horizon, body)))
#let title(size, body) = align(center, text(font: "Noto Serif SC", weight: "bold", size: size, tracking: 0.3em, body))
#let one(recipient, project, serial, code) = page({
  at(68.5mm, 30mm, 160mm, 27mm, title(52pt)[荣誉证书])
  at(38mm, 64mm, 221mm, 14mm, text(size: 24pt)[#recipient：])
  at(38mm, 80mm, 221mm, 32mm, {
    set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 0.55em)
    text(size: 21pt)[你单位参赛项目“#project”在2026年“创客中国”晋中市中小企业创新创业大赛企业组中荣获]
  })
  at(48.5mm, 112mm, 200mm, 22mm, title(42pt)[一等奖])
  at(38mm, 144.5mm, 150mm, 10mm, text(size: 21pt)[　　特发此证，以资鼓励。])
  at(88mm, 160mm, 80mm, 10mm)[晋中市工业和信息化局]
  at(178mm, 160mm, 80mm, 10mm)[晋中市转型综改促进中心]
  at(188mm, 172mm, 80mm, 10mm)[2026年7月28日]
  place(dx: 27mm, dy: 164mm, image(bytes(code), format: "svg", width: 17mm))
  at(27mm, 182mm, 110mm, 5mm, text(font: "Noto Serif SC", size: 9pt)[证书编号：#serial])
})
"""


def main() -> None:
    """Measure both, in turn so that the machine's mood meets both."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draw_background(folder / "background.png")
        first = measured(["ours 1"], folder)["ours 1"]
        say(f"first certificate, whole process: {first[0]:.2f} s")
        found = measured(["ours 500", "typst 500"] if find_spec("typst") else ["ours 500"], folder)
        for what, (seconds, memory) in found.items():
            say(f"{what}, whole process: {seconds:.2f} s, {memory:.0f} MB")
        mine = found["ours 500"][0]
        if "typst 500" in found:
            say(f"ratio: {mine / found['typst 500'][0]:.2f}")
        many, memory = measured(["ours 5000"], folder)["ours 5000"]
        growth = (many - first[0]) / (mine - first[0])
        say(f"ours 5000: {many:.2f} s, {growth:.1f} times as long as 500 without the start, {memory:.0f} MB")


def measured(runs: Sequence[str], folder: Path) -> dict[str, tuple[float, float]]:
    """Return the median processor seconds of each kind of run, turn by turn, and the most megabytes one took."""
    times: dict[str, list[float]] = {run: [] for run in runs}
    memory: dict[str, float] = {}
    for _ in range(TURNS):
        for run in runs:
            command = [sys.executable, __file__, *run.split(), str(folder)]
            answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            times[run].append(float(answer[0]))
            memory[run] = max(memory.get(run, 0.0), float(answer[1]))
    return {run: (median(times[run]), memory[run]) for run in runs}


def once(what: str, count: int, folder: Path) -> None:
    """Make one batch in this process and tell its processor seconds from the start on, and its megabytes."""
    {"ours": ours, "typst": theirs}[what](count, folder / f"{what}{count}.pdf")
    used = resource.getrusage(resource.RUSAGE_SELF)
    say(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss / 1024}")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        once(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
