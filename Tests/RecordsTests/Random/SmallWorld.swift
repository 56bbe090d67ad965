import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Vietnamese

/// A register in which acts are recorded one after another, and looked at from outside after each.
struct SmallWorld {
    let register: Register
    let clock: TestClock
    /// The operations of what was recorded, by the numbers of the acts.
    private(set) var operations: [Int: Int] = [:]
    /// What became of each act by its number: `recorded`, or the keys of what stood against it.
    private(set) var outcomes: [Int: String] = [:]
    private(set) var facts = PlainFacts(FactRows())
    /// The moments of the operations, from the first.
    private(set) var moments: [Date] = []

    static let start = Village.start

    init(_ register: Register, _ clock: TestClock) {
        (self.register, self.clock) = (register, clock)
    }

    var today: Day { Day(inVietnam: clock.now) }

    /// Gives `body` an empty world on an engine.
    static func on<T>(_ engine: Engine, _ body: (SmallWorld) async throws -> T) async throws -> T {
        let mould = try await (engine == .sqlite ? sqlite : postgres).value
        let clock = TestClock(beginning)
        return try await engine.withCopy(of: mould, clock: { clock.now }) { database in
            try await body(SmallWorld(try Register(database: database, vault: vault), clock))
        }
    }

    /// Nine in the morning of 2/1/2024.
    static let beginning = Village.moment(2024, 1, 2)
    private static let vault = Vault.fresh()
    private static let sqlite = Task { try await mould(.sqlite) }
    private static let postgres = Task { try await mould(.postgres) }

    private static func mould(_ engine: Engine) async throws -> Mould {
        try await Mould(engine, clock: { beginning }) { try await $0.migrate(try Register.migrations()) }
    }

    /// Records an act, or is told what stands against it; what is wrong in itself is answered.
    mutating func take(_ numbered: NumberedAct) async throws -> [String] {
        clock.now = numbered.at
        let known = operations
        do {
            let seq = try await register.write { desk in
                try numbered.act.record(known, by: Author(Village.scope, operation: "act-\(numbered.number)"), desk)
            }
            operations[numbered.number] = seq
            moments.append(numbered.at)
            outcomes[numbered.number] = "recorded"
            let isNext = seq == moments.count
            try await readAgain()
            return isNext ? [] : ["operation: \(seq) is not the next"]
        } catch let failure as Failure {
            outcomes[numbered.number] = Self.said(failure)
            return []
        } catch {
            outcomes[numbered.number] = "broken"
            return ["broken: \(error)"]
        }
    }

    /// Reads the facts as they stand.
    mutating func readAgain() async throws {
        facts = PlainFacts(try await register.read { try FactRows.read($0) })
    }

    private static func said(_ failure: Failure) -> String {
        switch failure {
        case .notFound: "not found"
        case .forbidden: "forbidden"
        case .invalid(let problems): problems.map { "\($0.field) \($0.message.key)" }.joined(separator: ", ")
        case .conflict(let message): message.key
        }
    }
}
