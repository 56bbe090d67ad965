package import Domain
import Vietnamese

/// The list of places: columns, and a row as a place.
package enum PlaceList {
    package static let columns: [ListColumn] = [
        ListColumn("code", "Mã", .code, required: true, width: 12),
        ListColumn("name", "Tên", .text, required: true, width: 30),
        .choice("kind", "Loại", "place_kind", PlaceKind.self, required: true),
        ListColumn("parent", "Thuộc mã", .code, width: 12),
        ListColumn("district", "Huyện cũ", .text, width: 24),
        ListColumn("from", "Từ ngày", .day, width: 12),
        ListColumn("to", "Đến hết ngày", .day, width: 14),
        ListColumn("successors", "Mã kế tiếp", .code, width: 24),
    ]

    package static func draft(_ row: inout ListRow) -> Place? {
        let (code, name) = (row.text("code"), row.text("name"))
        let kind: PlaceKind? = row.choice("kind", "place_kind")
        let parent = row.textOrNil("parent")
        let district = row.text("district")
        let (from, to) = (row.day("from"), row.day("to"))
        let successors = row.text("successors").split { ";, ".contains($0) }.map { String($0) }
        guard let kind else { return nil }
        return Place(
            code: code, name: name, kind: kind, parent: parent, district: district, from: from, to: to,
            successors: successors)
    }

    /// The cells of a row, by their fields: what ``draft(_:)`` reads.
    package static func values(_ place: Place, _ words: Words) -> [String: ListValue] {
        [
            "code": .text(place.code), "name": .text(place.name), "kind": .text(words("place_kind", place.kind)),
            "parent": place.parent.map { .text($0) } ?? .empty, "district": .text(place.district),
            "from": place.from.map { .day($0) } ?? .empty, "to": place.to.map { .day($0) } ?? .empty,
            "successors": .text(place.successors.joined(separator: ";")),
        ]
    }
}
