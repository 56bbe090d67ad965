import Domain
import FoundationEssentials
import Vietnamese

/// Every word of the report. The sentences are built elsewhere; they are worded here, in the tone of the office.
enum ReportWords {
    /// The type of the paper.
    static let type = "BÁO CÁO"

    /// What the paper is about, line by line.
    static func summary(_ period: ReportingPeriod, isParty: Bool) -> [String] {
        let work = isParty ? "công tác xây dựng Đảng và các đoàn thể nhân dân" : "công tác xây dựng tổ chức"
        return [
            "kết quả \(work)", "trong doanh nghiệp ngoài khu vực nhà nước", "\(period.name); \(ahead(of: period))",
        ]
    }

    /// Place and date are the clerk's; the year is that of the figures.
    static func blankDate(year: Int) -> String { "ngày      tháng      năm \(year)" }

    /// The title in the properties of the file.
    static func fileTitle(_ period: ReportingPeriod, _ unit: String) -> String {
        "Báo cáo công tác xây dựng tổ chức trong doanh nghiệp ngoài khu vực nhà nước \(period.name), \(unit)"
    }

    // MARK: - Sections

    /// Heading of how the work was directed.
    static let direction = "Công tác lãnh đạo, chỉ đạo"
    /// Heading of what was done.
    static let results = "Kết quả"
    /// Heading of what was not, and why.
    static let shortcomings = "Hạn chế, nguyên nhân"
    /// Heading of what is asked for.
    static let proposals = "Kiến nghị, đề xuất"
    /// Heading of what is to do next.
    static func tasks(after period: ReportingPeriod) -> String { ahead(of: period).capitalizedFirst }

    private static func ahead(of period: ReportingPeriod) -> String {
        period.next.map { "nhiệm vụ trọng tâm \($0.name)" } ?? "nhiệm vụ thời gian tới"
    }

    /// Headings within the results.
    static let organisations = "Tổ chức đảng"
    static let members = "Đảng viên"
    static let surveys = "Khảo sát doanh nghiệp"
    static let unions = "Công đoàn"
    static let youth = "Đoàn thanh niên"
    static let women = "Phụ nữ"
    static let veterans = "Cựu chiến binh"
    static let unitsBelow = "Các đơn vị trực thuộc"
    static let later = "Số liệu ghi nhận sau thời điểm báo cáo"

    /// What people write where the register holds nothing.
    enum Gap {
        static let direction =
            "Việc xây dựng và triển khai kế hoạch: số nhiệm vụ, tiến độ, thời hạn, đơn vị chủ trì, phối hợp; "
            + "giao ban, kiểm tra, giám sát"
        static let shortcomings = "Hạn chế"
        static let causes = "Nguyên nhân"
        static let tasks = "Nhiệm vụ, thời hạn, đơn vị chủ trì, phối hợp"
        static let proposals = "Nội dung và nơi kiến nghị"
    }

    /// What the report of a mass organisation does not say.
    static let ownFiguresOnly =
        "Báo cáo gồm số liệu của đoàn thể; số liệu về tổ chức đảng, đảng viên và khảo sát doanh nghiệp "
        + "thuộc báo cáo của cấp ủy."

    /// `Số liệu từ ngày 1/1/2024 đến ngày 31/3/2024, ghi nhận đến hết ngày 13/4/2024.`
    static func dates(_ period: ReportingPeriod, known: Date) -> String {
        "Số liệu từ ngày \(period.first.vietnamese) đến ngày \(period.last.vietnamese), ghi nhận đến \(moment(known))."
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
        "veterans": "Tổ chức Hội Cựu chiến binh (Hội cơ sở, chi hội)",
        "veterans.founded": "Tổ chức Hội Cựu chiến binh thành lập mới",
        "veterans.members": "Hội viên cựu chiến binh",
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
        case "veterans.founded": ("thành lập mới", "tổ chức Hội Cựu chiến binh")
        default: nil
        }
    }

    /// A figure that is not held.
    static let notHeld = "chưa có số liệu"
    /// After the count of the period, where a longer one follows: `trong quý`.
    static func within(_ period: ReportingPeriod) -> String { "trong \(period.kind)" }

    /// That none was done: `chưa thành lập mới chi bộ nào`.
    static func none(_ deed: (verb: String, object: String)) -> String { "chưa \(deed.verb) \(deed.object) nào" }

    /// Before a part told apart: `trong đó tổ chức cơ sở đảng: 06`.
    static let part = "trong đó"

    /// What the visits found, after the count of them.
    static let ofWhich = "Trong đó"

    // MARK: - Targets

    /// What a target is measured over, where that is not the period alone.
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

    /// Visited enterprises where a Party organisation may be founded, after their count.
    static let eligible = "doanh nghiệp đủ điều kiện thành lập tổ chức đảng"
    /// Visited enterprises with members, and not enough of them.
    static let notEnough = "doanh nghiệp có đảng viên, chưa đủ số lượng để thành lập"
    /// Visited enterprises without a member.
    static let withoutMembers = "doanh nghiệp chưa có đảng viên"

    /// What a visit concluded, in a table.
    static func conclusion(_ conclusion: Survey.Conclusion) -> String {
        switch conclusion {
        case .eligible: "Đủ điều kiện"
        case .membersNotEnough: "Có đảng viên, chưa đủ"
        case .none: "Chưa có đảng viên"
        }
    }

    // MARK: - Units below

    /// Where the figures of every unit below stand, and that not all are told here.
    static func unitsInTable(_ all: Int, _ withTargets: Int, _ table: String) -> String {
        let table = table.prefix { $0 != "." }.lowercased()
        let assigned = withTargets > ReportBody.unitsTold ? ", trong đó \(withTargets) đơn vị có chỉ tiêu riêng" : ""
        return "Số liệu của \(Numbers.padded(all)) đơn vị trực thuộc\(assigned): xem \(table), phụ lục."
    }

    // MARK: - What was recorded later

    /// Before the number that the report says.
    static let reported = "báo cáo ghi"

    /// Before the number that counts later records: `kể cả số ghi nhận sau ngày 13/4/2024 là`.
    static func countingLater(than moment: Date) -> String { "kể cả số ghi nhận sau \(momentAfter(moment)) là" }

    /// ` (ghi nhận ngày 20/4/2024)`, after that number.
    static func recorded(on days: ClosedRange<Day>) -> String {
        let (first, last) = (days.lowerBound.vietnamese, days.upperBound.vietnamese)
        return first == last ? " (ghi nhận ngày \(first))" : " (ghi nhận từ ngày \(first) đến ngày \(last))"
    }

    /// How many more there are.
    static func moreDifferences(_ count: Int) -> String { "Và \(Numbers.padded(count)) số liệu khác." }

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
    static func annexSummary(_ period: ReportingPeriod) -> String { "số liệu \(period.name)" }
    /// `Biểu số 2. Chi bộ thành lập mới`.
    static func table(_ number: Int, _ title: String) -> String { "Biểu số \(number). \(title)" }
    /// That a table is cut.
    static func cut(_ shown: Int, of count: Int) -> String {
        "Biểu in \(Numbers.grouped(shown)) trong \(Numbers.grouped(count)) dòng."
    }
    /// Over the signature of who drew up the tables.
    static let preparer = "NGƯỜI LẬP BIỂU"
    /// The table of the unit's figures.
    static func allFigures(_ unit: String) -> String { "Các số liệu và chỉ tiêu của \(unit)" }
    /// The table of admissions.
    static let admissionsByUnit = "Kết nạp đảng viên theo đơn vị"
    /// The table of the units below.
    static let figuresByUnit = "Số liệu của các đơn vị trực thuộc"
    /// Columns.
    static let ordinal = "TT"
    static let figure = "Số liệu"
    static let value = "Kết quả"
    static let progress = "So với chỉ tiêu"
    static let percent = "Tỷ lệ"
    static let giver = "Đơn vị giao"
    static let unit = "Đơn vị"
    static let organisation = "Tên tổ chức"
    static let manager = "Đơn vị quản lý"
    static let foundedOn = "Ngày thành lập"
    static let decision = "Quyết định"
    static let enterprise = "Doanh nghiệp"
    static let taxCode = "Mã số thuế"
    static let visitedOn = "Ngày khảo sát"
    static let conclusion = "Kết luận"
    static let admitted = "Kết nạp"
    static let admittedNonState = "Trong DN ngoài Nhà nước"
}

extension String {
    /// With a capital at the beginning.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// With a small letter at the beginning.
    var decapitalized: String { prefix(1).lowercased() + dropFirst() }
}
