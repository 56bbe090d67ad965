"""Lists as an office would send them, made with a program that knows nothing of ours."""

import csv
from datetime import date, datetime
from pathlib import Path

import openpyxl

from register import EXAMPLE

DECISION = ["Số QĐ", "Ngày QĐ", "Cơ quan ban hành"]
COLUMNS = {
    "units": ["Mã đơn vị", "Tên đơn vị", "Hệ", "Loại", "Mã cấp trên", "Khối", "MST nơi đặt", "Hình thức", "Từ ngày"]
    + DECISION + ["MST nơi đặt khác", "Con dấu", "Số đăng ký mẫu dấu", "Nơi đặt khác, con dấu từ ngày"],
    "enterprises": [
        "Mã số thuế", "Tên doanh nghiệp", "Loại hình", "Nguồn vốn", "Địa chỉ", "Ngành nghề", "Số lao động",
        "Tình trạng", "Mã đơn vị quản lý", "Từ ngày", "Loại cơ sở", "Mã số thuế đơn vị chủ quản", "Mã xã, phường",
        "Mã khu công nghiệp", "Mã hồ sơ cấp ủy viên phụ trách", "Chức vụ người phụ trách"],
    "people": [
        "Mã hồ sơ", "Họ và tên", "Ngày sinh", "Giới tính", "Số định danh cá nhân", "Số thẻ đảng viên", "Số lý lịch", "Dân tộc",
        "Tôn giáo", "Điện thoại", "Địa chỉ", "MST nơi làm việc", "Làm việc từ ngày"],
    "movements": [
        "Mã hồ sơ", "Họ và tên", "Loại biến động", "Mã đơn vị", "Mã đơn vị đối ứng", "Tình trạng", "Ngày hiệu lực"]
    + DECISION + ["Tổ chức ngoài sổ", "Trong, ngoài tỉnh"],
    "surveys": [
        "Mã số thuế", "Tên doanh nghiệp", "Đợt khảo sát", "Ngày khảo sát", "Số lao động", "Đảng viên chính thức",
        "Đảng viên dự bị", "Hoạt động ổn định", "Nguồn thông tin đảng viên"],
    "targets": [
        "Mã đơn vị", "Chỉ tiêu", "Từ ngày", "Đến ngày", "Mức giao", "Mức trên", "Hình thức", "Đơn vị giao",
        "Số văn bản", "Ngày văn bản"],
    "reported": [
        "Mã đơn vị", "Tên đơn vị", "Chỉ tiêu", "Tính đến ngày", "Số liệu", "Nguồn", "Số văn bản", "Ngày văn bản"],
}
KINDS = list(COLUMNS)


def tax_code(number: int) -> str:
    """A tax code of the invented range with the check digit that its first nine digits require; `number` is chosen so
    that there is one."""
    first = f"0199{number:05}"
    check = 10 - sum(int(digit) * weight for digit, weight in zip(first, (31, 29, 23, 19, 17, 13, 7, 5, 3))) % 11
    assert check < 10, f"{first} has no check digit"
    return f"{first}{check}"


# One row of each kind that is new to the demonstration and right in every cell.
SEALED = ["Ngày sinh", "Số định danh cá nhân", "Số thẻ đảng viên", "Số lý lịch", "Dân tộc", "Tôn giáo", "Điện thoại",
          "Địa chỉ"]

NEW = {
    "units": {
        "Mã đơn vị": "CB-LUASOM", "Tên đơn vị": "Chi bộ Công ty TNHH May mặc Lụa Sớm", "Hệ": "Đảng",
        "Loại": "Chi bộ trực thuộc", "Mã cấp trên": "DU-KHOIDN", "Khối": "Doanh nghiệp", "MST nơi đặt": "0199217813",
        "Hình thức": "Thành lập", "Từ ngày": date(2024, 3, 28), "Số QĐ": "71-QĐ/ĐU", "Ngày QĐ": date(2024, 3, 28),
        "Cơ quan ban hành": "Đảng ủy Khối Doanh nghiệp quận Đống Đa"},
    "enterprises": {
        "Mã số thuế": tax_code(40001), "Tên doanh nghiệp": "Công ty Cổ phần Giấy dó Sương Mai",
        "Loại hình": "Công ty cổ phần", "Nguồn vốn": "Tư nhân", "Địa chỉ": "Số 1 phố Xã Đàn, Hà Nội",
        "Ngành nghề": "Sản xuất giấy", "Số lao động": 40, "Tình trạng": "Hoạt động ổn định",
        "Mã đơn vị quản lý": "DU-KHOIDN", "Từ ngày": date(2024, 1, 15)},
    "people": {
        "Mã hồ sơ": "HS-901", "Họ và tên": "Nguyễn Thị Thử Nghiệm", "Ngày sinh": date(1990, 2, 28), "Giới tính": "Nữ",
        "Số định danh cá nhân": "001190999901", "Dân tộc": "Kinh", "Tôn giáo": "Không", "Điện thoại": "0500999901",
        "Địa chỉ": "Số 2 phố Xã Đàn, Hà Nội", "MST nơi làm việc": "0199217813",
        "Làm việc từ ngày": date(2024, 1, 2)},
    "movements": {
        "Mã hồ sơ": "HS-037", "Họ và tên": "Kiều Quang Thạo", "Loại biến động": "Kết nạp", "Mã đơn vị": "CB-LH-01",
        "Ngày hiệu lực": date(2024, 3, 29), "Số QĐ": "371-QĐ/QU", "Ngày QĐ": date(2024, 3, 22),
        "Cơ quan ban hành": "Quận ủy Đống Đa"},
    "surveys": {
        "Mã số thuế": "0199220559", "Tên doanh nghiệp": "Công ty TNHH Lữ hành Mây Ngàn Gió",
        "Đợt khảo sát": "Quý I/2024", "Ngày khảo sát": date(2024, 3, 27), "Số lao động": 36,
        "Đảng viên chính thức": 1, "Đảng viên dự bị": 0, "Hoạt động ổn định": "Có",
        "Nguồn thông tin đảng viên": "Cá nhân"},
    "targets": {
        "Mã đơn vị": "DU-KIMLIEN", "Chỉ tiêu": "Chi bộ thành lập mới", "Từ ngày": date(2024, 1, 1),
        "Đến ngày": date(2024, 12, 31), "Mức giao": 1, "Hình thức": "Ít nhất", "Đơn vị giao": "QU-DONGDA",
        "Số văn bản": "287-QĐ/QU", "Ngày văn bản": date(2024, 1, 12)},
    "reported": {
        "Mã đơn vị": "DU-LANGHA", "Tên đơn vị": "Đảng ủy phường Láng Hạ", "Chỉ tiêu": "Đoàn viên thanh niên",
        "Tính đến ngày": date(2024, 3, 31), "Số liệu": "gần 300", "Nguồn": "Đoàn phường Láng Hạ",
        "Số văn bản": "04-BC/ĐTN", "Ngày văn bản": date(2024, 4, 2)},
}
# Another one of each kind, and in the order in which an office would send them.
ALSO_NEW = {
    "units": NEW["units"] | {
        "Mã đơn vị": "CB-LH-09", "Tên đơn vị": "Chi bộ khu dân cư số 9", "Mã cấp trên": "DU-LANGHA"},
    "enterprises": NEW["enterprises"] | {"Mã số thuế": tax_code(40002), "Tên doanh nghiệp": "Hợp tác xã Giấy bản Mai"},
    "people": NEW["people"] | {"Mã hồ sơ": "HS-902", "Số định danh cá nhân": "001190999902"},
    "movements": NEW["movements"] | {
        "Mã hồ sơ": "HS-035", "Họ và tên": "Lê Thị Vân Khanh", "Loại biến động": "Xóa tên", "Mã đơn vị": "CB-OCD-03"},
    "surveys": NEW["surveys"] | {
        "Mã số thuế": "0199221922", "Tên doanh nghiệp": "Công ty Hợp danh Kiểm toán Minh Thước", "Số lao động": 27},
    "targets": NEW["targets"] | {"Mã đơn vị": "DU-TRUNGLIET"},
    "reported": NEW["reported"] | {"Mã đơn vị": "DU-KIMLIEN", "Tên đơn vị": "Đảng ủy phường Kim Liên"},
}

# The example workbooks in the order of their imports: kind, workbook, source.
EXAMPLES = [
    ("units", "01-don-vi"), ("enterprises", "02-doanh-nghiep"), ("units", "03-don-vi-moi"), ("people", "04-nhan-su"),
    ("movements", "05-dang-vien-dau-ky"), ("movements", "06-bien-dong-quy-1"), ("surveys", "07-khao-sat"),
    ("targets", "08-chi-tieu"), ("reported", "09-so-lieu-bao-cao"), ("movements", "10-bien-dong-bo-sung")]


def example_rows(name: str) -> list[dict]:
    """The rows of an example as text, as its readable source has them."""
    with open(EXAMPLE / "sources" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()


def write(
    path: Path, kind: str, rows: list[dict], *, headings: list[str] | None = None, sheet: str = "Danh sách",
    is_1904: bool = False, more_sheets: tuple[str, ...] = ()
) -> Path:
    """A workbook with a title above its heading row, which stands in row 3, so that the data begin in row 4."""
    book = openpyxl.Workbook()
    if is_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    page = book.active
    page.title = sheet
    page.append(["QUẬN ỦY ĐỐNG ĐA"])
    page.append([])
    headings = COLUMNS[kind] if headings is None else headings
    page.append(headings)
    for row in rows:
        page.append([None if row.get(name) == "" else row.get(name) for name in headings])
    for name in more_sheets:
        book.create_sheet(name).append(["Ghi chép riêng"])
    book.save(path)
    return path
