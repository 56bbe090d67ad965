"""The forms that record, and what may be typed wrong in each: the answers of one try, and the message at each field."""

from dataclasses import dataclass, field

AHEAD, SHAPE, NONE = "31/12/2099", "31/2/2024", "chưa có giá trị"
FUTURE, DATE = "không được sau hôm nay", "phải là ngày, ví dụ 31/3/2024"
NUMBER, NEGATIVE = "phải là số nguyên, ví dụ 15 hoặc 1.063", "phải là số từ 0 trở lên"
BLOCK, WARD = "Đảng ủy Khối Doanh nghiệp quận Đống Đa", "Đảng ủy phường Láng Hạ"
TAX_SHAPE = "mã số thuế gồm 10 chữ số, chi nhánh thêm - và 3 chữ số"
PAPER = "Giấy tờ, văn bản làm căn cứ"
HAPPENED = "Diễn biến, loại dữ liệu, việc đã làm ngay"
NOT_BELOW = "đơn vị cấp trên thuộc loại “Đảng bộ cơ sở” không có loại đơn vị này trực thuộc"
NO_FIRM = "không có doanh nghiệp mã số thuế 0199000002 trong sổ"


def long(most: int) -> tuple[str, str]:
    """A text of one letter too many, and what is said of it."""
    return "x" * (most + 1), f"quá dài, nhiều nhất {f'{most:,}'.replace(',', '.')} ký tự"


@dataclass
class Form:
    """A form, what of it must be answered, answers in order, and tries that are not."""

    path: str
    title: str
    required: list[str]
    right: dict[str, str]
    wrong: list[dict[str, tuple[str, str | None]]]
    """Each try: what is typed instead of what is right, and the message there; none where it stands elsewhere."""
    rules: list[str] = field(default_factory=list)
    """What the form says of the rules before anything is typed, with its source."""
    kept: dict[str, str] = field(default_factory=dict)
    """What is typed beside it and must come back too."""


def founding(line: str, what: str, type: str, other: str, parent: str, rules: list[str]) -> Form:
    host = "Mã số thuế của doanh nghiệp (nếu có)"
    questions = [
        "Tên tổ chức", "Mã đơn vị", "Loại tổ chức", "Đơn vị cấp trên trực tiếp", "Số quyết định", "Ngày quyết định",
        "Cơ quan ban hành"]
    right = dict(zip(questions, ["Tổ chức thử", "THU-01", type, parent, "1-QĐ/TT", "1/3/2024", "Cơ quan thử"]))
    tries: list[dict[str, tuple[str, str | None]]] = [
        {"Ngày quyết định": (SHAPE, DATE), host: ("0199", TAX_SHAPE)},
        {"Tên tổ chức": long(200), "Mã đơn vị": ("Tổ chức 1", "mã gồm 2 đến 40 ký tự"), "Số quyết định": long(60),
         "Cơ quan ban hành": long(200), "Ngày quyết định": (AHEAD, FUTURE)},
        {"Mã đơn vị": ("CB-VANTRUC", "đã có đơn vị mã CB-VANTRUC trong sổ")},
        {host: ("0199000002", NO_FIRM)},
        {"Ngày quyết định": ("30/12/2023", "sớm hơn ngày đơn vị liên quan có trong sổ (31/12/2023)")},
    ]
    if other:
        tries.append({"Loại tổ chức": (other, None), "Đơn vị cấp trên trực tiếp": (parent, NOT_BELOW)})
    return Form(
        f"/units/QU-DONGDA/foundings/new?line={line}", f"Ghi nhận quyết định thành lập {what}", questions, right, tries,
        rules)


def movement(person: str, kind: str, title: str, day: str, cell: str, right: str, contradiction: str) -> Form:
    """A movement with its decision. What is impossible beside what stands is told above the form."""
    papers = {"Số văn bản": "1-QĐ/TT", "Ngày văn bản": "2/1/2024", "Cơ quan ban hành": "Cơ quan thử"}
    place = {cell: "Chi bộ Doanh nghiệp số 1"} if cell else {}
    tries = [
        {day: (SHAPE, DATE), "Ngày văn bản": ("hôm qua", DATE)},
        {"Số văn bản": long(60), "Cơ quan ban hành": long(200), day: (AHEAD, FUTURE), "Ngày văn bản": (AHEAD, FUTURE)},
        {"": ("", contradiction)},
    ]
    return Form(
        f"/people/{person}/movements/new?kind={kind}", title, [*place, day, *papers], place | {day: right} | papers,
        tries)


CELL_RULE = "Từ 3 đảng viên chính thức trở lên · Điều lệ Đảng (Đại hội XI), Điều 21.2"
UNION_RULE = (
    "Từ 5 đoàn viên, hoặc từ 5 người lao động tự nguyện đề nghị, trở lên · "
    "Điều lệ Công đoàn Việt Nam 2013 (cần kiểm chứng)")
YOUTH_RULE = (
    "Từ 3 đoàn viên thanh niên trở lên · Điều lệ Đoàn TNCS Hồ Chí Minh (Đại hội XI), Điều 15 "
    "(theo văn bản dẫn lại, cần đối chiếu)")
TOO_FEW = "số lao động ít hơn số đảng viên làm việc"
PERIOD = {"Từ ngày": "1/1/2024", "Đến hết ngày": "31/12/2024"}
COMPANY = {
    "Tên doanh nghiệp": "Công ty thử", "Loại hình": "Công ty cổ phần", "Tình trạng": "Hoạt động ổn định",
    "Từ ngày": "1/3/2024"}
COMPANY_TRIES = [
    {"Từ ngày": ("32/1/2024", DATE), "Số lao động (nếu có)": ("chừng 100", NUMBER)},
    {"Số lao động (nếu có)": ("2.000.000.000", "số quá lớn, nhiều nhất là 1.000.000.000")},
    {"Tên doanh nghiệp": long(300), "Từ ngày": (AHEAD, FUTURE), "Số lao động (nếu có)": ("-5", NEGATIVE)},
    {"Địa chỉ (nếu có)": long(2000), "Ngành nghề (nếu có)": long(2000)},
]
PERSON_TRIES = [
    {"Ngày sinh (nếu có)": ("29/2/1991", DATE), "MST nơi làm việc (nếu có)": ("12a", TAX_SHAPE),
     "Làm việc từ ngày (nếu có)": (SHAPE, DATE)},
    {"Họ và tên": long(120), "Ngày sinh (nếu có)": (AHEAD, FUTURE),
     "Số định danh cá nhân (nếu có)": ("00109099990", "số định danh cá nhân gồm 12 chữ số"),
     "Địa chỉ (nếu có)": long(300)},
    {"MST nơi làm việc (nếu có)": ("0199202743", None), "Làm việc từ ngày (nếu có)": ("", NONE)},
    {"MST nơi làm việc (nếu có)": ("0199000002", NO_FIRM), "Làm việc từ ngày (nếu có)": ("1/3/2024", None)},
]

TAKEN = {
    "Mã hồ sơ hoặc họ tên": "HS-008", "Chức vụ": "Bí thư", "Giữ chức vụ từ ngày": "20/1/2024",
    "Số quyết định": "1-QĐ/TT", "Ngày quyết định": "20/1/2024", "Cơ quan ban hành": "Cơ quan thử"}
TERM = ("Nhiệm kỳ từ ngày (nếu có)", "Nhiệm kỳ đến ngày (nếu có)")
SHARED, SEAL, SEAL_NUMBER = (
    "Mã số thuế các nơi đặt khác (nếu có)", "Con dấu (nếu có)", "Số đăng ký mẫu dấu (nếu có)")

FORMS = {
    "position": Form(
        "/units/CB-KDN-01/positions/new", "Ghi nhận quyết định giữ chức vụ", list(TAKEN), TAKEN,
        [{"Giữ chức vụ từ ngày": (SHAPE, DATE), "Ngày quyết định": ("mai", DATE)},
         {"Số quyết định": long(60), "Cơ quan ban hành": long(200), "Giữ chức vụ từ ngày": (AHEAD, FUTURE)},
         {TERM[0]: ("1/2/2024", None), TERM[1]: ("", NONE)},
         {TERM[0]: ("1/2/2024", None), TERM[1]: ("1/1/2024", "nhiệm kỳ phải đến sau ngày bắt đầu 1/2/2024")},
         {TERM[0]: ("1/2/2024", None), TERM[1]: ("1/2/2026", None),
          "Giữ chức vụ từ ngày": ("20/1/2024", "ngoài nhiệm kỳ 1/2/2024 – 1/2/2026")},
         {"Mã hồ sơ hoặc họ tên": ("HS-009", "không phải đảng viên chính thức vào ngày 20/1/2024")},
         {"Giữ chức vụ từ ngày": ("30/12/2023", "đơn vị chỉ có từ ngày 31/12/2023")}]),
    "setting": Form(
        "/units/CB-VANTRUC/edit", "Ghi nhận nơi đặt khác, con dấu", ["Từ ngày"],
        {SHARED: "0199204116", SEAL: "Có", "Từ ngày": "1/4/2024"},
        [{SHARED: ("0199", TAX_SHAPE), "Từ ngày": (SHAPE, DATE)},
         {SHARED: ("0199000002", NO_FIRM)},
         {SHARED: ("0199202743", "0199202743 đã là nơi đặt chính của đơn vị")},
         {SHARED: ("0199204116; 0199204116", "một mã số thuế được ghi hai lần"), "Từ ngày": (AHEAD, FUTURE)},
         {SEAL: ("Không", None), SEAL_NUMBER: ("15", "đơn vị không có con dấu thì không có số đăng ký mẫu dấu")},
         {SEAL: ("", NONE), SEAL_NUMBER: ("15", None)},
         {"Từ ngày": ("1/1/2024", "đơn vị chỉ có từ ngày")}]),
    "cell": founding("party", "chi bộ", "Chi bộ trực thuộc", "Chi bộ cơ sở", BLOCK, [CELL_RULE]),
    "union": founding(
        "union", "công đoàn cơ sở", "Công đoàn cơ sở", "", "Liên đoàn Lao động quận Đống Đa", [UNION_RULE]),
    "youth": founding("youth", "tổ chức Đoàn", "Chi đoàn", "", "Quận Đoàn Đống Đa", [YOUTH_RULE]),
    "women": founding(
        "women", "tổ chức phụ nữ", "Chi hội phụ nữ", "", "Hội Liên hiệp Phụ nữ quận Đống Đa", []),
    "unit": Form(
        "/units/new", "Ghi đơn vị đang có", ["Tên đơn vị", "Mã đơn vị", "Hệ", "Loại", "Hình thức", "Từ ngày"],
        {"Tên đơn vị": "Chi bộ thử", "Mã đơn vị": "CB-THU", "Hệ": "Đảng", "Loại": "Chi bộ trực thuộc",
         "Đơn vị cấp trên trực tiếp (nếu có)": WARD, "Hình thức": "Đầu kỳ", "Từ ngày": "31/12/2023"},
        [{"Từ ngày": ("cuối năm", DATE), "Mã số thuế nơi đặt (nếu có)": ("0199", TAX_SHAPE)},
         {"Tên đơn vị": long(200), "Mã đơn vị": ("X", "mã gồm 2 đến 40 ký tự"), "Từ ngày": (AHEAD, FUTURE)},
         {"Hệ": ("Công đoàn", None), "Loại": ("Chi bộ trực thuộc", "loại đơn vị không thuộc hệ đã chọn")},
         {"Mã đơn vị": ("DU-LANGHA", "đã có đơn vị mã DU-LANGHA trong sổ")},
         {"Loại": ("Chi bộ cơ sở", None), "Đơn vị cấp trên trực tiếp (nếu có)": (WARD, NOT_BELOW)}]),
    "target": Form(
        "/units/QU-DONGDA/targets/new", "Ghi nhận chỉ tiêu",
        ["Đơn vị nhận", "Chỉ tiêu về", "Hình thức", "Mức giao", "Từ ngày", "Đến hết ngày"],
        {"Đơn vị nhận": WARD, "Chỉ tiêu về": "Đảng viên kết nạp", "Hình thức": "Ít nhất", "Mức giao": "3", **PERIOD},
        [{"Mức giao": ("ba", NUMBER), "Từ ngày": (SHAPE, DATE), "Ngày văn bản (nếu có)": ("mai", DATE)},
         {"Mức giao": ("0", "mức giao phải lớn hơn 0"), "Đến hết ngày": ("31/12/2023", "ngày cuối sớm hơn ngày đầu"),
          "Ngày văn bản (nếu có)": (AHEAD, FUTURE)},
         {"Mức giao": ("9.999.999.999", "số quá lớn, nhiều nhất là 1.000.000.000"), "Số văn bản (nếu có)": long(2000)},
         {"Hình thức": ("Khoảng", None), "Mức trên (nếu có)": ("2", "mức trên phải lớn hơn mức giao")}]),
    "reported": Form(
        "/units/LDLD-DONGDA/reported/new", "Ghi nhận số liệu báo cáo",
        ["Số liệu về", "Tính đến ngày", "Số liệu", "Nguồn"],
        {"Số liệu về": "Đoàn viên công đoàn", "Tính đến ngày": "30/6/2024", "Số liệu": "gần 4.600", "Nguồn": "Thử"},
        [{"Số liệu": ("chắc là 100", "phải là số nguyên, có thể kèm gần, trên, hơn, khoảng hoặc ước"),
          "Tính đến ngày": (SHAPE, DATE)},
         {"Số liệu": ("-3", NEGATIVE), "Nguồn": long(200), "Số văn bản (nếu có)": long(60),
          "Tính đến ngày": (AHEAD, FUTURE), "Ngày văn bản (nếu có)": (AHEAD, FUTURE)},
         {"Số liệu": ("gần 0", "số 0 ghi riêng"), "Số văn bản (nếu có)": ("", NONE),
          "Ngày văn bản (nếu có)": ("1/7/2024", None)},
         {"Số liệu": ("3.000.000.000", "số quá lớn")},
         {"Tính đến ngày": ("1/1/2023", "đơn vị chỉ có từ ngày 31/12/2023")}]),
    "enterprise": Form(
        "/enterprises/new", "Ghi doanh nghiệp mới",
        ["Mã số thuế", "Tên doanh nghiệp", "Loại hình", "Nguồn vốn", "Tình trạng", "Đơn vị quản lý", "Từ ngày"],
        COMPANY | {"Mã số thuế": "0199000002", "Nguồn vốn": "Tư nhân", "Đơn vị quản lý": BLOCK},
        [*COMPANY_TRIES, {"Mã số thuế": ("số 5", TAX_SHAPE)},
         {"Mã số thuế": ("0199202743", "đã có doanh nghiệp mã số thuế 0199202743 trong sổ")},
         {"Từ ngày": ("30/12/2023", "sớm hơn ngày đơn vị liên quan có trong sổ (31/12/2023)")}]),
    "change": Form(
        "/enterprises/0199202743/edit", "Ghi nhận thay đổi của doanh nghiệp", list(COMPANY), COMPANY,
        [*COMPANY_TRIES, {"Từ ngày": ("1/1/2020", "sớm hơn ngày đơn vị liên quan có trong sổ (31/12/2023)")}]),
    "survey": Form(
        "/enterprises/0199202743/surveys/new", "Ghi nhận kết quả khảo sát",
        ["Ngày khảo sát", "Đợt khảo sát", "Hoạt động ổn định", "Đảng viên chính thức", "Đảng viên dự bị",
         "Nguồn thông tin về đảng viên"],
        {"Ngày khảo sát": "1/4/2024", "Đợt khảo sát": "Quý II/2024", "Hoạt động ổn định": "Không",
         "Đảng viên chính thức": "3", "Đảng viên dự bị": "0", "Nguồn thông tin về đảng viên": "Cá nhân"},
        [{"Ngày khảo sát": (SHAPE, DATE), "Đảng viên chính thức": ("nhiều", NUMBER),
          "Đảng viên dự bị": ("1,5", NUMBER)},
         {"Ngày khảo sát": (AHEAD, FUTURE), "Đợt khảo sát": long(60), "Đảng viên dự bị": ("-1", NEGATIVE)},
         {"Số lao động (nếu có)": ("2", TOO_FEW)},
         {"Ngày khảo sát": ("1/1/2020", "sớm hơn ngày doanh nghiệp có trong sổ (31/12/2023)")},
         {"Đợt khảo sát": ("Quý I/2024", "đợt Quý I/2024 đã có kết quả khác của doanh nghiệp này")}],
        [CELL_RULE]),
    "person": Form(
        "/people/new", "Ghi nhận người mới", ["Họ và tên", "Mã hồ sơ", "Giới tính"],
        {"Họ và tên": "Người Thử", "Mã hồ sơ": "HS-990", "Giới tính": "Nam"},
        [*PERSON_TRIES, {"Mã hồ sơ": ("hồ sơ 1", "mã gồm 2 đến 40 ký tự")},
         {"Mã hồ sơ": ("HS-001", "đã có hồ sơ mã HS-001 trong sổ")},
         {"Số định danh cá nhân (nếu có)": ("001084990253", "số định danh này đã có ở một người khác")}]),
    "personal change": Form(
        "/people/HS-037/edit", "Ghi nhận thay đổi của hồ sơ", ["Họ và tên"],
        {"Họ và tên": "Kiều Quang Thạo", "MST nơi làm việc (nếu có)": "", "Làm việc từ ngày (nếu có)": ""},
        PERSON_TRIES),
    "admission": movement(
        "HS-001", "admission", "Ghi nhận quyết định kết nạp", "Ngày kết nạp", "Chi bộ kết nạp", "1/3/2024",
        "Ngày 1/3/2024 người này đã là đảng viên"),
    "recognition": movement(
        "HS-008", "recognition", "Ghi nhận quyết định công nhận đảng viên chính thức", "Ngày được công nhận chính thức",
        "", "1/3/2024", "Ngày 1/3/2024 người này đã là đảng viên chính thức"),
    "transfer": movement(
        "HS-008", "transfer", "Ghi nhận chuyển sinh hoạt đảng", "Ngày chuyển", "Chi bộ chuyển đến", "1/3/2024",
        "Nơi đi và nơi đến là một"),
    "removal": movement(
        "HS-017", "removal", "Ghi nhận quyết định xóa tên", "Ngày xóa tên", "", "1/4/2024",
        "Ngày 1/4/2024 người này đã ra khỏi danh sách đảng viên"),
    "consent": Form(
        "/people/HS-001/rights/consent", "Ghi nhận ý kiến đồng ý",
        ["Mục đích", "Ý kiến của người này", "Từ ngày", PAPER],
        {"Mục đích": "Liên lạc", "Ý kiến của người này": "Đồng ý", "Từ ngày": "1/3/2024", PAPER: "Phiếu số 1"},
        [{"Từ ngày": (SHAPE, DATE)}, {"Từ ngày": (AHEAD, FUTURE), PAPER: long(120)},
         {"Mục đích": ("Giữ hồ sơ cá nhân", "hồ sơ của đảng viên phải giữ theo quy định"),
          "Ý kiến của người này": ("Rút đồng ý", None)}]),
    "restriction": Form(
        "/people/HS-001/rights/restriction", "Ghi nhận hạn chế xử lý", ["Xử lý", "Từ ngày", PAPER],
        {"Xử lý": "Hạn chế: chỉ giữ, không dùng", "Từ ngày": "1/3/2024", PAPER: "Đơn số 1"},
        [{"Từ ngày": (SHAPE, DATE)}, {"Từ ngày": (AHEAD, FUTURE), PAPER: long(120)},
         {"Xử lý": ("Thôi hạn chế", "đã ở trạng thái này")}]),
    "request": Form(
        "/people/HS-001/rights/request", "Tiếp nhận yêu cầu", ["Yêu cầu", "Ngày nhận", PAPER],
        {"Yêu cầu": "Chỉnh sửa", "Ngày nhận": "1/3/2024", PAPER: "Đơn số 1"},
        [{"Ngày nhận": (SHAPE, DATE)}, {"Ngày nhận": (AHEAD, FUTURE), PAPER: long(120)}],
        ["Trả lời người yêu cầu trong 2 ngày làm việc kể từ ngày nhận"]),
    "breach": Form(
        "/breaches/new", "Lập hồ sơ sự cố",
        ["Mã đơn vị", "Sự cố", "Ngày phát hiện", "Giờ phát hiện", "Số người bị ảnh hưởng", HAPPENED],
        {"Mã đơn vị": "QU-DONGDA", "Sự cố": "Sự cố khác", "Ngày phát hiện": "1/3/2024", "Giờ phát hiện": "8:30",
         "Số người bị ảnh hưởng": "3", HAPPENED: "Mất một tập hồ sơ"},
        [{"Ngày phát hiện": (SHAPE, DATE), "Giờ phát hiện": ("25:00", "giờ phải có dạng 8:30 hoặc 14h")},
         {"Số người bị ảnh hưởng": ("-1", NEGATIVE)}, {"Số người bị ảnh hưởng": ("vài", NUMBER)},
         {"Ngày phát hiện": (AHEAD, "thời điểm này chưa đến")}, {HAPPENED: long(2000)},
         {"Mã đơn vị": ("KHONG-CO", "không có đơn vị mã KHONG-CO")}],
        ["Báo cáo Bộ Công an (A05) trong 72 giờ kể từ khi phát hiện"]),
}
