import ArgumentParser
import Domain
import FoundationEssentials
import Records
import Vietnamese

/// What a figure is asked of: the same options wherever figures are.
struct QuestionOptions: ParsableArguments {
    @Option(name: .long, help: "Mã đơn vị.")
    var unit: String

    @Option(name: .long, help: "Từ ngày, như 2024-01-01 hoặc 1/1/2024.", transform: Self.day)
    var from: Day

    @Option(name: .long, help: "Đến hết ngày.", transform: Self.day)
    var to: Day

    @Option(name: .long, help: "Chỉ kể điều đã ghi nhận đến hết ngày này, hoặc đến thời điểm này (ISO 8601).")
    var knownAt: KnownMoment?

    @Option(
        name: .long, help: "Tính trên cây tổ chức của ngày này, thay cho cây của ngày từng sự việc.",
        transform: Self.day)
    var treeAt: Day?

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(vietnamese: text) else { throw ValidationError("“\(text)” không phải là ngày.") }
        return day
    }

    func validate() throws {
        if to < from { throw ValidationError("--to sớm hơn --from.") }
    }

    func question(_ unit: Unit.ID) -> FigureQuestion {
        FigureQuestion(unit: unit, from: from, to: to, knownAt: knownAt?.date, treeAt: treeAt)
    }
}

/// A moment up to which recorded facts count: the end of a day in Vietnam, or an exact time.
struct KnownMoment: ExpressibleByArgument {
    let text: String
    let date: Date

    init?(argument: String) {
        if let day = Day(vietnamese: argument) {
            date = day.endInVietnam
            text = day.iso
        } else if let exact = try? Date(argument, strategy: .iso8601) {
            date = exact
            text = argument
        } else {
            return nil
        }
    }

    /// As people read it.
    var vietnamese: String {
        Day(iso: text).map { "hết ngày \($0.vietnamese)" } ?? Timestamp.vietnamese(date)
    }
}

extension UnitQueries {
    /// The unit of a code on a day, as whoever holds the machine sees it.
    static func unit(code: String, on day: Day, _ desk: Desk) throws -> UnitName {
        do {
            guard let unit = try line(code: code, on: day, as: .commandLine, desk).first else { throw Failure.notFound }
            return unit
        } catch Failure.notFound {
            throw Refusal("Không có đơn vị mã \(code) trong sổ.")
        }
    }
}

extension Scope {
    /// Whoever holds the machine and its keys.
    static let commandLine = Scope.everything(Account.system)
}
