import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// Recorded time: numbers without a gap, moments that never go back, and an id that is recorded once.
@Suite struct OperationTests {
    @Test(arguments: Engine.available)
    func `numbers have no gap and moments never go back`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let operations = try await village.operations()
            #expect(operations.map(\.seq) == Array(1...14))
            #expect(operations.map(\.at) == operations.map(\.at).sorted())
            #expect(operations[6].at == Village.moment(2024, 3, 4))
        }
    }

    @Test(arguments: Engine.available)
    func `when the clock goes back an operation bears the moment of the one before`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let again = Village.movement("DV-06", .admission, "CB-MOC", Village.on("2/1"), decision: "15-QĐ/QU")
            let receipt = try await village.move(2024, 1, 3, "back", [again])
            #expect(receipt.seq == 15)
            let operations = try await village.operations()
            #expect(operations[14].at == Village.moment(2024, 4, 9))
            // So what was known on 3/1 has not changed.
            let question = try await village.question("QU-LANG", "1/1", "31/3", known: "3/1")
            #expect(try await village.value("party.members", question) == .held(0))
        }
    }

    @Test(arguments: Engine.available)
    func `a refused operation leaves no number behind`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let before = try await village.size()
            let failure = try await village.failure { try Units.found(Village.orphan, by: $0, $1) }
            #expect(
                failure == .invalid([Problem("parent", "problem.unit.unknown", ["value": "DU-KHONG"]).of(draft: 0)]))
            #expect(try await village.size() == before)
            let next = try await village.act { try Units.found(Village.newCell, by: $0, $1) }
            #expect(next.seq == 15)
        }
    }

    @Test(arguments: Engine.available)
    func `the same id again gives the first receipt and records nothing`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let admission = Village.movement("DV-06", .admission, "CB-GOM", Village.on("1/4"), decision: "15-QĐ/QU")
            let founding: @Sendable (Author, Desk) throws -> Receipt = { try Units.found(Village.newCell, by: $0, $1) }
            let moving: @Sendable (Author, Desk) throws -> Receipt = {
                try Movements.record(Movements.plan([admission], as: Village.scope, $1), by: $0, $1)
            }
            let reversing: @Sendable (Author, Desk) throws -> Receipt = {
                try Reversal.reverse(16, reason: "Nhầm", by: $0, $1)
            }
            let first = [
                try await village.act("a", founding), try await village.act("b", moving),
                try await village.act("c", reversing),
            ]
            #expect(first.map(\.seq) == [15, 16, 17])
            #expect(first.map(\.subjects.count) == [1, 1, 0])
            let size = try await village.size()
            let again = [
                try await village.act("a", founding), try await village.act("b", moving),
                try await village.act("c", reversing),
            ]
            #expect(again == first)
            #expect(try await village.size() == size)
        }
    }

    @Test(arguments: Engine.available)
    func `an id that named another kind of operation is refused`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let size = try await village.size()
            let reused = Failure.conflict(Message("problem.operation.reused"))
            let founding = try await village.failure("village-05") { try Units.found(Village.newCell, by: $0, $1) }
            #expect(founding == reused)
            let reversal = try await village.failure("village-06") { try Reversal.reverse(13, reason: "x", by: $0, $1) }
            #expect(reversal == reused)
            #expect(try await village.size() == size)
        }
    }

    @Test(arguments: Engine.available)
    func `twenty who record at once get twenty numbers`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        try await village.act("at-once-\(number)") { author, desk in
                            var cell = Village.newCell
                            cell.code = "CB-\(10 + number)"
                            return try Units.found(cell, by: author, desk).seq
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(numbers.sorted() == Array(15...34))
            let question = try await village.question("QU-LANG", "1/4", "30/4")
            #expect(try await village.value("party.cells.founded", question) == .held(20))
        }
    }
}

extension Village {
    /// A cell that may be founded after the story.
    static let newCell = UnitDraft(
        code: "CB-LUA", name: "Chi bộ Công ty Vải Lụa Tơ", type: .cell, parentCode: "DU-DOANHNGHIEP",
        hostTaxCode: "0109000033", entry: .founding, from: on("5/4"), decision: decision("30-QĐ/QU", on("5/4")))

    /// The same under a unit that is not there.
    static let orphan: UnitDraft = {
        var draft = newCell
        draft.parentCode = "DU-KHONG"
        return draft
    }()

    func operations() async throws -> [Domain.Operation] {
        try await register.read { desk in
            try Operations.recent(as: Village.scope, limit: 100, offset: 0, desk).operations.map(\.operation).reversed()
        }
    }
}
