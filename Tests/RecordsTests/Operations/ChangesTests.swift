import Domain
import FoundationEssentials
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// Two people who edit the same thing: the second is told what changed.
@Suite struct ChangesTests {
    private static func subject(_ village: Village) async throws -> Changes.Subject {
        .enterprise(try #require(try await village.register.read { try Enterprises.id(of: "0109000011", $0) }))
    }

    @Test(arguments: Engine.available)
    func `the second of two editors is told who changed which field from what to what`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let subject = try await Self.subject(village)
            let seen = try await village.register.read { try Changes.last(of: subject, $0) }
            #expect(seen == 2)
            village.clock.now = Village.moment(2024, 4, 10)
            let mine = EnterpriseChangeTests.moc("1/4") { ($0.workers, $0.legalForm) = (85, .jointStock) }
            let theirs = EnterpriseChangeTests.moc("1/4") { $0.name = "Công ty TNHH Mộc An Phú" }
            let first = try await village.act { try Enterprises.change(mine, seen: seen, by: $0, $1) }
            let refused = try await village.failure { try Enterprises.change(theirs, seen: seen, by: $0, $1) }
            #expect(
                refused
                    == .conflict(Message("problem.change.meanwhile", ["operation": "15", "name": "Hệ thống"])))
            let changes = try await village.register.read { try Changes.since(seen, of: subject, $0) }
            let day = Village.on("1/4")
            #expect(
                changes == [
                    Changed(
                        operation: first.seq, at: Village.moment(2024, 4, 10), by: "Hệ thống",
                        differences: [
                            Difference("legal_form", "limited_many", "joint_stock", from: day),
                            Difference("workers", "120", "85", from: day),
                        ])
                ])
            // Told of it, they take over what the other one changed.
            let both = EnterpriseChangeTests.moc("1/4") {
                ($0.name, $0.workers, $0.legalForm) = ("Công ty TNHH Mộc An Phú", 85, .jointStock)
            }
            let second = try await village.act { try Enterprises.change(both, seen: first.seq, by: $0, $1) }
            #expect(second.seq == 16)
            let rest = try await village.register.read { try Changes.since(first.seq, of: subject, $0) }
            #expect(rest.map(\.operation) == [16] && rest.flatMap(\.differences).map(\.field) == ["name"])
        }
    }

    @Test(arguments: Engine.available)
    func `a correction and a reversal are told as what they change`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let subject = try await Self.subject(village)
            try await village.change(EnterpriseChangeTests.moc("31/12/2023") { $0.workers = 102 })
            try await village.change(EnterpriseChangeTests.moc("1/4") { $0.workers = 110 })
            #expect(try await village.reversal(16) == nil)
            #expect(try await village.reversal(15) == nil)
            let changes = try await village.register.read { try Changes.since(2, of: subject, $0) }
            let (start, april) = (Village.start, Village.on("1/4"))
            #expect(changes.map(\.operation) == [15, 16, 17, 18])
            #expect(
                changes.map(\.differences) == [
                    [Difference("workers", "120", "102", from: start, isCorrection: true)],
                    [Difference("workers", "102", "110", from: april)],
                    [Difference("workers", "110", "102", from: april, isCorrection: true)],
                    [Difference("workers", "102", "120", from: start, isCorrection: true)],
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `of a person the names and workplaces are told, and of what is sealed the field alone`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let subject = Changes.Subject.person(try await village.person("DV-01"))
            let seen = try await village.register.read { try Changes.last(of: subject, $0) }
            #expect(seen == 4)
            try await village.change(
                PersonChangeTests.first {
                    $0.name = "Nguyễn Thị Anh"
                    $0.details[.phone] = "0912999999"
                    ($0.workplaceTaxCode, $0.workplaceFrom) = ("0109000022", Village.on("1/2"))
                })
            #expect(try await village.reversal(15) == nil)
            let changes = try await village.register.read { try Changes.since(seen, of: subject, $0) }
            let day = Village.on("1/2")
            #expect(
                changes.map(\.differences) == [
                    [
                        Difference("name", "Nguyễn Thị Ánh", "Nguyễn Thị Anh"), Difference(sealed: "phone"),
                        Difference("workplace", "0109000011", "0109000022", from: day),
                    ],
                    [
                        Difference("name", "Nguyễn Thị Anh", "Nguyễn Thị Ánh"),
                        Difference(sealed: "phone"),
                        Difference("workplace", "0109000022", "0109000011", from: day, isCorrection: true),
                    ],
                ])
            let draft = PersonChangeTests.first { $0.details[.phone] = "0912888888" }
            let refused = try await village.failure { try People.change(draft, seen: seen, by: $0, $1) }
            #expect(
                refused
                    == .conflict(Message("problem.change.meanwhile", ["operation": "16", "name": "Hệ thống"])))
        }
    }

    @Test(arguments: Engine.available)
    func `of eight who saw the same and record at once, one is first`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let failures = try await withThrowingTaskGroup(of: Failure?.self) { group in
                for number in 1...8 {
                    group.addTask {
                        let draft = EnterpriseChangeTests.moc("1/4") { $0.workers = 200 + number }
                        return try await village.failure { try Enterprises.change(draft, seen: 2, by: $0, $1) }
                    }
                }
                return try await group.reduce(into: [Failure?]()) { $0.append($1) }
            }
            #expect(failures.filter { $0 == nil }.count == 1)
            let told = Failure.conflict(
                Message("problem.change.meanwhile", ["operation": "15", "name": "Hệ thống"]))
            #expect(failures.filter { $0 == told }.count == 7)
            #expect(try await village.headcounts("0109000011").count == 2)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `the same form sent twice is one change, whatever changed between`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let draft = EnterpriseChangeTests.moc("1/4") { $0.workers = 85 }
            let first = try await village.act("form") { try Enterprises.change(draft, seen: 2, by: $0, $1) }
            try await village.change(EnterpriseChangeTests.moc("5/4") { $0.workers = 90 })
            let second = try await village.act("form") { try Enterprises.change(draft, seen: 2, by: $0, $1) }
            #expect(first == second)
            #expect(try await village.count("operation") == 16)
        }
    }
}
