import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

struct DuplicatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: "Các cặp hồ sơ có thể của cùng một người.",
        discussion: "So họ tên, ngày sinh, số định danh, số thẻ, số lý lịch; chỉ in họ tên và mã hồ sơ.")
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    private struct Entry: Encodable {
        let code: String
        let name: String

        init(_ person: PersonRow) { (code, name) = (person.code, person.name) }
    }

    private struct Pair: Encodable {
        let one: Entry
        let other: Entry
        let reasons: [PersonDuplicate.Reason]
    }

    func run() async throws {
        let register = try await installation.open()
        let found = try await register.read { try PersonDuplicates.find(as: .commandLine, $0) }
        await register.database.close()
        if json {
            return try Output.json(
                found.map { Pair(one: Entry($0.one), other: Entry($0.other), reasons: $0.reasons) })
        }
        let words = try Words.load("vi")
        Output.line("\(Numbers.grouped(found.count)) cặp hồ sơ có thể ghi trùng")
        for pair in found {
            let reasons = pair.reasons.map { words("duplicate", $0) }.joined(separator: "; ")
            Output.line(
                "  \(pair.one.name) (\(pair.one.code)) – \(pair.other.name) (\(pair.other.code)): \(reasons)")
        }
    }
}
