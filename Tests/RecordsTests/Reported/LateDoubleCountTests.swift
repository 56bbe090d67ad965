import Domain
import FoundationEssentials
import Records
import Testing
import Vietnamese

@testable import TestKit

/// What is said late of managers and superiors never lets a value count in another one that was reported already.
///
/// The union `CD-MOC` stands in the enterprise `MOC`, managed by `DU-DOANHNGHIEP` of `QU-LANG`. Found by random
/// sequences: a manager said late brought the union's value into a committee that had told it already.
@Suite struct LateDoubleCountTests {
    /// `MOC` with another manager from a day on.
    private static func managed(by manager: String, from day: String) -> EnterpriseDraft {
        var draft = Village.enterprises[0]
        (draft.managerCode, draft.from) = (manager, Village.on(day))
        return draft
    }

    private static func key(_ failure: Failure?) -> String? {
        if case .conflict(let message)? = failure { return message.key }
        return nil
    }

    @Test(arguments: Engine.available)
    func `a manager said late brings no value under one that holds it`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.report(Village.value("CD-MOC", "15", on: "5/4"))
            try await village.report(Village.value("DU-BEN", "44", on: "9/4"))
            let size = try await village.size()
            // From 1/4 on, the 15 of 5/4 would count in DU-BEN beside the 44.
            let early = Self.managed(by: "DU-BEN", from: "1/4")
            let refused = try await village.failure { try Enterprises.change(early, seen: nil, by: $0, $1) }
            #expect(Self.key(refused) == "problem.reported.double")
            #expect(try await village.size() == size)
            // From 6/4 on, the 15 stays where it was told.
            let later = Self.managed(by: "DU-BEN", from: "6/4")
            #expect(try await village.failure { try Enterprises.change(later, seen: nil, by: $0, $1) } == nil)
            #expect(try await village.said("DU-BEN", "30/4") == "44")
            #expect(try await village.said("DU-DOANHNGHIEP", "30/4") == "15")
            #expect(try await village.findings() == [])
        }
    }

    /// Found by random sequences: it held a 0 that nobody had reported.
    @Test(arguments: Engine.available)
    func `a manager who gave the host away holds nothing once the next value counts elsewhere`(
        engine: Engine
    ) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.report(Village.value("CD-MOC", "15", on: "5/4"))
            let away = Self.managed(by: "DU-BEN", from: "6/4")
            #expect(try await village.failure { try Enterprises.change(away, seen: nil, by: $0, $1) } == nil)
            try await village.report(Village.value("CD-MOC", "16", on: "20/4"))
            // Said late, of a day on which the first one still managed.
            try await village.report(Village.value("CD-MOC", "14", on: "3/4"))
            for (unit, day, said) in [
                ("DU-DOANHNGHIEP", "3/4", "14"), ("DU-DOANHNGHIEP", "19/4", "15"), ("DU-DOANHNGHIEP", "20/4", nil),
                ("DU-BEN", "19/4", nil), ("DU-BEN", "20/4", "16"), ("LD-LANG", "20/4", "16"),
            ] {
                #expect(try await village.said(unit, day) == said, "\(unit) \(day)")
            }
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a move said late brings no value under one that holds it`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.report(Village.value("CD-MOC", "15", on: "5/4"))
            try await village.report(Village.value("QU-BEN", "100", on: "9/4"))
            let early = Village.step(.move, "DU-DOANHNGHIEP", "1/4", parent: "QU-BEN")
            let refused = try await village.failure { try Reorganisations.recordOne(early, by: $0, $1) }
            #expect(Self.key(refused) == "problem.reported.double")
            // What the district told on 9/4 did not hold the committee that came on 10/4: it brings its 15 along.
            try await village.reorganise(Village.step(.move, "DU-DOANHNGHIEP", "10/4", parent: "QU-BEN"))
            #expect(try await village.said("QU-BEN", "9/4") == "100")
            #expect(try await village.said("QU-BEN", "10/4") == "115")
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a manager taken back brings no value under one that holds it`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            let draft = Self.managed(by: "DU-BEN", from: "1/4")
            let change = try await village.act { try Enterprises.change(draft, seen: nil, by: $0, $1) }.seq
            try await village.report(Village.value("CD-MOC", "15", on: "5/4"))
            let report = try await village.report(Village.value("DU-DOANHNGHIEP", "44", on: "9/4"))
            #expect(Self.key(try await village.reversal(change)) == "problem.reported.double")
            #expect(try await village.reversal(report) == nil)
            #expect(try await village.reversal(change) == nil)
            #expect(try await village.said("DU-DOANHNGHIEP", "30/4") == "15")
            #expect(try await village.findings() == [])
        }
    }
}
