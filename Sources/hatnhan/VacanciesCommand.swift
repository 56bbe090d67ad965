import ArgumentParser
import Domain
import Exchange
import Records
import Storage
import Vietnamese

struct VacanciesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vacancies",
        abstract: "Chức vụ khuyết, và nhiệm kỳ đã hết hay sắp hết trong 6 tháng, ở một đơn vị và bên dưới.")
    @Option(name: .long, help: "Mã đơn vị.") var unit: String
    @Option(name: .long, help: "Vào ngày này; không ghi là hôm nay.", transform: Self.day) var on: Day?
    @Option(name: .long, help: "Chỉ kể điều đã ghi nhận đến hết ngày này, hoặc đến thời điểm này (ISO 8601).")
    var knownAt: KnownMoment?
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(vietnamese: text) else { throw ValidationError("“\(text)” không phải là ngày.") }
        return day
    }

    private struct Vacant: Encodable {
        let unit: String
        let unitName: String
        let position: String
        let since: String?
        let last: String?

        init(_ vacancy: Vacancy) {
            unit = vacancy.unit.code
            unitName = vacancy.unit.name
            position = vacancy.position.rawValue
            since = vacancy.since?.iso
            last = vacancy.last?.personCode
        }
    }

    private struct Ending: Encodable {
        let unit: String
        let unitName: String
        let position: String
        let person: String
        let personName: String
        let termFrom: String?
        let termTo: String?

        init(_ held: HeldPosition) {
            unit = held.unit.code
            unitName = held.unit.name
            position = held.position.rawValue
            person = held.personCode
            personName = held.personName
            termFrom = held.term?.from.iso
            termTo = held.term?.to.iso
        }
    }

    private struct Table: Encodable {
        let unit: String
        let on: String
        let vacant: [Vacant]
        let ending: [Ending]
        let unrecorded: [Vacant]
    }

    func run() async throws {
        let words = try Words.load("vi")
        let register = try await installation.open()
        let (code, on, known) = (unit, on, knownAt?.date)
        let found = try await register.read { desk in
            let day = on ?? desk.today
            return try Vacancies.below(
                UnitQueries.unit(code: code, on: day, desk), on: day, knownAt: known, as: .everything(Account.system),
                desk)
        }
        await register.database.close()
        if json {
            let table = Table(
                unit: found.unit.code, on: found.on.iso, vacant: found.vacant.map(Vacant.init),
                ending: found.ending.map(Ending.init), unrecorded: found.unrecorded.map(Vacant.init))
            return try Output.json(table)
        }
        let counts = [found.vacant.count, found.ending.count, found.unrecorded.count].map { Numbers.grouped($0) }
        Output.line(
            "\(found.unit.name) (\(found.unit.code)), ngày \(found.on.vietnamese): khuyết \(counts[0]), đã hết hoặc sắp hết nhiệm kỳ \(counts[1]), chưa từng ghi nhận \(counts[2])"
        )
        for vacancy in found.vacant {
            let last = vacancy.last.map { "; trước đó \($0.personName)" } ?? ""
            Output.line("  khuyết từ \(vacancy.since?.vietnamese ?? "")  \(place(vacancy, words))\(last)")
        }
        for held in found.ending {
            let position = words("position", held.position)
            Output.line(
                "  nhiệm kỳ đến \(held.term?.to.vietnamese ?? "")  \(held.unit.name) (\(held.unit.code)): \(position) \(held.personName)"
            )
        }
        for vacancy in found.unrecorded { Output.line("  chưa ghi nhận  \(place(vacancy, words))") }
    }

    private func place(_ vacancy: Vacancy, _ words: Words) -> String {
        "\(vacancy.unit.name) (\(vacancy.unit.code)): \(words("position", vacancy.position))"
    }
}
