"""The words this world is made of: names of people in their proportions, of enterprises, of industrial zones."""

SURNAMES = (
    ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Phan", "Bùi", "Đỗ", "Đặng", "Ngô", "Dương", "Trịnh", "Đinh", "Đào",
     "Lý", "Lưu", "Hà", "Mai", "Trương", "Cao", "Lương", "Chu", "Tạ", "Kiều", "Khuất", "Phùng", "Nghiêm"],
    [384, 110, 95, 70, 51, 39, 32, 26, 24, 21, 17, 14, 11, 10, 10, 7, 7, 6, 6, 6, 5, 5, 5, 4, 3, 3, 4, 2])
MIDDLE = {
    "Nam": ["Văn", "Văn", "Văn", "Đức", "Quang", "Minh", "Hữu", "Mạnh", "Xuân", "Tuấn", "Đình", "Ngọc", "Công", "Thế",
            "Trọng", "Bá", "Tiến", "Duy", "Thanh", "Anh"],
    "Nữ": ["Thị", "Thị", "Thị", "Thị Thu", "Thị Thanh", "Thị Ngọc", "Thị Hồng", "Thị Kim", "Thị Bích", "Thu", "Ngọc",
           "Thanh", "Minh", "Phương", "Thị Minh", "Thị Mai", "Thị Lan", "Quỳnh", "Diệu", "Hoài"]}
GIVEN = {
    "Nam": ["Hùng", "Dũng", "Tuấn", "Sơn", "Hải", "Nam", "Trung", "Cường", "Thắng", "Hiếu", "Đạt", "Thành", "Quân",
            "Khánh", "Huy", "Kiên", "Toàn", "Phong", "Bình", "Lâm", "Tùng", "Việt", "Hưng", "Vinh", "Quyết", "Thịnh",
            "Chiến", "Tiến", "Hòa", "Đông", "Nhật", "Khoa", "Luân", "Thái", "Tâm"],
    "Nữ": ["Hương", "Hà", "Lan", "Hoa", "Thủy", "Trang", "Linh", "Nga", "Hằng", "Yến", "Hạnh", "Mai", "Thảo", "Huyền",
           "Oanh", "Phượng", "Nhung", "Dung", "Loan", "Quyên", "Ngân", "Tuyết", "Vân", "Hiền", "Liên", "Thúy", "Châm",
           "Chi", "My", "Giang", "Xuân", "Thơm", "Lý", "Duyên", "Hậu"]}

FOREIGN_NAMES = [
    first + second
    for first in ("Hana", "Kaze", "Mori", "Sora", "Yuki", "Asa", "Niji", "Hoshi", "Kumo", "Nami", "Taki", "Haru", "Aki",
                  "Fuyu")
    for second in ("toki", "mizu", "zono", "giwa", "gusa", "hane", "sumi", "fune", "tsuna", "kage", "noki", "hibi")]
PRIVATE_NAMES = [
    f"{first} {second}"
    for first in ("Lụa", "Mây", "Bến", "Sông", "Đồng", "Gạch", "Thông", "Sương", "Nắng", "Trúc", "Cầu", "Vườn", "Suối",
                  "Lúa", "Đá")
    for second in ("Sớm", "Ngàn", "Trăng", "Biếc", "Lam", "Hồng", "Vắng", "Thu", "Non", "Tía")]
PRODUCTS = [
    "Linh kiện điện tử", "Cơ khí chính xác", "Khuôn mẫu", "Nhựa kỹ thuật", "Dây dẫn điện", "Bao bì", "Mạch in",
    "Phụ tùng xe máy", "Vật liệu cách điện", "Thực phẩm", "May mặc", "Nội thất", "Kết cấu thép", "In nhãn mác"]


def _zone(code, name, commune, district, heirs, capital):
    """`capital`: enterprises wholly foreign, private, joint ventures, of those with a cell from the first day, with one
    founded later, and without."""
    return {"code": code, "name": name, "commune": commune, "district": district,
            "committee": heirs[0], "heir": heirs[1], "heir_name": heirs[2], "capital": list(zip(*capital))}


ZONES = [
    _zone("TL", "Khu công nghiệp Thăng Long", "xã Võng La", "huyện Đông Anh",
          ("HU-DONGANH", "DU-THIENLOC", "Đảng ủy xã Thiên Lộc"), ((9, 1, 0), (13, 1, 0), (48, 7, 1))),
    _zone("NB", "Khu công nghiệp Nội Bài", "xã Quang Tiến", "huyện Sóc Sơn",
          ("HU-SOCSON", "DU-NOIBAI", "Đảng ủy xã Nội Bài"), ((3, 1, 1), (4, 1, 0), (19, 7, 0))),
    _zone("QM", "Khu công nghiệp Quang Minh I", "thị trấn Quang Minh", "huyện Mê Linh",
          ("HU-MELINH", "DU-QUANGMINH", "Đảng ủy xã Quang Minh"), ((3, 4, 0), (4, 7, 0), (19, 36, 1))),
    _zone("PN", "Khu công nghiệp Phú Nghĩa", "xã Phú Nghĩa", "huyện Chương Mỹ",
          ("HU-CHUONGMY", "DU-PHUNGHIA", "Đảng ủy xã Phú Nghĩa"), ((0, 4, 0), (1, 6, 0), (5, 28, 0))),
    _zone("TT", "Khu công nghiệp Thạch Thất - Quốc Oai", "xã Phùng Xá", "huyện Thạch Thất",
          ("HU-THACHTHAT", "DU-TAYPHUONG", "Đảng ủy xã Tây Phương"), ((0, 1, 0), (1, 3, 0), (2, 9, 0))),
    _zone("QO", "Khu công nghiệp Thạch Thất - Quốc Oai", "thị trấn Quốc Oai", "huyện Quốc Oai",
          ("HU-QUOCOAI", "DU-QUOCOAI", "Đảng ủy xã Quốc Oai"), ((0, 1, 0), (0, 4, 0), (0, 9, 0))),
    _zone("NT", "Khu công nghiệp Nam Thăng Long", "phường Liên Mạc", "quận Bắc Từ Liêm",
          ("QU-BACTULIEM", "DU-THUONGCAT", "Đảng ủy phường Thượng Cát"), ((0, 1, 0), (2, 1, 0), (6, 6, 0))),
    _zone("SD", "Khu công nghiệp Sài Đồng B", "phường Thạch Bàn", "quận Long Biên",
          ("QU-LONGBIEN", "DU-LONGBIEN", "Đảng ủy phường Long Biên"), ((2, 0, 0), (3, 1, 0), (13, 4, 1))),
    _zone("DT", "Khu công nghiệp Hà Nội - Đài Tư", "phường Phúc Đồng", "quận Long Biên",
          ("QU-LONGBIEN", "DU-PHUCLOI", "Đảng ủy phường Phúc Lợi"), ((0, 1, 0), (1, 0, 0), (2, 4, 0))),
]
