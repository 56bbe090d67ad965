package import Domain
import Foundation
import Vietnamese

extension PlaceBook {
    /// The places shipped with the program: every province, and the communes of Hà Nội, of before and after 1/7/2025.
    package static func shipped() throws -> PlaceBook { try read.get() }

    private static let read = Result { () throws -> PlaceBook in
        let provinces = try table("provinces").map { row in
            Place(
                code: try row("code"), name: try row("name"), kind: try kind(row("kind")), from: try day(row("from")),
                to: try day(row("to")), successors: list(try row("successor")))
        }
        let communes = try table("communes-hanoi").map { row in
            Place(
                code: try row("code"), name: try row("name"), kind: try kind(row("kind")), parent: try row("province"),
                from: try day(row("from")))
        }
        let before = try table("communes-hanoi-before").map { row in
            Place(
                code: try row("code"), name: try row("name"), kind: try kind(row("kind")), parent: hanoi,
                district: try row("district"), to: lastOfDistricts, successors: list(try row("successor")))
        }
        let parts = try table("hanoi-succession").map { row in
            let part = try row("part")
            guard let known = partWords[part], let to = lastOfDistricts else {
                throw Unreadable(what: "a part", text: part)
            }
            return (Split(code: try row("code"), to: to, successor: try row("successor")), known)
        }
        return PlaceBook(provinces + communes + before, parts: Dictionary(parts) { first, _ in first })
    }

    private static let hanoi = "01"
    /// Districts ended with the month.
    private static let lastOfDistricts = Day(iso: "2025-06-30")

    private static let kindWords: [String: PlaceKind] = [
        "Thành phố": .city, "Tỉnh": .province, "Phường": .ward, "Xã": .commune, "Thị trấn": .township,
    ]
    private static let partWords: [String: PlacePart] = [
        "toàn bộ": .whole, "một phần": .part, "một phần diện tích và toàn bộ dân số": .everybody,
        "một phần diện tích": .area, "phần còn lại": .rest,
    ]

    private static func kind(_ word: String) throws -> PlaceKind {
        guard let kind = kindWords[word] else { throw Unreadable(what: "a kind of place", text: word) }
        return kind
    }

    private static func day(_ text: String) throws -> Day? {
        guard !text.isEmpty else { return nil }
        guard let day = Day(iso: text) else { throw Unreadable(what: "a day", text: text) }
        return day
    }

    private static func list(_ text: String) -> [String] { text.split(separator: ";").map { String($0) } }

    /// The rows of a shipped table by the names of its columns. No field holds a comma.
    private static func table(_ name: String) throws -> [(String) throws -> String] {
        let url = Bundle.module.bundleURL.appendingPathComponent("PlaceBook/\(name).csv")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        let columns = (lines.first ?? "").split(separator: ",").map { String($0) }
        return lines.dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
            return { column in
                guard let place = columns.firstIndex(of: column), fields.count == columns.count else {
                    throw Unreadable(what: "a row of \(name)", text: String(line))
                }
                return fields[place]
            }
        }
    }
}
