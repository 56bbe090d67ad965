import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

struct IndicatorsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "indicators", abstract: "Danh mục chỉ tiêu thống kê.")
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    private struct Entry: Encodable {
        let indicator: String
        let name: String
        let kind: String
        let definition: String
        let partOf: String?
    }

    func run() async throws {
        let words = try Words.load("vi")
        if json {
            return try Output.json(
                Catalogue.indicators.map {
                    Entry(
                        indicator: $0.code, name: words.name(of: $0), kind: $0.kind.rawValue,
                        definition: words.definition(of: $0), partOf: $0.partOf)
                })
        }
        for indicator in Catalogue.indicators {
            Output.line("\(indicator.code)\n    \(words.name(of: indicator))\n    \(words.definition(of: indicator))")
        }
    }
}
