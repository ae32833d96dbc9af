"""The forms that platforms fill in, as CSV headings and as one workbook."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

IDENTITY = (
    "平台名称", "登记情况", "网店名称", "网店编号", "网址", "经营者名称", "统一社会信用代码", "身份证件号码",
    "实际经营地址", "联系方式", "免于登记的情形", "年交易额(元)", "年交易额是否超过10万元", "报送日期",
)  # fmt: skip
OFFENCE = (
    "平台名称", "网店名称", "网店编号", "网址", "经营者名称", "统一社会信用代码", "商品或服务", "涉嫌违法行为",
    "保存的记录", "已采取措施", "发现日期",
)  # fmt: skip
SHEETS = {"经营者身份信息": IDENTITY, "涉嫌违法线索": OFFENCE}
_HELP = (
    "一行填一家网店,不要合并单元格,不要改列名。",
    "登记情况填“已登记”或“未登记”。已登记的填统一社会信用代码;未登记的填身份证件号码和免于登记的情形。",
    "网址填网店网址,没有网址的填访问路径。",
    "代码和号码列已设为文本,请勿改为数值。",
    "身份证件号码导入时即遮盖,系统不保存原号码。",
)
_TEXT = "@"
_ROWS_PREPARED = 500


def csv_template(sheet: str) -> str:
    """Heading line of a form as CSV."""
    return ",".join(SHEETS[sheet]) + "\r\n"


def workbook_template() -> bytes:
    """Both forms and a page of help as .xlsx; cells for codes are text, so that Excel cannot round them."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, headings in SHEETS.items():
        sheet = workbook.create_sheet(title)
        sheet.append(headings)
        sheet.freeze_panes = "A2"
        for column in range(1, len(headings) + 1):
            sheet.cell(1, column).font = Font(bold=True)
            sheet.column_dimensions[get_column_letter(column)].width = 22
            for row in range(2, _ROWS_PREPARED):
                sheet.cell(row, column).number_format = _TEXT
    notes = workbook.create_sheet("填表说明")
    for line in _HELP:
        notes.append([line])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()
