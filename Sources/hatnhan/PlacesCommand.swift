import ArgumentParser
import Domain
import Exchange
import Records
import Storage
import Vietnamese

struct PlacesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "places", abstract: "Địa bàn: tỉnh, xã, phường, khu công nghiệp vào một ngày.",
        discussion: "Một mã có thể lần lượt là của nhiều nơi; không có --on thì in của mọi thời gian.")
    @Option(name: .long, help: "Tên hoặc mã, không cần dấu.") var search = ""
    @Option(name: .long, help: "province, commune hoặc zone.") var level: Level?
    @Option(name: .long, help: "Mã tỉnh, thành phố.") var province: String?
    @Option(name: .long, help: "Có vào ngày này.", transform: Self.day) var on: Day?
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    enum Level: String, ExpressibleByArgument, CaseIterable {
        case province, commune, zone
    }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(vietnamese: text) else { throw ValidationError("“\(text)” không phải là ngày.") }
        return day
    }

    private struct Entry: Encodable {
        let code: String
        let name: String
        let kind: String
        let parent: String?
        let district: String
        let from: String?
        let to: String?
        let successors: [String]
        let predecessors: [String]

        init(_ place: Place, _ book: PlaceBook) {
            code = place.code
            name = place.name
            kind = place.kind.rawValue
            parent = place.parent
            district = place.district
            from = place.from?.iso
            to = place.to?.iso
            successors = place.successors
            predecessors = book.predecessors(of: place).map(\.code)
        }
    }

    func run() async throws {
        let words = try Words.load("vi")
        let register = try await installation.open()
        var filter = PlaceFilter()
        filter.search = search
        filter.level = level.flatMap { PlaceKind.Level(rawValue: $0.rawValue) }
        filter.province = province
        filter.day = on
        let wanted = filter
        let (places, book) = try await register.read { desk in
            (try PlaceQueries.list(wanted, desk), try desk.places())
        }
        await register.database.close()
        if json { return try Output.json(places.map { Entry($0, book) }) }
        for place in places {
            let names = book.successors(of: place).map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
            let parts = [
                place.district, place.from.map { "từ \($0.vietnamese)" } ?? "",
                place.to.map { "đến hết \($0.vietnamese)" } ?? "", names.isEmpty ? "" : "sang \(names)",
            ]
            let rest = parts.filter { !$0.isEmpty }.map { ", \($0)" }.joined()
            Output.line("\(place.code) \(words("place_kind", place.kind)) \(place.name)\(rest)")
        }
        Output.line("\(Numbers.grouped(places.count)) địa bàn.")
    }
}
