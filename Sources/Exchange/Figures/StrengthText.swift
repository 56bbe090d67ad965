package import Domain

/// The columns of the increase/decrease table as people read it, from left to right.
package enum StrengthText {
    package enum Column: Hashable, Sendable {
        case counted(StrengthColumn, StrengthPart)
        case increases, decreases

        /// Names it in addresses, JSON and the catalogue of words.
        package var code: String {
            switch self {
            case .counted(let column, .all): column.rawValue
            case .counted(let column, let part): "\(column.rawValue).\(part.rawValue)"
            case .increases: "increases"
            case .decreases: "decreases"
            }
        }

        package func number(in counts: StrengthCounts) -> Int {
            switch self {
            case .counted(let column, let part): counts[column, of: part]
            case .increases: counts.increases()
            case .decreases: counts.decreases()
            }
        }

        /// Whether it stands in the table also where it counts nothing.
        package var isAlwaysShown: Bool {
            switch self {
            case .increases, .decreases: true
            case .counted(let column, _): column.side == .stock || column == .admission
            }
        }

        /// Whether a phone has room for it.
        package var isLeast: Bool {
            switch self {
            case .increases, .decreases: false
            case .counted(let column, let part): column.side != .stock || part != .all
            }
        }
    }

    package static let columns: [Column] =
        [.counted(.opening, .all)] + StrengthColumn.increases.map { .counted($0, .all) } + [.increases]
        + StrengthColumn.decreases.map { .counted($0, .all) } + [.decreases]
        + [.counted(.closing, .all), .counted(.closing, .women), .counted(.closing, .probationary)]
        + [.counted(.recognition, .all)]
}
