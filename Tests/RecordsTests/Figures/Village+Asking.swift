import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Vietnamese

/// What a test asks of the village: days are written `20/1` for 2024 and `31/12/2023` for other years.
extension Village {
    /// A day as people write it.
    static func on(_ text: String) -> Day {
        let parts = text.split(separator: "/").compactMap { Int($0) }
        return day(parts.count > 2 ? parts[2] : 2024, parts[1], parts[0])
    }

    /// The end of a day in Vietnam; nil for everything recorded.
    static func known(_ text: String?) -> Date? { text.map { on($0).endInVietnam } }

    func question(_ unit: String, _ from: String, _ to: String, known: String? = nil) async throws -> FigureQuestion {
        FigureQuestion(
            unit: try await self.unit(unit), from: Self.on(from), to: Self.on(to), knownAt: Self.known(known))
    }

    /// Every figure that says something of a unit, by its code.
    func all(_ question: FigureQuestion) async throws -> [String: FigureValue] {
        try await register.read { desk in
            let figures = try Figures.all(question, desk)
            return Dictionary(uniqueKeysWithValues: figures.map { ($0.indicator.code, $0.value) })
        }
    }

    func value(_ code: String, _ question: FigureQuestion) async throws -> FigureValue? {
        try await all(question)[code]
    }

    /// Runs an action as one operation of a scope, at the clock's time.
    @discardableResult
    func act<T: Sendable>(
        as scope: Scope = Village.scope, _ operation: String = UUID().uuidString,
        _ body: @escaping @Sendable (Author, Desk) throws -> T
    ) async throws -> T {
        try await register.write { try body(Author(scope, operation: operation), $0) }
    }

    /// The failure of an action; nil where it went through.
    func failure<T: Sendable>(
        as scope: Scope = Village.scope, _ operation: String = UUID().uuidString,
        _ body: @escaping @Sendable (Author, Desk) throws -> T
    ) async throws -> Failure? {
        do {
            _ = try await act(as: scope, operation, body)
            return nil
        } catch let failure as Failure {
            return failure
        }
    }

    /// How many rows stand in a table.
    func count(_ table: String) async throws -> Int {
        try await register.read { try $0.db.run("SELECT COUNT(*) FROM \(raw: table)").first?.int(0) ?? 0 }
    }

    /// Everything written so far: how many operations, facts, postings and totals there are.
    func size() async throws -> [Int] {
        var sizes: [Int] = []
        for table in ["operation", "unit", "enterprise", "person", "movement", "survey", "target_value", "entry"] {
            sizes.append(try await count(table))
        }
        return sizes
    }
}
