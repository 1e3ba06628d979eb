"""企业划型: the size of a company by 《中小企业划型标准规定》 (工信部联企业〔2011〕300号)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Size(StrEnum):
    """大型, 中型, 小型, 微型."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    MICRO = "micro"


SIZE_NAMES = {Size.LARGE: "大型企业", Size.MEDIUM: "中型企业", Size.SMALL: "小型企业", Size.MICRO: "微型企业"}


class Measure(StrEnum):
    """The measures of a company: 从业人员 (people), 营业收入 and 资产总额 (both in 万元)."""

    EMPLOYEES = "employees"
    REVENUE = "revenue"
    ASSETS = "assets"


@dataclass(frozen=True, slots=True)
class Industry:
    """One of the sixteen industries; `floors` are the minimum of each measure for large, medium and small."""

    code: int
    name: str
    floors: Mapping[Measure, tuple[int, int, int]]


def size(industry: Industry, figures: Mapping[Measure, int]) -> Size:
    """Return the size of a company from its figures (people, 万元).

    A company has a size only if every measure of its industry reaches it; otherwise the next smaller one, and so on.
    Raises KeyError if a measure the industry needs is missing.
    """
    for tier, name in enumerate((Size.LARGE, Size.MEDIUM, Size.SMALL)):
        if all(figures[measure] >= floor[tier] for measure, floor in industry.floors.items()):
            return name
    return Size.MICRO


def _industry(code: int, name: str, **floors: tuple[int, int, int]) -> Industry:
    return Industry(code, name, {Measure(measure): floor for measure, floor in floors.items()})


INDUSTRIES = (
    _industry(1, "农、林、牧、渔业", revenue=(20000, 500, 50)),
    _industry(2, "工业", employees=(1000, 300, 20), revenue=(40000, 2000, 300)),
    _industry(3, "建筑业", revenue=(80000, 6000, 300), assets=(80000, 5000, 300)),
    _industry(4, "批发业", employees=(200, 20, 5), revenue=(40000, 5000, 1000)),
    _industry(5, "零售业", employees=(300, 50, 10), revenue=(20000, 500, 100)),
    _industry(6, "交通运输业", employees=(1000, 300, 20), revenue=(30000, 3000, 200)),
    _industry(7, "仓储业", employees=(200, 100, 20), revenue=(30000, 1000, 100)),
    _industry(8, "邮政业", employees=(1000, 300, 20), revenue=(30000, 2000, 100)),
    _industry(9, "住宿业", employees=(300, 100, 10), revenue=(10000, 2000, 100)),
    _industry(10, "餐饮业", employees=(300, 100, 10), revenue=(10000, 2000, 100)),
    _industry(11, "信息传输业", employees=(2000, 100, 10), revenue=(100000, 1000, 100)),
    _industry(12, "软件和信息技术服务业", employees=(300, 100, 10), revenue=(10000, 1000, 50)),
    _industry(13, "房地产开发经营", revenue=(200000, 1000, 100), assets=(10000, 5000, 2000)),
    _industry(14, "物业管理", employees=(1000, 300, 100), revenue=(5000, 1000, 500)),
    _industry(15, "租赁和商务服务业", employees=(300, 100, 10), assets=(120000, 8000, 100)),
    _industry(16, "其他未列明行业", employees=(300, 100, 10)),
)
