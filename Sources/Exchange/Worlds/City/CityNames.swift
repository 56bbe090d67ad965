import Domain

/// Names in the proportions that Vietnamese names have.
enum CityNames {
    static func person(_ sex: Sex, _ dice: inout CityDice) -> String {
        let family = dice.choice(families)
        let (middles, givens) = sex == .female ? (womensMiddles, womensGivens) : (mensMiddles, mensGivens)
        let middle = dice.choice(middles)
        return "\(family) \(middle) \(givens[dice.below(givens.count)])"
    }

    static func enterprise(_ number: Int, _ form: LegalForm, _ dice: inout CityDice) -> String {
        let kind: String =
            switch form {
            case .soleProprietor: "Doanh nghiệp tư nhân"
            case .limitedOne: "Công ty TNHH một thành viên"
            case .limitedMany: "Công ty TNHH"
            case .jointStock: "Công ty cổ phần"
            case .partnership: "Công ty hợp danh"
            case .cooperative: "Hợp tác xã"
            }
        let (trade, name) = (trades[dice.below(trades.count)], words[dice.below(words.count)])
        return "\(kind) \(trade) \(name) \(words[dice.below(words.count)]) \(number + 1)"
    }

    private static let families = [
        ("Nguyễn", 384), ("Trần", 121), ("Lê", 95), ("Phạm", 70), ("Hoàng", 51), ("Phan", 45), ("Vũ", 39), ("Đặng", 21),
        ("Bùi", 20), ("Đỗ", 14), ("Hồ", 13), ("Ngô", 13), ("Dương", 10), ("Lý", 5), ("Đinh", 12), ("Đào", 9),
        ("Mai", 8),
        ("Lương", 8), ("Trịnh", 8), ("Cao", 7), ("Hà", 7), ("Tạ", 5), ("Lưu", 5), ("Chu", 5), ("Quách", 3), ("Nông", 4),
        ("Triệu", 3), ("Thái", 3), ("Kiều", 3), ("Tống", 2),
    ]
    private static let womensMiddles = [
        ("Thị", 55), ("Thị Thu", 6), ("Thị Thanh", 6), ("Ngọc", 7), ("Thị Minh", 4), ("Thúy", 4), ("Phương", 4),
        ("Thị Hồng", 5), ("Bích", 3), ("Kim", 3), ("Mai", 3),
    ]
    private static let mensMiddles = [
        ("Văn", 42), ("Đức", 9), ("Minh", 9), ("Quang", 7), ("Hữu", 6), ("Xuân", 5), ("Ngọc", 4), ("Anh", 4),
        ("Đình", 5),
        ("Thanh", 4), ("Quốc", 5),
    ]
    private static let womensGivens = [
        "Anh", "Hương", "Lan", "Hoa", "Hằng", "Thủy", "Linh", "Trang", "Mai", "Ngọc", "Hà", "Huyền", "Yến", "Nga",
        "Thảo",
        "Dung", "Phương", "Nhung", "Hiền", "Loan", "Oanh", "Tâm", "Vân", "Hạnh", "Chi", "Thu", "Tuyết", "Giang", "Xuân",
        "Quyên",
    ]
    private static let mensGivens = [
        "Hùng", "Dũng", "Tuấn", "Anh", "Cường", "Minh", "Nam", "Hải", "Sơn", "Long", "Thắng", "Hiếu", "Đức", "Trung",
        "Bình",
        "Hoàng", "Quân", "Tùng", "Phong", "Kiên", "Toàn", "Việt", "Đạt", "Khánh", "Thành", "Tiến", "Lâm", "Phúc",
        "Quang",
        "Vinh",
    ]
    private static let trades = [
        "Sản xuất", "Thương mại", "Dịch vụ", "Xây dựng", "Cơ khí", "Dệt may", "Thực phẩm", "Vận tải", "Điện tử",
        "Bao bì",
        "Nội thất", "Dược phẩm",
    ]
    private static let words = [
        "An Phát", "Bình Minh", "Cửu Long", "Đại Thành", "Gia Hưng", "Hồng Hà", "Hưng Thịnh", "Kim Sơn", "Lạc Việt",
        "Minh Khang", "Nam Phong", "Phú Quý", "Quang Vinh", "Sao Mai", "Tân Tiến", "Thiên Ân", "Trường Sơn", "Việt Hòa",
        "Xuân Lộc", "Ánh Dương",
    ]
}
