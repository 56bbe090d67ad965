import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// Requests about what is held of people, breaches, and what is kept too long.
@Suite struct RequestTests {
    private static func draft(_ code: String, _ kind: RightsRequest.Kind, _ day: String) -> RightsRequestDraft {
        RightsRequestDraft(personCode: code, kind: kind, received: Village.on(day), document: "Đơn số 3")
    }

    private static func step(
        _ request: String, _ step: RightsRequest.Step, _ day: String
    ) -> RightsStepDraft {
        RightsStepDraft(
            request: RightsRequest.ID(request), step: step, on: Village.on(day), document: "Công văn số 9")
    }

    @Test(arguments: Engine.available)
    func `a request is answered, extended once and done, each with its paper`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            // Monday 1/4/2024: answered by Wednesday 3, done by Tuesday 16, extended to Wednesday 1/5, a holiday: 2/5.
            let receipt = try await village.act {
                try RightsRequests.record(Self.draft("DV-04", .correction, "1/4"), by: $0, $1)
            }
            let id = receipt.subjects[0]
            func request() async throws -> RightsRequestFile {
                try await village.register.read {
                    try RightsRequests.find(RightsRequest.ID(id), as: Village.scope, $0)
                }
            }
            func tried(_ draft: RightsStepDraft) async throws -> [String] {
                ScopedWorkTests.problems(try await village.failure { try RightsRequests.record(draft, by: $0, $1) })
            }
            let open = try await request()
            #expect((open.clock.answerBy.vietnamese, open.clock.doneBy.vietnamese) == ("3/4/2024", "16/4/2024"))
            #expect(open.clock.isLate(on: Village.on("9/4")))
            #expect(try await tried(Self.step(id, .answered, "31/3")) == ["on problem.change.later"])
            #expect(try await tried(Self.step(id, .answered, "10/4")) == ["on problem.date.future"])
            #expect(try await tried(Self.step(id, .answered, "3/4")) == [])
            #expect(try await tried(Self.step(id, .answered, "4/4")) == ["done problem.request.step"])
            #expect(try await tried(Self.step(id, .extended, "8/4")) == [])
            #expect(try await request().clock.doneBy.vietnamese == "2/5/2024")
            #expect(try await tried(Self.step(id, .done, "9/4")) == [])
            #expect(try await tried(Self.step(id, .refused, "9/4")) == ["done problem.request.closed"])
            let done = try await request()
            #expect(done.steps.map(\.step) == [.answered, .extended, .done])
            #expect(done.steps.map(\.document) == ["Công văn số 9", "Công văn số 9", "Công văn số 9"])
            #expect((done.clock.next, done.clock.isLate(on: Village.on("9/4"))) == (nil, false))
            #expect(
                try await village.reversal(receipt.seq)
                    == ReversalTests.stands(done.steps[0].operation, "person.request.step"))
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `requests are seen by whom their people are, the most urgent first`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            for (code, kind, day) in [
                ("DV-04", RightsRequest.Kind.access, "8/4"), ("DV-01", .restriction, "5/4"), ("DV-02", .access, "9/4"),
            ] {
                try await village.act { try RightsRequests.record(Self.draft(code, kind, day), by: $0, $1) }
            }
            func seen(_ scope: Scope) async throws -> [String] {
                try await village.register.read { try RightsRequests.page(as: scope, $0).map(\.personCode) }
            }
            #expect(try await seen(Village.scope) == ["DV-01", "DV-04", "DV-02"])
            let cell = try await ScopedWorkTests.scope(.recorder, village, "CB-GOM")
            #expect(try await seen(cell) == ["DV-04"])
            let twice = try await village.failure {
                try RightsRequests.record(Self.draft("DV-04", .access, "8/4"), by: $0, $1)
            }
            #expect(ScopedWorkTests.problems(twice) == ["kind problem.request.stands"])
            let other = try await village.failure(as: cell) {
                try RightsRequests.record(Self.draft("DV-01", .access, "9/4"), by: $0, $1)
            }
            #expect(other == .notFound)
        }
    }

    @Test(arguments: Engine.available)
    func `a breach keeps its hours, and what was done about it`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            func draft(_ unit: String = "CB-MOC", at hour: Int = 3, on day: Int = 8) -> BreachDraft {
                BreachDraft(
                    unitCode: unit, kind: .lost,
                    noticed: Village.moment(2024, 4, day).addingTimeInterval(Double(hour - 9) * 3600), people: 3,
                    summary: "Mất một máy tính xách tay có danh sách")
            }
            func tried(_ draft: BreachDraft, as scope: Scope = Village.scope) async throws -> [String] {
                ScopedWorkTests.problems(
                    try await village.failure(as: scope) { try Breaches.record(draft, by: $0, $1) })
            }
            #expect(try await tried(draft("CB-KHONG")) == ["unit problem.unit.unknown"])
            let none = BreachDraft(
                unitCode: "CB-MOC", kind: .other, noticed: Village.moment(2024, 4, 8), people: -1, summary: "x")
            #expect(try await tried(none) == ["people problem.negative"])
            #expect(try await tried(draft(at: 10, on: 9)) == ["noticed_on problem.breach.future"])
            #expect(try await tried(draft()) == [])
            let gom = try await ScopedWorkTests.scope(.administrator, village, "CB-GOM")
            #expect(try await tried(draft(), as: gom) == ["unit problem.unit.unknown"])
            func all(_ scope: Scope = Village.scope) async throws -> [BreachFile] {
                try await village.register.read { try Breaches.all(as: scope, $0) }
            }
            #expect(try await all(gom).isEmpty)
            let breach = try #require(try await all().first)
            // Whoever only records in the unit neither sees it among its operations nor takes it back.
            let recorder = try await ScopedWorkTests.scope(.recorder, village, "CB-MOC")
            #expect(try await village.reversal(breach.operation, as: recorder) == .notFound)
            let listed = try await village.register.read { desk in
                try [recorder, Village.scope].map { scope in
                    try Operations.recent(as: scope, limit: 5, offset: 0, desk).operations.contains {
                        $0.operation.seq == breach.operation
                    }
                }
            }
            #expect(listed == [false, true])
            #expect(breach.summary == "Mất một máy tính xách tay có danh sách")
            #expect(breach.clock.hoursLeft(at: village.clock.now) == 42)
            let early = BreachStepDraft(
                breach: breach.id, step: .reported, at: Village.moment(2024, 4, 7), document: "Công văn số 4")
            let refused = try await village.failure { try Breaches.record(early, by: $0, $1) }
            #expect(ScopedWorkTests.problems(refused) == ["at_on problem.breach.early"])
            for step in [Breach.Step.reported, .closed] {
                let draft = BreachStepDraft(
                    breach: breach.id, step: step, at: Village.moment(2024, 4, 9), document: "Công văn số 4")
                try await village.act { try Breaches.record(draft, by: $0, $1) }
            }
            let closed = try #require(try await all().first)
            #expect((closed.isClosed, closed.clock.isLate(at: village.clock.now)) == (true, false))
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `who is kept too long is listed by the rules and erased by hand, and who asked to be kept is kept`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            // DV-03 left on 20/3/2024: sixty months later is 20/3/2029. DV-06 was entered on 5/1/2024 and never came to
            // the Party: thirty-six months later is 5/1/2027.
            func due(_ rule: Retention.Rule, _ year: Int, _ month: Int, _ day: Int) async throws -> [String] {
                village.clock.now = Village.moment(year, month, day)
                return try await village.register.read {
                    try Retention.due(rule, as: Village.scope, $0).people.map(\.code)
                }
            }
            #expect(try await due(.left, 2024, 4, 9) == [])
            #expect(try await due(.left, 2029, 3, 20) == [])
            #expect(try await due(.left, 2029, 3, 21) == ["DV-03"])
            #expect(try await due(.unadmitted, 2027, 1, 5) == [])
            #expect(try await due(.unadmitted, 2027, 1, 6) == ["DV-06"])
            let before = try await village.figures("QU-LANG")
            let stranger = try await village.failure {
                try Retention.carryOut(.unadmitted, ["DV-01"], by: $0, $1)
            }
            #expect(stranger == .conflict(Message("problem.retention.changed")))
            try await village.act {
                try Restrictions.record(
                    RestrictionDraft(
                        personCode: "DV-06", isRestricted: true, from: Village.on("9/4"), document: "Đơn"), by: $0, $1)
            }
            #expect(try await due(.unadmitted, 2027, 1, 7) == [])
            try await village.act {
                try Restrictions.record(
                    RestrictionDraft(
                        personCode: "DV-06", isRestricted: false, from: Village.on("10/4"), document: "Đơn"), by: $0,
                    $1)
            }
            try await village.act { try Retention.carryOut(.unadmitted, ["DV-06"], by: $0, $1) }
            #expect(try await due(.unadmitted, 2027, 1, 8) == [])
            #expect(try await village.figures("QU-LANG") == before)
            #expect(try await village.findings() == [])
            let recorder = try await ScopedWorkTests.scope(.recorder, village, "QU-LANG")
            let forbidden = try await village.failure(as: recorder) {
                try Retention.due(.left, as: $0.scope, $1).count
            }
            #expect(forbidden == .forbidden)
        }
    }

    @Test(arguments: Engine.available)
    func `a rule of retention holds from its day`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            village.clock.now = Village.moment(2026, 4, 1)
            let none = try await village.failure {
                try Retention.set(.left, months: 0, from: nil, document: "", by: $0, $1)
            }
            #expect(
                ScopedWorkTests.problems(none) == [
                    "months problem.retention.months", "from problem.date", "document problem.required",
                ])
            try await village.act {
                try Retention.set(
                    .left, months: 24, from: Day(vietnamese: "1/4/2026"), document: "Quy chế số 2", by: $0, $1)
            }
            let due = try await village.register.read { try Retention.due(.left, as: Village.scope, $0).people }
            #expect(due.map(\.code) == ["DV-03"])
        }
    }

    @Test(arguments: Engine.available)
    func `a day the office decides on moves the days of requests`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let receipt = try await village.act {
                try RightsRequests.record(Self.draft("DV-04", .access, "9/4"), by: $0, $1)
            }
            func answerBy() async throws -> String {
                try await village.register.read {
                    try RightsRequests.find(RightsRequest.ID(receipt.subjects[0]), as: Village.scope, $0).clock
                        .answerBy.vietnamese
                }
            }
            // Tuesday 9/4/2024: Wednesday and Thursday.
            #expect(try await answerBy() == "11/4/2024")
            let off = Village.on("11/4")
            try await village.act {
                try OfficeCalendar.set(off, works: false, document: "Thông báo số 1", by: $0, $1)
            }
            #expect(try await answerBy() == "12/4/2024")
            let same = try await village.failure {
                try OfficeCalendar.set(off, works: false, document: "Thông báo số 1", by: $0, $1)
            }
            #expect(ScopedWorkTests.problems(same) == ["works problem.calendar.same"])
            try await village.act {
                try OfficeCalendar.set(off, works: true, document: "Thông báo số 2", by: $0, $1)
            }
            #expect(try await answerBy() == "11/4/2024")
            #expect(try await village.findings() == [])
            let recorder = try await ScopedWorkTests.scope(.recorder, village, "QU-LANG")
            #expect(
                try await village.failure(as: recorder) {
                    try OfficeCalendar.set(off, works: false, document: "x", by: $0, $1)
                } == .forbidden)
        }
    }
}
