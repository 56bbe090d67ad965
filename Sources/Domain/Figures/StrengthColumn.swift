/// A column of the increase/decrease table (*biểu tăng, giảm đảng viên*).
package enum StrengthColumn: String, CaseIterable, Sendable, Codable {
    /// At the end of the day before the period (*đầu kỳ*).
    case opening
    /// On the list with which the register opens, and that list is of a day within the period.
    case listed
    case admission, readmission, restoration
    case transferIn = "transfer_in"
    case transferInBeyond = "transfer_in_beyond"
    case reorganisationIn = "reorganisation_in"
    case transferOut = "transfer_out"
    case transferOutBeyond = "transfer_out_beyond"
    case death, expulsion, removal, withdrawal, annulment
    case reorganisationOut = "reorganisation_out"
    /// At the end of the period (*cuối kỳ*).
    case closing
    /// Recognised as official within the period: no increase, said beside them.
    case recognition

    package enum Side: Hashable, Sendable {
        case stock, increase, decrease, beside
    }

    package var side: Side {
        switch self {
        case .opening, .closing: .stock
        case .listed, .admission, .readmission, .restoration, .transferIn, .transferInBeyond, .reorganisationIn:
            .increase
        case .transferOut, .transferOutBeyond, .death, .expulsion, .removal, .withdrawal, .annulment,
            .reorganisationOut:
            .decrease
        case .recognition: .beside
        }
    }

    /// The cause under which the ledger has its effects; nil of a stock.
    package var cause: String? {
        switch self {
        case .opening, .closing: nil
        case .listed: Movement.Kind.opening.rawValue
        default: rawValue
        }
    }

    package static let increases = allCases.filter { $0.side == .increase }
    package static let decreases = allCases.filter { $0.side == .decrease }

    /// The column of a cause; none where its two sides even out.
    package static func of(cause: String) -> StrengthColumn? { byCause[cause] }

    private static let byCause = Dictionary(
        uniqueKeysWithValues: allCases.compactMap { column in column.cause.map { ($0, column) } })
}

/// Of whom a number of the table speaks.
package enum StrengthPart: String, CaseIterable, Sendable, Codable {
    case all, women, probationary

    package func admits(_ dimensions: Dimensions) -> Bool {
        switch self {
        case .all: true
        case .women: dimensions.sex == Sex.female.rawValue
        case .probationary: dimensions.status == Movement.Status.probationary.rawValue
        }
    }
}

/// One line of the table for each of its parts: opening + increases − decreases = closing.
///
/// Of the probationary those recognised go too, without a decrease.
package struct StrengthCounts: Hashable, Sendable {
    private static let parts = StrengthPart.allCases
    private static let columns = StrengthColumn.allCases

    /// The columns of the first part, then those of the next.
    private var numbers = Array(repeating: 0, count: parts.count * columns.count)

    package init() {}

    package subscript(_ column: StrengthColumn, of part: StrengthPart = .all) -> Int {
        get { numbers[Self.place(of: column, part)] }
        set { numbers[Self.place(of: column, part)] = newValue }
    }

    private static func place(of column: StrengthColumn, _ part: StrengthPart) -> Int {
        guard let row = parts.firstIndex(of: part), let place = columns.firstIndex(of: column) else {
            preconditionFailure("every column and part is among all of them")
        }
        return row * columns.count + place
    }

    package func increases(of part: StrengthPart = .all) -> Int {
        StrengthColumn.increases.reduce(0) { $0 + self[$1, of: part] }
    }

    package func decreases(of part: StrengthPart = .all) -> Int {
        StrengthColumn.decreases.reduce(0) { $0 + self[$1, of: part] }
    }

    /// Adds an amount of the ledger to its column: decreases are told as such, and not as negative numbers.
    package mutating func add(_ amount: Int, _ dimensions: Dimensions) {
        guard let column = StrengthColumn.of(cause: dimensions.cause) else { return }
        // The other side of a recognition takes the probationer away.
        if column == .recognition && dimensions.status != Movement.Status.official.rawValue { return }
        for part in StrengthPart.allCases where part.admits(dimensions) || column == .recognition && part != .women {
            self[column, of: part] += column.side == .decrease ? -amount : amount
        }
    }
}
