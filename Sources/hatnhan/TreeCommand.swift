import ArgumentParser
import Domain
import Exchange
import FoundationEssentials
import Records
import Storage
import Vietnamese

struct TreeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree", abstract: "Cây tổ chức vào một ngày: đơn vị nào trực thuộc đơn vị nào.")
    @Option(name: .long, help: "Mã đơn vị: chỉ đơn vị này và các đơn vị cấp dưới.") var unit: String?
    @Option(name: .long, help: "Ngày; mặc định hôm nay.", transform: Self.day) var on: Day?
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(vietnamese: text) else { throw ValidationError("“\(text)” không phải là ngày.") }
        return day
    }

    private struct Entry: Encodable {
        let code: String
        let name: String
        let type: String
        let parent: String?
        let depth: Int
    }

    func run() async throws {
        let words = try Words.load("vi")
        let register = try await installation.open()
        let (unit, day) = (unit, on)
        let branches = try await register.read { desk in
            let top = try unit.map { try UnitQueries.unit(code: $0, on: day ?? desk.today, desk) }
            return try UnitQueries.tree(under: top?.id, on: day ?? desk.today, as: .commandLine, desk)
        }
        await register.database.close()
        if json {
            let codes = Dictionary(uniqueKeysWithValues: branches.map { ($0.unit.id, $0.unit.code) })
            return try Output.json(
                branches.map {
                    Entry(
                        code: $0.unit.code, name: $0.unit.name, type: $0.unit.type.rawValue,
                        parent: $0.parent.flatMap { codes[$0] },
                        depth: $0.depth)
                })
        }
        for branch in branches {
            let indent = String(repeating: "  ", count: branch.depth)
            Output.line("\(indent)\(branch.unit.name) (\(branch.unit.code)), \(words("unit_type", branch.unit.type))")
        }
        Output.line("\(Numbers.grouped(branches.count)) đơn vị.")
    }
}
