/// How surely a number is meant. The word before the number is a part of what was said, and is never dropped.
package enum Qualifier: String, CaseIterable, Sendable, Codable {
    /// The number itself (`4.500`).
    case exact
    /// Somewhat less (`gần 4.500`).
    case nearly
    /// Somewhat more (`trên 4.500`).
    case over
    /// Somewhat more (`hơn 4.500`).
    case more
    /// Less or more (`khoảng 4.500`).
    case about
    /// Worked out before it could be counted (`ước 4.500`).
    case estimated

    /// The word as offices write it before the number; none where the number is meant as it stands.
    package var word: String? {
        switch self {
        case .exact: nil
        case .nearly: "gần"
        case .over: "trên"
        case .more: "hơn"
        case .about: "khoảng"
        case .estimated: "ước"
        }
    }

    /// A number written out with the word before it.
    package func text(_ number: String) -> String {
        word.map { "\($0) \(number)" } ?? number
    }

    /// What is to be said of a sum, given what is said of its terms.
    ///
    /// An exact term changes nothing. Terms that all lie on one side leave the sum on that side; one estimate makes
    /// the sum an estimate; whatever else is mixed is about so much
    /// ([ADR 0011](../../../docs/adr/0011-reported-values.md)).
    package static func ofSum(_ terms: some Sequence<Qualifier>) -> Qualifier {
        let said = Set(terms).subtracting([.exact])
        guard let one = said.first else { return .exact }
        if said.count == 1 { return one }
        if said.contains(.estimated) { return .estimated }
        return said == [.over, .more] ? .over : .about
    }
}
