import Domain
import Vietnamese

/// How a Party unit appears on its own papers, by its type and the first words of its name.
struct IssuingBody {
    /// Its name, such as `Quận ủy Đống Đa`.
    let name: String
    /// What it is in the organisation.
    let type: UnitType

    /// The letters that stand for it in a number: `QU` in `Số 12-BC/QU`.
    var symbol: String {
        switch type {
        case .provinceCommittee: "TU"
        case .grassrootsCell, .cell: "CB"
        case .upperCommittee: territory?.level.symbol ?? "QU"
        default: "ĐU"
        }
    }

    /// How far it goes in words: `toàn quận`; nil for a cell, which goes no further than itself.
    var reach: String? {
        if type.holdsMembers { return nil }
        return territory?.level.reach ?? "toàn đảng bộ"
    }

    /// The place it signs at; `…` where its name does not say.
    var place: String { territory?.place ?? "…" }

    /// In whose name the paper is signed.
    var authority: String {
        switch type {
        case .provinceCommittee, .upperCommittee: "T/M BAN THƯỜNG VỤ"
        case .sectionCommittee: "T/M ĐẢNG ỦY BỘ PHẬN"
        case .grassrootsCell, .cell: "T/M CHI BỘ"
        default: "T/M ĐẢNG ỦY"
        }
    }

    /// Where the copy that is kept lies: `Lưu Văn phòng Quận ủy Đống Đa.`
    var archive: String {
        let hasOffice = type == .provinceCommittee || type == .upperCommittee
        return hasOffice ? "Lưu Văn phòng \(name)." : "Lưu hồ sơ."
    }

    /// The level and the place that a name such as `Quận ủy Đống Đa` or `Đảng ủy phường Láng Hạ` says.
    private var territory: (level: Level, place: String)? {
        guard !type.holdsMembers else { return nil }
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

    private struct Level {
        let word: String
        let committee: String
        let symbol: String
        let reach: String
    }

    private static let levels = [
        Level(word: "tinh", committee: "tinh uy", symbol: "TU", reach: "toàn tỉnh"),
        Level(word: "thanh pho", committee: "thanh uy", symbol: "TU", reach: "toàn thành phố"),
        Level(word: "quan", committee: "quan uy", symbol: "QU", reach: "toàn quận"),
        Level(word: "huyen", committee: "huyen uy", symbol: "HU", reach: "toàn huyện"),
        Level(word: "phuong", committee: "phuong uy", symbol: "ĐU", reach: "toàn phường"),
        Level(word: "xa", committee: "xa uy", symbol: "ĐU", reach: "toàn xã"),
    ]
}
