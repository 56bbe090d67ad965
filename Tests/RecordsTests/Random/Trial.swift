import Domain
import FoundationEssentials
import Records
import TestKit
import Vietnamese

/// Acts recorded one after another in a world of their own, with what was found wrong.
struct Trial {
    private var world: SmallWorld
    private(set) var acts: [NumberedAct] = []
    private(set) var wrong: [String] = []

    /// What a run leaves to be compared and counted.
    struct Outcome: Sendable {
        var acts: [NumberedAct] = []
        /// What became of each act by its number, and what reversing it at once did by the number after it.
        var outcomes: [Int: String] = [:]
        var figures: [String] = []
        var wrong: [String] = []

        /// How often acts of each kind were recorded after the beginning, and how often late.
        var recorded: [String: Int] {
            acts.dropFirst(Trial.beginning).filter { outcomes[$0.number] == "recorded" }.reduce(into: [:]) {
                told, act in
                for kind in act.act.kinds { told[kind, default: 0] += 1 }
                let first = act.act.days.min().map { $0 < Day(inVietnam: act.at).adding(days: -20) } ?? false
                if first { told["late", default: 0] += 1 }
            }
        }
    }

    /// How many acts a world begins with.
    private static let beginning = 5

    private init(_ world: SmallWorld) {
        self.world = world
    }

    /// Makes up so many acts from a seed and records them, looking at the world now and then and at the end.
    static func run(seed: UInt64, length: Int, on engine: Engine) async throws -> Outcome {
        try await SmallWorld.on(engine) { world in
            var trial = Trial(world)
            var maker = ActMaker(seed: seed)
            for act in maker.beginning() { try await trial.take(act, after: 3600, isTriedOut: false) }
            for step in 1...length where trial.wrong.isEmpty {
                let pause = Double(maker.random.number(1...72)) * 3600
                let act = maker.next(in: trial.world)
                try await trial.take(act, after: pause, isTriedOut: maker.random.chance(12))
                if step % 8 == 0 || step == length { try await trial.check() }
            }
            return try await trial.outcome()
        }
    }

    /// Records the same acts again and looks at the world after each.
    static func run(_ acts: [NumberedAct], on engine: Engine) async throws -> Outcome {
        try await SmallWorld.on(engine) { world in
            var trial = Trial(world)
            for act in acts where trial.wrong.isEmpty {
                try await trial.take(act)
                try await trial.check()
            }
            return try await trial.outcome()
        }
    }

    private func outcome() async throws -> Outcome {
        Outcome(
            acts: acts, outcomes: world.outcomes, figures: try await world.told(), wrong: wrong)
    }

    // MARK: Recording

    private mutating func take(_ act: Act, after pause: TimeInterval, isTriedOut: Bool) async throws {
        // Two numbers for each act: the second is that of its reversal.
        let number = acts.count * 2
        try await take(
            NumberedAct(number: number, at: world.clock.now + pause, act: act, isTriedOut: isTriedOut))
    }

    private mutating func take(_ act: NumberedAct) async throws {
        acts.append(act)
        guard act.isTriedOut, !act.act.isFinal else {
            wrong += try await world.take(act)
            return
        }
        let days = SmallWorld.askedDays(act.number, world)
        let units = world.facts.rows.lines.keys.map { Unit.ID($0) }
        let register = world.register
        func now(_ known: Date? = nil) async throws -> Snapshot {
            try await Snapshot.of(units, days, knownAt: known, register)
        }
        let before = try await now()
        wrong += try await world.take(act)
        guard world.operations[act.number] != nil else { return }
        let after = try await now()
        let reversal = NumberedAct(number: act.number + 1, at: act.at + 60, act: .reverse(act.number))
        wrong += try await world.take(reversal)
        guard world.operations[reversal.number] != nil else {
            wrong.append("reversal: refused at once, \(world.outcomes[reversal.number] ?? "")")
            return
        }
        let name = world.name
        wrong += try await before.differences(now(), name).map { "reversal: \($0) after it" }
        wrong += try await after.differences(now(act.at), name).map { "reversal: \($0) as known before it" }
        let moment = act.at - 1
        wrong += try await before.differences(now(moment), name).map { "reversal: \($0) as known before the act" }
    }

    // MARK: Looking

    private mutating func check() async throws {
        let number = acts.last?.number ?? 0
        var random = Seeded(UInt64(number))
        let days = SmallWorld.askedDays(number, world)
        guard let first = days.first, let last = days.last else { return }
        wrong += try await world.verified()
        wrong += try await world.counted(first, last)
        let known = world.moments.randomElement(using: &random)
        wrong += try await world.counted(days[1], last, knownAt: known)
        wrong += try await world.counted(first, days[2], treeAt: days.randomElement(using: &random))
        wrong += try await world.counted(first, last, knownAt: known, treeAt: days.randomElement(using: &random))
        let units = world.facts.rows.lines.filter { $0.value == "party" }.keys.sorted {
            (world.name($0), $0) < (world.name($1), $1)
        }
        for unit in units.shuffled(using: &random).prefix(2) { wrong += try await world.balanced(unit, days[1], last) }
    }
}

extension SmallWorld {
    /// Four days in their order on which the world is asked: of those on which something happened, and beside them.
    static func askedDays(_ number: Int, _ world: SmallWorld) -> [Day] {
        var random = Seeded(UInt64(number) &* 31 &+ 7)
        let dated = world.dated
        return (0..<4).map { _ in
            (dated.randomElement(using: &random) ?? world.today).adding(days: random.number(-1...2))
        }.sorted()
    }

    /// Every figure of every unit there ever was, as text: what two engines must tell alike.
    func told() async throws -> [String] {
        let first = Dictionary(
            facts.rows.codes.map { ($0.of, "\($0.said)#\($0.recorded)") }, uniquingKeysWith: { min($0, $1) })
        let units = facts.rows.lines.keys.map { Unit.ID($0) }
        guard let any = units.first else { return [] }
        var told: [String] = []
        for treeAt in [nil, Self.start, today] as [Day?] {
            let question = FigureQuestion(
                unit: any, from: Self.start.adding(days: 1), to: today, knownAt: nil, treeAt: treeAt)
            let all = try await register.read { try Figures.several(units, question, $0) }
            for (unit, figures) in all {
                let values = figures.map { "\($0.indicator.code) \($0.value) \($0.targets.map(\.value))" }
                told.append("\(first[unit.text] ?? "") \(treeAt?.iso ?? ""): \(values.joined(separator: ", "))")
            }
        }
        return told.sorted()
    }
}
