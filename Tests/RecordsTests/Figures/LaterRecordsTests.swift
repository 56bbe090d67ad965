import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// When later records came in: the same days as the records of each figure, looked through one by one.
@Suite struct LaterRecordsTests {
    @Test(arguments: Engine.available)
    func `the days are those of the records behind each difference`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let units = [try await village.unit("QU-LANG"), try await village.unit("DU-DOANHNGHIEP")]
            let cells = [try await village.unit("CB-MOC"), try await village.unit("CB-GOM")]
            let to = Village.day(2024, 3, 31)
            for moment in [Village.day(2024, 2, 1), Village.day(2024, 3, 31), Village.day(2024, 4, 8)] {
                try await village.register.read { desk in
                    let questions = (units + cells).flatMap { unit in
                        // A movement that a later recognition settles anew is listed by the day it was recorded, and
                        // changes the official members on the day of the recognition.
                        Catalogue.indicators.filter { $0.code != "party.members.official" }.flatMap { indicator in
                            [Village.day(2024, 1, 1), Village.day(2024, 3, 1)].map {
                                LaterRecords.Question(unit: unit, indicator: indicator, from: $0)
                            }
                        }
                    }
                    let after = moment.endInVietnam
                    let days = try LaterRecords.days(of: questions, to: to, after: after, desk)
                    #expect(days.contains { $0 != nil })
                    for (asked, days) in zip(questions, days) {
                        let question = FigureQuestion(unit: asked.unit, from: asked.from, to: to, knownAt: nil)
                        let page = try FigureRecords.page(
                            asked.indicator, question, after: after, limit: 100, offset: 0,
                            as: .everything(Account.system), desk)
                        let came = page.records.map { Day(inVietnam: $0.recordedAt) }.sorted()
                        #expect(days?.lowerBound == came.first, "\(asked.indicator.code) \(asked.from) \(moment)")
                        #expect(days?.upperBound == came.last, "\(asked.indicator.code) \(asked.from) \(moment)")
                    }
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the removal that came in on 2 April is named, and what was taken back is not`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let unit = try await village.unit("QU-LANG")
            let questions = ["party.members", "party.members.admitted"].compactMap(Catalogue.indicator).map {
                LaterRecords.Question(unit: unit, indicator: $0, from: Village.day(2024, 1, 1))
            }
            let days = try await village.register.read { desk in
                try LaterRecords.days(
                    of: questions, to: Village.day(2024, 3, 31), after: Village.day(2024, 3, 31).endInVietnam, desk)
            }
            let second = Village.day(2024, 4, 2)
            #expect(days == [second...second, nil])
        }
    }

    @Test(arguments: Engine.available)
    func `many questions are one statement, and none is none`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let unit = try await village.unit("QU-LANG")
            let counts = try await village.register.read { desk in
                try [0, 1, Catalogue.indicators.count].map { size in
                    let before = desk.db.statementCount
                    _ = try LaterRecords.days(
                        of: Catalogue.indicators.prefix(size).map {
                            LaterRecords.Question(unit: unit, indicator: $0, from: Village.day(2024, 1, 1))
                        }, to: Village.day(2024, 3, 31), after: Village.day(2024, 3, 31).endInVietnam, desk)
                    return desk.db.statementCount - before
                }
            }
            // One finds the operations known at the moment.
            #expect(counts == [0, 2, 2])
        }
    }
}
