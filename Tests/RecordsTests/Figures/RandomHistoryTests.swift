import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

@testable import Domain

/// Random sequences of operations, good, bad, late and taken back: every figure is what plain loops over the list of
/// accepted rows say, and what goes in and out of every unit balances.
@Suite struct RandomHistoryTests {
    static let seeds: [UInt64] = [1, 2, 3, 20240331]

    @Test(arguments: Engine.available, seeds)
    func `every figure is what an independent count says`(engine: Engine, seed: UInt64) async throws {
        try await Self.world(engine, seed) { world in
            #expect(world.plain.operations.count > 20)
            #expect(world.refused > 5)
            for _ in 0..<60 {
                let (unit, question, last) = try await world.randomQuestion()
                let figures = try await world.register.read { try Figures.all(question, $0) }
                let counted = Catalogue.indicators.compactMap { indicator in
                    world.plain.figure(indicator.code, unit: unit, from: question.from, to: question.to, last: last)
                        .map { "\(indicator.code) \($0)" }
                }
                #expect(
                    figures.map { "\($0.indicator.code) \($0.value)" } == counted,
                    "seed \(seed): \(unit) \(question.from)–\(question.to) known up to operation \(last)")
            }
        }
    }

    @Test(arguments: Engine.available, seeds)
    func `opening and increases less decreases are the closing, and the units below sum to the unit above`(
        engine: Engine, seed: UInt64
    ) async throws {
        try await Self.world(engine, seed) { world in
            for _ in 0..<12 {
                let (unit, question, _) = try await world.randomQuestion()
                try await world.balance(unit, question)
            }
        }
    }

    private static func world(
        _ engine: Engine, _ seed: UInt64, _ body: (inout RandomWorld) async throws -> Void
    ) async throws {
        let clock = TestClock(Village.moment(2024, 1, 2))
        try await engine.withDatabase(clock: { clock.now }, migrations: try Register.migrations()) { database in
            var world = RandomWorld(try Register(database: database, vault: .fresh()), clock, seed: seed)
            try await world.grow(60)
            try await body(&world)
        }
    }
}

extension RandomWorld {
    /// A unit that ever was, a period, and a moment at, between or after the operations.
    mutating func randomQuestion() async throws -> (unit: String, question: FigureQuestion, last: Int) {
        let unit = plain.units.randomElement(using: &random)?.row.code ?? ""
        let days = [
            randomDay().adding(days: random.number(-40...40)), randomDay().adding(days: random.number(0...400)),
        ]
        var moment: Date?
        if random.chance(60) {
            moment = plain.operations.randomElement(using: &random)?.at.addingTimeInterval(
                random.chance(50) ? 0 : Double(random.number(-7200...7200)))
        }
        let id = try await register.read { try $0.unit(everNamed: unit) }
        let question = FigureQuestion(unit: id, from: days[0], to: max(days[0], days[1]), knownAt: moment)
        return (unit, question, plain.last(moment))
    }

    /// Checks both balances of a unit over a period, by what the engine itself answers.
    func balance(_ unit: String, _ question: FigureQuestion) async throws {
        let last = plain.last(question.knownAt)
        let below = plain.units.filter { $0.isKnown(last) && $0.row.parentCode == unit }.map(\.row.code)
        try await register.read { desk in
            var before = question
            (before.from, before.to) = (question.from.adding(days: -1), question.from.adding(days: -1))
            for status in Movement.Status.allCases {
                guard let opening = try Figures.one(.members(.stock, status), before, desk)?.number,
                    let increases = try Figures.one(.members(.flow, status, Self.causesIn), question, desk)?.number,
                    let decreases = try Figures.one(.members(.flow, status, Self.causesOut), question, desk)?.number,
                    let closing = try Figures.one(.members(.stock, status), question, desk)?.number
                else { continue }
                #expect(opening + increases + decreases == closing, "\(status) of \(unit)")
                #expect(opening >= 0 && closing >= 0 && decreases <= 0, "\(status) of \(unit)")
            }
            let codes = ["party.members", "party.members.official", "party.members.admitted"]
            for indicator in codes.compactMap(Catalogue.indicator) where !below.isEmpty {
                guard case .held(let whole)? = try Figures.one(indicator, question, desk) else { continue }
                let parts = try below.map { code in
                    var part = question
                    part.unit = try desk.unit(everNamed: code)
                    return try Figures.one(indicator, part, desk)?.number
                }
                // A flow of a unit that opens within the period is not held of it, and is of the unit above.
                if indicator.kind == .flow && parts.contains(nil) { continue }
                #expect(parts.reduce(0) { $0 + ($1 ?? 0) } == whole, "\(indicator.code) of \(unit)")
            }
        }
    }

    private static let causesIn: Set<String> = [
        "opening", "admission", "readmission", "restoration", "recognition", "transfer_in", "transfer_in_beyond",
    ]
    private static let causesOut: Set<String> = [
        "transfer_out", "transfer_out_beyond", "removal", "expulsion", "withdrawal", "death", "annulment",
    ]
}

extension Indicator {
    /// Members of one status: those there are, or those that came or went for some causes.
    fileprivate static func members(_ kind: Kind, _ status: Movement.Status, _ causes: Set<String> = []) -> Indicator {
        Indicator(
            code: "test", kind: kind, fact: .member, line: .party,
            filter: Filter(cause: causes, status: [status.rawValue]),
            partOf: nil)
    }
}

extension Desk {
    /// The unit of a code, also where its entry was taken back.
    fileprivate func unit(everNamed code: String) throws -> Unit.ID {
        Unit.ID(try db.run("SELECT unit FROM unit_code WHERE code = \(code)").first?.text(0) ?? "")
    }
}
