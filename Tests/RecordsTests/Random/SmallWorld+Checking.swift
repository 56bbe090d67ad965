import Domain
import FoundationEssentials
import Records
import Storage
import Vietnamese

/// What must hold after every act. Each answers what does not, beginning with the name of the rule.
extension SmallWorld {
    /// Nothing is found by `verify`.
    func verified() async throws -> [String] {
        try await register.read { try Verification.run($0) }.map { "verify: \($0.kind) \($0.arguments)" }
    }

    /// Every figure of every unit is what a count of the facts as known then says.
    func counted(_ from: Day, _ to: Day, knownAt: Date? = nil, treeAt: Day? = nil) async throws -> [String] {
        let last = knownAt.map { moment in moments.filter { $0 <= moment }.count } ?? .max
        let facts = last == .max ? facts : PlainFacts(facts.rows, last: last)
        let units = facts.rows.lines.keys.map { Unit.ID($0) }
        guard let any = units.first else { return [] }
        let question = FigureQuestion(unit: any, from: from, to: to, knownAt: knownAt, treeAt: treeAt)
        let figures = try await register.read { try Figures.several(units, question, $0) }
        var wrong: [String] = []
        for indicator in Catalogue.indicators {
            let expected = facts.values(indicator, from: from, to: to, treeAt: treeAt)
            for unit in units {
                let figure = figures[unit]?.first { $0.indicator == indicator }?.value
                guard figure != expected[unit.text] else { continue }
                wrong.append(
                    "figure: \(indicator.code) of \(name(unit.text)) \(from)–\(to) known \(last) tree \(treeAt?.iso ?? "–") is \(Self.text(figure)), should be \(Self.text(expected[unit.text]))"
                )
            }
        }
        return wrong.sorted()
    }

    /// Increases and decreases make the closing of the opening in every line of a unit's table; what stands, turned and
    /// visits there is as counted, and the units below make up the unit.
    func balanced(_ unit: String, _ from: Day, _ to: Day) async throws -> [String] {
        // Of a unit that is not yet there at the end of the period there is no table.
        guard let begins = facts.parents[unit]?.begins, begins <= to else { return [] }
        let question = FigureQuestion(unit: Unit.ID(unit), from: from, to: to, knownAt: nil)
        let table = try await register.read { try Strength.table(question, $0) }
        var wrong: [String] = []
        func expect(_ found: Int, _ should: Int, _ what: String) {
            guard found != should else { return }
            wrong.append("table: \(what) of \(name(unit)) \(from)–\(to) is \(found), should be \(should)")
        }
        for row in table.rows + [table.total] {
            guard let counts = row.whole else { continue }
            for part in StrengthPart.allCases {
                let recognised = part == .probationary ? counts[.recognition, of: part] : 0
                let closing = counts[.opening, of: part] + counts.increases(of: part) - counts.decreases(of: part)
                expect(counts[.closing, of: part], closing - recognised, "\(part) closing in row \(row.unit.code)")
            }
        }
        guard let counts = table.total.whole else { return wrong }
        let eve = from.adding(days: -1)
        func within(_ places: [PlainFacts.Place]) -> Int {
            places.reduce(0) { $0 + (facts.line($1.unit, on: $1.day).contains(unit) ? $1.amount : 0) }
        }
        for (column, day) in [(StrengthColumn.opening, eve), (.closing, to)] {
            expect(counts[column], within(facts.members(on: day) { _, _ in true }), "\(column)")
            expect(
                counts[column, of: .women], within(facts.members(on: day) { _, sex in sex == "female" }),
                "\(column) women")
            expect(
                counts[column, of: .probationary], within(facts.members(on: day) { stand, _ in !stand.isOfficial }),
                "\(column) probationary")
        }
        let columns: [(StrengthColumn, Movement.Kind)] = [
            (.listed, .opening), (.admission, .admission), (.readmission, .readmission), (.restoration, .restoration),
            (.death, .death), (.expulsion, .expulsion), (.removal, .removal), (.withdrawal, .withdrawal),
            (.annulment, .annulment),
        ]
        for (column, kind) in columns { expect(counts[column], within(facts.turned(kind, from, to)), "\(column)") }
        expect(table.total.guests, within(facts.guests(on: to)), "guests")
        // A cell that was raised since had members itself; whoever stood below it stood in a row.
        for (column, day) in [(StrengthColumn.opening, eve), (.closing, to)] {
            let below = facts.members(on: day) { _, _ in true }.filter { $0.unit != unit }
            let rows = table.rows.compactMap { $0.whole?[column] }.reduce(0, +)
            expect(rows, within(below), "sum of the rows' \(column)")
        }
        return wrong
    }

    /// A unit by its code.
    func name(_ unit: String) -> String { facts.codes[unit]?.latest ?? unit }

    private static func text(_ value: FigureValue?) -> String {
        switch value {
        case .held(let number): String(number)
        case .notHeld: "not held"
        case nil: "none"
        }
    }
}

/// Every figure of every unit over some periods, on their own tree and on that of other days.
struct Snapshot: Equatable {
    private var figures: [FigureQuestion: [Unit.ID: [Figure]]] = [:]

    /// - Parameters:
    ///   - units: those that stood when the first of the snapshots that are compared was taken.
    ///   - days: four in their order: the ends of two periods, one within the other.
    static func of(_ units: [Unit.ID], _ days: [Day], knownAt: Date?, _ register: Register) async throws -> Snapshot {
        guard let any = units.first else { return Snapshot() }
        let asked: [(Day, Day, Day?)] = [(days[0], days[3], nil), (days[1], days[2], nil), (days[0], days[3], days[1])]
        return try await register.read { desk in
            var snapshot = Snapshot()
            for (from, to, treeAt) in asked {
                var question = FigureQuestion(unit: any, from: from, to: to, knownAt: knownAt, treeAt: treeAt)
                let figures = try Figures.several(units, question, desk)
                question.knownAt = nil
                snapshot.figures[question] = figures
            }
            return snapshot
        }
    }

    /// What differs in the other, by unit, indicator and question.
    func differences(_ other: Snapshot, _ name: (String) -> String) -> [String] {
        figures.flatMap { question, units in
            units.flatMap { unit, figures in
                zip(figures, other.figures[question]?[unit] ?? []).compactMap { one, two in
                    guard one != two else { return nil }
                    return
                        "\(one.indicator.code) of \(name(unit.text)) \(question.from)–\(question.to) tree \(question.treeAt?.iso ?? "–"): \(one.value) is \(two.value)"
                }
            }
        }.sorted()
    }
}
