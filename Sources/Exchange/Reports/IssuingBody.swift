import Domain
import Vietnamese

/// How a unit appears on its own papers, by its type and the words of its name. Papers of the Party have a format of
/// their own; those of unions and associations follow the State's, those of the Youth Union its own.
struct IssuingBody {
    /// Its name, such as `Quận ủy Đống Đa`.
    let name: String
    /// What it is in the organisation.
    let type: UnitType

    /// Whether it is of the Party.
    var isParty: Bool { type.line == .party }

    /// The number of a report with its symbol: `Số 12-BC/QU`, in the State's format `Số: 12/BC-LĐLĐ`. Blanks are left
    /// where there is none yet.
    func number(_ number: Int?) -> String {
        let number = number.map(Numbers.padded) ?? "     "
        return hasStateFormat ? "Số: \(number)/BC-\(symbol)" : "Số \(number)-BC/\(symbol)"
    }

    /// The letters that stand for it in a number: `QU` in `Số 12-BC/QU`.
    var symbol: String {
        switch type {
        case .provinceCommittee: "TU"
        case .grassrootsCell, .cell: "CB"
        default: isParty ? territory?.level.symbol ?? "ĐU" : association?.symbol ?? "…"
        }
    }

    /// The name of the State, on papers that bear it.
    var nation: String? { hasStateFormat ? "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" : nil }

    /// What stands over the right of the head.
    var motto: String {
        if hasStateFormat { return "Độc lập - Tự do - Hạnh phúc" }
        return isParty ? "ĐẢNG CỘNG SẢN VIỆT NAM" : "ĐOÀN TNCS HỒ CHÍ MINH"
    }

    /// What stands between its name and the number.
    var star: String { isParty ? "*" : hasStateFormat ? "-------" : "***" }

    /// How far it goes in words: `toàn quận`; nil for one that goes no further than itself, and outside the Party.
    var reach: String? {
        if type.children.isEmpty || !isParty { return nil }
        return territory?.level.reach ?? "toàn đảng bộ"
    }

    /// The place it signs at; `…` where its name does not say.
    var place: String {
        guard !type.children.isEmpty else { return "…" }
        return territory?.place ?? Self.territoryWithin(name.nfc) ?? "…"
    }

    /// In whose name the paper is signed.
    var authority: String {
        switch type {
        case .provinceCommittee, .upperCommittee: "T/M BAN THƯỜNG VỤ"
        case .sectionCommittee: "T/M ĐẢNG ỦY BỘ PHẬN"
        case .grassrootsCell, .cell: "T/M CHI BỘ"
        case .grassrootsCommittee: "T/M ĐẢNG ỦY"
        default: type.children.isEmpty ? "TM. BAN CHẤP HÀNH" : "TM. BAN THƯỜNG VỤ"
        }
    }

    /// Where the copy that is kept lies: `Lưu Văn phòng Quận ủy Đống Đa.`
    var archive: String {
        let hasOffice = type == .provinceCommittee || type == .upperCommittee
        return hasOffice ? "Lưu Văn phòng \(name)." : "Lưu hồ sơ."
    }

    private var hasStateFormat: Bool { !isParty && association?.isYouth != true }

    // MARK: - Places

    /// The level and the place that a name such as `Quận ủy Đống Đa` or `Đảng ủy phường Láng Hạ` says.
    private var territory: (level: Level, place: String)? {
        guard isParty, !type.holdsMembers else { return nil }
        // Offices spell `ủy` and `uỷ`; without marks both are one.
        let name = name.nfc
        let folded = name.folded
        for level in Self.levels {
            let beginnings = [level.committee, "dang uy \(level.word)", "dang bo \(level.word)"]
            for beginning in beginnings where folded.hasPrefix(beginning + " ") {
                let words = beginning.split(separator: " ").count
                return (level, name.split(separator: " ").dropFirst(words).joined(separator: " "))
            }
        }
        return nil
    }

    /// The place at the end of a name such as `Liên đoàn Lao động quận Đống Đa`. Here marks tell: `cơ quan` is no
    /// `quận`, and `xã hội` and `hợp tác xã` are no commune.
    private static func territoryWithin(_ name: String) -> String? {
        let words = name.split(separator: " ").map { String($0) }
        let small = words.map { $0.lowercased() }
        for start in words.indices.dropFirst().reversed() {
            for level in levels where small[start...].starts(with: level.spelled) {
                let place = words[(start + level.spelled.count)...]
                guard let first = place.first, first != "hội", small[start - 1] != "tác" else { continue }
                return place.joined(separator: " ")
            }
        }
        return nil
    }

    private struct Level {
        let word: String
        let committee: String
        let symbol: String
        let reach: String

        /// Its word with its marks, as `thành`, `phố`.
        var spelled: [String] { reach.split(separator: " ").dropFirst().map { String($0) } }
    }

    private static let levels = [
        Level(word: "tinh", committee: "tinh uy", symbol: "TU", reach: "toàn tỉnh"),
        Level(word: "thanh pho", committee: "thanh uy", symbol: "TU", reach: "toàn thành phố"),
        Level(word: "quan", committee: "quan uy", symbol: "QU", reach: "toàn quận"),
        Level(word: "huyen", committee: "huyen uy", symbol: "HU", reach: "toàn huyện"),
        Level(word: "phuong", committee: "phuong uy", symbol: "ĐU", reach: "toàn phường"),
        Level(word: "xa", committee: "xa uy", symbol: "ĐU", reach: "toàn xã"),
    ]

    // MARK: - Associations

    private struct Association {
        let beginnings: [String]
        let symbol: String
        var isYouth = false
    }

    private var association: Association? {
        let folded = name.nfc.folded
        return Self.associations.first { $0.beginnings.contains { folded.hasPrefix($0) } }
    }

    private static let associations = [
        Association(beginnings: ["lien doan lao dong"], symbol: "LĐLĐ"),
        Association(beginnings: ["cong doan co so"], symbol: "CĐCS"),
        Association(beginnings: ["cong doan"], symbol: "CĐ"),
        Association(beginnings: ["hoi lien hiep phu nu", "hoi lhpn"], symbol: "HPN"),
        Association(beginnings: ["chi hoi phu nu"], symbol: "CHPN"),
        Association(
            beginnings: ["doan tncs", "doan thanh nien", "thanh doan", "quan doan", "huyen doan", "tinh doan"],
            symbol: "ĐTN", isYouth: true),
        Association(beginnings: ["chi doan"], symbol: "CĐTN", isYouth: true),
    ]
}
