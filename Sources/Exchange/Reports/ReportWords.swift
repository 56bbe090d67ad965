import Domain
import FoundationEssentials
import Vietnamese

/// Every word of the report. The sentences are built elsewhere; they are worded here, in the tone of the office.
enum ReportWords {
    /// What stands over the right of the head.
    static let motto = "ĐẢNG CỘNG SẢN VIỆT NAM"
    /// The type of the paper.
    static let type = "BÁO CÁO"
    /// Heading of the results in organisations.
    static let organisations = "1. Tổ chức đảng"
    /// Heading of the results in members.
    static let members = "2. Đảng viên"
    /// Heading of the visits to enterprises.
    static let surveys = "3. Khảo sát doanh nghiệp"
    /// Heading of the results in trade unions.
    static let unions = "4. Công đoàn"
    /// Heading of what there is.
    static let situation = "I- Tình hình tổ chức đảng và đảng viên"
    /// Heading of what was done.
    static let results = "II- Kết quả"
    /// Heading of what was recorded after the moment of the report.
    static let later = "III- Số liệu ghi nhận sau thời điểm báo cáo"

    /// What the paper is about, in two lines.
    static func summary(_ quarter: Quarter) -> String {
        "kết quả công tác xây dựng Đảng và các đoàn thể\ntrong doanh nghiệp ngoài khu vực nhà nước \(quarter.name)"
    }

    /// The number of a paper that has none yet.
    static func number(symbol: String) -> String { "Số      -BC/\(symbol)" }

    /// Place and date with the day and the month left blank.
    static func blankDate(place: String, year: Int) -> String {
        "\(place), ngày      tháng      năm \(year)"
    }

    /// The title in the properties of the file.
    static func fileTitle(_ quarter: Quarter, _ unit: String) -> String {
        "Báo cáo công tác xây dựng Đảng và các đoàn thể trong doanh nghiệp ngoài khu vực nhà nước \(quarter.name), \(unit)"
    }

    /// `Số liệu từ ngày 1/1/2024 đến ngày 31/3/2024, ghi nhận đến hết ngày 13/4/2024.`
    static func dates(_ quarter: Quarter, known: Date) -> String {
        "Số liệu từ ngày \(quarter.first.vietnamese) đến ngày \(quarter.last.vietnamese), ghi nhận đến \(moment(known))."
    }

    /// A stock's day: `tính đến hết ngày 31/3/2024`.
    static func upTo(_ day: Day) -> String { "tính đến hết ngày \(day.vietnamese)" }

    // MARK: - Figures

    /// What is counted, as the beginning of a line: `Tổ chức đảng`.
    static func name(_ code: String) -> String {
        names[code] ?? code
    }

    private static let names = [
        "party.organisations": "Tổ chức đảng",
        "party.grassroots": "Tổ chức cơ sở đảng",
        "party.cells.founded": "Chi bộ thành lập mới",
        "party.members": "Đảng viên",
        "party.members.official": "Đảng viên chính thức",
        "party.members.admitted": "Đảng viên kết nạp",
        "party.members.admitted.nonstate": "Kết nạp đảng viên trong các doanh nghiệp ngoài khu vực nhà nước",
        "enterprises": "Doanh nghiệp được giao theo dõi",
        "enterprises.surveyed": "Doanh nghiệp được khảo sát",
        "enterprises.surveyed.eligible": "Doanh nghiệp đủ điều kiện thành lập tổ chức đảng",
        "enterprises.surveyed.members_not_enough": "Doanh nghiệp có đảng viên, chưa đủ số lượng để thành lập",
        "unions": "Công đoàn cơ sở",
        "unions.founded": "Công đoàn cơ sở thành lập mới",
        "unions.members": "Đoàn viên công đoàn",
        "youth": "Tổ chức Đoàn Thanh niên (đoàn cơ sở, chi đoàn)",
        "youth.founded": "Tổ chức Đoàn Thanh niên thành lập mới",
        "youth.members": "Đoàn viên thanh niên",
        "women": "Tổ chức Hội Phụ nữ (Hội cơ sở, chi hội)",
        "women.founded": "Tổ chức Hội Phụ nữ thành lập mới",
        "women.members": "Hội viên phụ nữ",
    ]

    /// What was done and to what: `thành lập mới` and `chi bộ`; nil for figures that are said as a line.
    static func deed(_ code: String) -> (verb: String, object: String)? {
        switch code {
        case "party.cells.founded": ("thành lập mới", "chi bộ")
        case "party.members.admitted": ("kết nạp", "đảng viên")
        case "enterprises.surveyed": ("khảo sát", "doanh nghiệp")
        case "unions.founded": ("thành lập mới", "công đoàn cơ sở")
        case "youth.founded": ("thành lập mới", "tổ chức Đoàn Thanh niên")
        case "women.founded": ("thành lập mới", "tổ chức Hội Phụ nữ")
        default: nil
        }
    }

    /// A figure that is not held.
    static let notHeld = "chưa có số liệu"
    /// After the count of a quarter, where a longer one follows.
    static let inQuarter = " trong quý"

    /// That none was done: `chưa thành lập mới chi bộ nào`.
    static func none(_ deed: (verb: String, object: String)) -> String { "chưa \(deed.verb) \(deed.object) nào" }

    /// A part told apart: `trong đó tổ chức cơ sở đảng: 06`.
    static func part(_ line: String) -> String { "trong đó \(line.decapitalized)" }

    /// What the visits of the quarter found, after the count of them.
    static let ofWhich = "Trong đó"

    // MARK: - Targets

    /// What a target is measured over, where that is not the quarter alone.
    static func span(_ target: TargetProgress, _ kind: Indicator.Kind, isOneOfSeveral: Bool) -> String {
        let until = "chỉ tiêu đến ngày \(target.to.vietnamese)"
        if kind.isStock { return "so với \(until)" }
        let since = "lũy kế từ ngày \(target.from.vietnamese)"
        return isOneOfSeveral ? "\(since) (\(until))" : since
    }

    /// The shorter form in a table.
    static func since(_ day: Day) -> String { "từ \(day.vietnamese)" }

    /// The share of the lower bound of a range: the target's name follows.
    static func lowerShare(_ percent: String) -> String { "đạt \(percent) mức thấp nhất của" }

    /// Within a range: the target's name follows.
    static let within = "trong khoảng"
    /// Above a range: the target's name follows.
    static let above = "vượt mức cao nhất của"

    /// Within a range, in a table.
    static let shortWithin = "trong khoảng"
    /// Above a range, in a table.
    static let shortAbove = "vượt"

    /// `đạt 40% chỉ tiêu Quận ủy Đống Đa giao`, `đạt 20%; chưa ghi đơn vị giao`.
    static func share(_ percent: String, giver: String?) -> String {
        "đạt \(percent)" + (giver.map { " chỉ tiêu \($0) giao" } ?? "; \(noGiver)")
    }

    /// `chỉ tiêu 05–07 Quận ủy Đống Đa giao`, `chỉ tiêu 05–07; chưa ghi đơn vị giao`.
    static func target(_ aim: String, giver: String?) -> String {
        "chỉ tiêu \(aim)" + (giver.map { " \($0) giao" } ?? "; \(noGiver)")
    }

    /// That nobody is on record as the giver of a target.
    static let noGiver = "chưa ghi đơn vị giao"

    // MARK: - Surveys

    /// Visited enterprises where a Party organisation may be founded.
    static func eligible(_ count: String) -> String { "\(count) doanh nghiệp đủ điều kiện thành lập tổ chức đảng" }

    /// Visited enterprises with members, and not enough of them.
    static func notEnough(_ count: String) -> String {
        "\(count) doanh nghiệp có đảng viên, chưa đủ số lượng để thành lập"
    }

    /// Visited enterprises without a member.
    static func withoutMembers(_ count: String) -> String { "\(count) doanh nghiệp chưa có đảng viên" }

    // MARK: - What was recorded later

    /// `Đảng viên kết nạp, Đảng ủy Bình Minh: báo cáo ghi 06/17; kể cả số ghi nhận sau ngày 13/4/2024 là 07/17 (…).`
    static func difference(
        _ name: String, _ unit: String, reported: String, now: String, after: Date, on days: ClosedRange<Day>?
    ) -> String {
        var sentence =
            "\(name), \(unit): báo cáo ghi \(reported); kể cả số ghi nhận sau \(momentAfter(after)) là \(now)"
        if let days {
            let (first, last) = (days.lowerBound.vietnamese, days.upperBound.vietnamese)
            sentence += first == last ? " (ghi nhận ngày \(first))" : " (ghi nhận từ ngày \(first) đến ngày \(last))"
        }
        return sentence + "."
    }

    /// `hết ngày 13/4/2024` for the last moment of a day, `10:00 ngày 13/4/2024` for another.
    private static func moment(_ date: Date) -> String {
        isEndOfDay(date) ? "hết \(momentAfter(date))" : Timestamp.vietnamese(date)
    }

    private static func momentAfter(_ date: Date) -> String {
        isEndOfDay(date) ? "ngày \(Day(inVietnam: date).vietnamese)" : Timestamp.vietnamese(date)
    }

    private static func isEndOfDay(_ date: Date) -> Bool { Day(inVietnam: date).endInVietnam == date }

    // MARK: - Annex

    /// The title of the annex.
    static let annex = "PHỤ LỤC"
    /// What the annex holds.
    static func annexSummary(_ quarter: Quarter) -> String { "số liệu \(quarter.name)" }
    /// Heading of the table of the unit's figures.
    static func allFigures(_ unit: String) -> String { "1. Các số liệu của \(unit)" }
    /// Heading of the table of the units below.
    static let unitsBelow = "2. Đơn vị trực thuộc có chỉ tiêu riêng"
    /// Column: ordinal number.
    static let ordinal = "TT"
    /// Column: what is counted.
    static let figure = "Số liệu"
    /// Column: the figure.
    static let value = "Kết quả"
    /// Column: what is reached of the target.
    static let progress = "So với chỉ tiêu"
    /// Column: the share reached.
    static let percent = "Tỷ lệ"
    /// Column: who gave the target, and by which document.
    static let giver = "Đơn vị giao"
    /// Column: the unit below.
    static let unit = "Đơn vị"
    /// Column: members at the end of the quarter.
    static let membersAtEnd = "Đảng viên"
    /// Columns of cells founded.
    static let founded = "Chi bộ thành lập mới"
    /// Columns of members admitted.
    static let admitted = "Đảng viên kết nạp"
}

extension String {
    /// With a capital at the beginning.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// With a small letter at the beginning.
    var decapitalized: String { prefix(1).lowercased() + dropFirst() }
}
