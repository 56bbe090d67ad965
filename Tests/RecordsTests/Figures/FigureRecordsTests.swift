import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// The way from a figure to its records: they are all there, once, and sum to the figure.
@Suite struct FigureRecordsTests {
    static let units = ["QU-LANG", "DU-DOANHNGHIEP", "CB-MOC", "CB-GOM", "LD-LANG", "CD-GOM"]
    static let periods = [
        ("1/1", "31/3"), ("16/1", "5/3"), ("1/2", "29/2"), ("20/3", "20/3"), ("1/1/2023", "30/6/2025"),
    ]
    static let moments: [String?] = [nil, "8/1", "4/3", "3/4"]

    @Test(arguments: Engine.available)
    func `records sum to their figure and are as many as it says`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            var compared = 0
            for unit in Self.units {
                for (from, to) in Self.periods {
                    for known in Self.moments {
                        let question = try await village.question(unit, from, to, known: known)
                        compared += try await village.compare(question)
                    }
                }
            }
            // 6 units in 5 periods at 4 moments: most of the 17 figures that count records, 2 of
            // them for the unions, are held.
            #expect(compared > 700)
        }
    }

    @Test(arguments: Engine.available)
    func `pages cover all records and overlap nowhere`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let question = try await village.question("QU-LANG", "1/1", "31/3")
            for indicator in Catalogue.indicators {
                let whole = try await village.records(indicator.code, question)
                for size in 1...3 {
                    var pieces: [FigureRecord] = []
                    for offset in stride(from: 0, to: whole.count + size, by: size) {
                        let page = try await village.records(indicator.code, question, limit: size, offset: offset)
                        #expect(page.count == whole.count && page.sum == whole.sum)
                        #expect(page.records.count == min(size, max(0, whole.count - offset)))
                        pieces += page.records
                    }
                    #expect(pieces == whole.records)
                }
                #expect(Set(whole.records.map(\.subject)).count == whole.count)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what was recorded after a moment is the difference between two figures`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let ends: [String?] = ["1/1", "16/2", "4/3", "2/4", "3/4", nil]
            for unit in ["QU-LANG", "CB-MOC", "CB-GOM", "LD-LANG"] {
                for (place, earlier) in ends.dropLast().enumerated() {
                    for later in ends.dropFirst(place + 1) {
                        let question = try await village.question(unit, "16/1", "31/3", known: later)
                        var before = question
                        before.knownAt = Village.known(earlier)
                        let (now, then) = (try await village.all(question), try await village.all(before))
                        for (code, value) in now {
                            let page = try await village.records(code, question, after: before.knownAt)
                            let difference = (value.number ?? 0) - ((then[code] ?? .notHeld).number ?? 0)
                            #expect(page.sum == difference, "\(unit) \(code) \(earlier ?? "") – \(later ?? "")")
                            #expect(page.records.map(\.amount).reduce(0, +) == difference)
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a member stands where the last movement put them, by the operation that recorded it`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { village in
            let question = try await village.question("QU-LANG", "1/1", "31/3")
            let members = try await village.records("party.members", question).records
            // The recognition that came late (operation 13) changed the transfer's status, and not who recorded it.
            let said = members.map {
                "\($0.detail) \($0.unitCode) \($0.cause) \($0.effectiveOn.vietnamese) \($0.operation)"
            }
            #expect(
                said.sorted() == [
                    "DV-01 CB-MOC opening 31/12/2023 5", "DV-02 CB-MOC opening 31/12/2023 5",
                    "DV-04 CB-GOM transfer_in 1/3/2024 7", "DV-05 CB-MOC admission 20/1/2024 7",
                ])
            #expect(members.map(\.effectiveOn) == members.map(\.effectiveOn).sorted())
            let moved = try #require(members.last)
            #expect(moved.title == "Phạm Thu Đào")
            #expect(moved.unitName == "Chi bộ Công ty cổ phần Gốm Đất Việt")
            #expect(moved.decision == Village.decision("12-QĐ/QU", Village.on("1/3")))
            #expect(moved.recordedAt == Village.moment(2024, 3, 4))
            #expect(moved.recordedBy == "Hệ thống")

            let before = try await village.question("QU-LANG", "1/1", "29/2")
            let then = try await village.records("party.members", before).records
            #expect(then.first { $0.detail == "DV-04" }?.unitCode == "CB-MOC")
            let official = try await village.records("party.members.official", before).records
            let recognised = try #require(official.first { $0.detail == "DV-04" })
            #expect(recognised.cause == "recognition" && recognised.operation == 13)
        }
    }

    @Test(arguments: Engine.available)
    func `foundings, enterprises and visits name their decision, tax code and operation`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let question = try await village.question("QU-LANG", "1/1", "31/3")
            let cell = try #require(try await village.records("party.cells.founded", question).records.first)
            #expect(cell.detail == "CB-GOM" && cell.operation == 6 && cell.effectiveOn == Village.on("15/2"))
            #expect(cell.decision == Village.decision("07-QĐ/QU", Village.on("15/2")))
            let visits = try await village.records("enterprises.surveyed", question).records
            #expect(visits.map(\.detail) == ["0109000011", "0109000022", "0109000033"])
            #expect(visits.map(\.effectiveOn.vietnamese) == ["5/3/2024", "6/3/2024", "7/3/2024"])
            #expect(Set(visits.map(\.unitCode)) == ["DU-DOANHNGHIEP"] && Set(visits.map(\.operation)) == [9])
            #expect(visits.allSatisfy { $0.decision == nil })
        }
    }

    @Test(arguments: Engine.available)
    func `a difference names the operation that made it`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let expected: [(after: String, code: String, said: [String])] = [
                ("3/4", "party.members", ["DV-06 -1 admission 14"]),
                ("3/4", "party.members.admitted", ["DV-06 -1 admission 14"]),
                ("3/4", "party.members.official", ["DV-04 1 recognition 13"]),
                // Recorded and taken back within the time: no difference.
                ("4/3", "party.members", ["DV-03 -1 removal 11"]),
                ("9/4", "party.members", []),
            ]
            for (after, code, said) in expected {
                let question = try await village.question("QU-LANG", "1/1", "31/3")
                let page = try await village.records(code, question, after: Village.known(after))
                #expect(page.records.map { "\($0.detail) \($0.amount) \($0.cause) \($0.operation)" } == said)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an operation posts what it changed and nothing again`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let counts = try await village.register.read { (desk) throws in
                let rows = try desk.db.run("SELECT op, COUNT(*) FROM posting GROUP BY op ORDER BY op")
                return try rows.map { "\(try $0.int(0)): \(try $0.int(1))" }
            }
            // 13: one member becomes official (2), and the transfer moves an official one instead (4).
            #expect(
                counts == [
                    "1: 3", "2: 3", "3: 3", "5: 4", "6: 1", "7: 3", "8: 2", "9: 3", "11: 1", "12: 1", "13: 6", "14: 1",
                ])
        }
    }
}

extension Village {
    func records(
        _ code: String, _ question: FigureQuestion, after: Date? = nil, limit: Int = 100, offset: Int = 0
    ) async throws -> ListedRecords<FigureRecord> {
        let indicator = try #require(Catalogue.indicator(code))
        return try await register.read { desk in
            try FigureRecords.page(
                indicator, question, after: after, limit: limit, offset: offset, as: .everything(Account.system), desk)
        }
    }

    /// Compares each figure that is held with its records, and says how many there were.
    fileprivate func compare(_ question: FigureQuestion) async throws -> Int {
        try await register.read { desk in
            var compared = 0
            for figure in try Figures.all(question, desk) {
                guard let number = figure.value.number else { continue }
                compared += 1
                let page = try FigureRecords.page(
                    figure.indicator, question, limit: 100, offset: 0, as: .everything(Account.system), desk)
                #expect(page.sum == number, "\(figure.indicator.code)")
                #expect(page.count == number, "\(figure.indicator.code)")
                #expect(page.records.count == number, "\(figure.indicator.code)")
                #expect(page.records.allSatisfy { $0.amount == 1 }, "\(figure.indicator.code)")
            }
            return compared
        }
    }
}
