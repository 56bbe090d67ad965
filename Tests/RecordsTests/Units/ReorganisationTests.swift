import Domain
import Records
import TestKit
import Testing
import Vietnamese

/// What reorganisations do to figures of before and after, worked out by hand from the story of the village.
@Suite struct ReorganisationTests {
    @Test(arguments: Engine.available)
    func `a unit that comes under another superior takes its members along from that day`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            let operation = try await village.reorganise(Village.step(.move, "DU-DOANHNGHIEP", "1/4", parent: "QU-BEN"))
            // 01, 02, 04 and 05 stood in it on the eve; 03 was removed on 20/3.
            #expect(try await village.members("QU-LANG", "31/3") == 4)
            #expect(try await village.members("QU-LANG", "1/4") == 0)
            #expect(try await village.members("QU-BEN", "31/3") == 0)
            #expect(try await village.members("QU-BEN", "1/4") == 4)
            #expect(try await village.members("DU-DOANHNGHIEP", "1/4") == 4)
            #expect(try await village.flows("QU-LANG", "1/4", "30/4") == ["reorganisation_out": -4])
            #expect(try await village.flows("QU-BEN", "1/4", "30/4") == ["reorganisation_in": 4])
            #expect(try await village.flows("DU-DOANHNGHIEP", "1/4", "30/4") == [:])
            // Of enterprises, cells and unions likewise; nothing is founded by it.
            #expect(try await village.figure("enterprises", of: "QU-BEN", "1/4", "30/4") == 3)
            #expect(try await village.figure("unions", of: "QU-BEN", "1/4", "30/4") == 2)
            #expect(try await village.figure("party.organisations", of: "QU-BEN", "1/4", "30/4") == 4)
            #expect(try await village.figure("party.organisations", of: "QU-LANG", "1/4", "30/4") == 0)
            #expect(try await village.figure("party.cells.founded", of: "QU-BEN", "1/1", "30/4") == 0)
            // What happened before belongs to the superior of its own day.
            #expect(try await village.figure("party.members.admitted", of: "QU-LANG", "1/1", "30/4") == 1)
            #expect(try await village.figure("party.members.admitted", of: "QU-BEN", "1/1", "30/4") == 0)
            #expect(try await village.findings() == [])

            #expect(try await village.reversal(operation) == nil)
            #expect(try await village.members("QU-LANG", "1/4") == 4)
            #expect(try await village.members("QU-BEN", "1/4") == 0)
            #expect(try await village.members("QU-LANG", "1/4", known: "31/5") == 4)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what is learned late of days before a move is carried along, and what follows counts where it happened`(
        engine: Engine
    ) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.reorganise(Village.step(.move, "DU-DOANHNGHIEP", "1/4", parent: "QU-BEN"))
            try await village.move(
                2024, 6, 2, "late",
                [
                    Village.movement("DV-06", .admission, "CB-MOC", Village.on("20/3"), decision: "31-QĐ/QU")
                ])
            #expect(try await village.members("QU-LANG", "31/3") == 5)
            #expect(try await village.members("QU-BEN", "1/4") == 5)
            #expect(try await village.flows("QU-LANG", "1/4", "30/4") == ["reorganisation_out": -5])
            // Known before, there were four.
            #expect(try await village.members("QU-BEN", "1/4", known: "1/6") == 4)
            try await village.move(
                2024, 6, 3, "after",
                [
                    Village.movement("DV-06", .removal, "CB-MOC", Village.on("5/5"), decision: "32-QĐ/QU")
                ])
            #expect(try await village.members("QU-BEN", "4/5") == 5)
            #expect(try await village.members("QU-BEN", "5/5") == 4)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a move that is recorded late takes along what happened since`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            // On 1/2, before 04 moved to CB-GOM on 1/3, before CB-GOM was founded on 15/2, before the visits of March.
            let operation = try await village.reorganise(Village.step(.move, "DU-DOANHNGHIEP", "1/2", parent: "QU-BEN"))
            // On the eve stood 01, 02, 03, 04 and 05, admitted on 20/1.
            #expect(try await village.flows("QU-LANG", "1/2", "31/3") == ["reorganisation_out": -5])
            #expect(try await village.flows("QU-BEN", "1/2", "31/3") == ["reorganisation_in": 5, "removal": -1])
            #expect(try await village.figure("party.cells.founded", of: "QU-BEN", "1/1", "31/3") == 1)
            #expect(try await village.figure("party.cells.founded", of: "QU-LANG", "1/1", "31/3") == 0)
            #expect(try await village.figure("enterprises.surveyed", of: "QU-BEN", "1/1", "31/3") == 3)
            #expect(try await village.figure("party.members.admitted", of: "QU-LANG", "1/1", "31/3") == 1)
            #expect(try await village.members("QU-LANG", "31/3", known: "31/5") == 4)
            #expect(try await village.findings() == [])
            #expect(try await village.reversal(operation) == nil)
            #expect(try await village.flows("QU-LANG", "1/1", "31/3") == ["admission": 1, "removal": -1])
            #expect(try await village.figure("enterprises.surveyed", of: "QU-LANG", "1/1", "31/3") == 3)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a cell merged into another gives it its members and is no more`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            let operation = try await village.reorganise(Village.step(.merge, "CB-GOM", "1/4", other: "CB-MOC"))
            #expect(try await village.members("CB-GOM", "31/3") == 1)
            #expect(try await village.members("CB-GOM", "1/4") == 0)
            #expect(try await village.members("CB-MOC", "1/4") == 4)
            #expect(try await village.flows("CB-MOC", "1/4", "30/4") == ["reorganisation_in": 1])
            #expect(try await village.flows("DU-DOANHNGHIEP", "1/4", "30/4") == [:])
            #expect(try await village.figure("party.organisations", of: "QU-LANG", "31/3", "31/3") == 3)
            #expect(try await village.figure("party.organisations", of: "QU-LANG", "1/4", "1/4") == 2)
            #expect(
                try await village.refusals(Village.step(.merge, "CB-GOM", "1/5", other: "CB-MOC")) == [
                    "0 unit unit.ended"
                ])
            let admission = Village.movement("DV-06", .admission, "CB-GOM", Village.on("2/5"), decision: "41-QĐ/QU")
            let plan = try await village.plan([admission])
            #expect(plan.problems.map(\.field) == ["unit"])
            #expect(try await village.findings() == [])
            #expect(try await village.reversal(operation) == nil)
            #expect(try await village.members("CB-GOM", "1/4") == 1)
            #expect(try await village.figure("party.organisations", of: "QU-LANG", "1/4", "1/4") == 3)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `two cells made one leave a third that was never founded`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.reorganise(
                Village.step(.amalgamate, "CB-GOM", "1/4", other: "CB-CHUNG", name: "Chi bộ Mộc An và Gốm Đất Việt"),
                Village.step(.amalgamate, "CB-MOC", "1/4", other: "CB-CHUNG"))
            #expect(try await village.members("CB-CHUNG", "1/4") == 4)
            #expect(try await village.members("DU-DOANHNGHIEP", "1/4") == 4)
            #expect(try await village.figure("party.organisations", of: "QU-LANG", "1/4", "1/4") == 2)
            #expect(try await village.figure("party.cells.founded", of: "QU-LANG", "1/4", "30/4") == 0)
            #expect(try await village.flows("CB-CHUNG", "1/4", "30/4") == ["reorganisation_in": 4])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a cell raised to a committee hands its members to cells of its own`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            let raise = Village.step(
                .convert, "CB-MOC", "1/4", parent: "QU-LANG", name: "Đảng bộ Công ty TNHH Mộc An",
                type: .grassrootsCommittee)
            #expect(try await village.refusals(raise) == ["0 type reorganisation.members_left"])
            let operation = try await village.reorganise(
                raise,
                Village.step(
                    .split, "CB-MOC", "1/4", other: "CB-MOC-1", parent: "CB-MOC", name: "Chi bộ Xưởng", type: .cell,
                    host: "0109000011"),
                Village.step(
                    .split, "CB-MOC", "1/4", other: "CB-MOC-2", parent: "CB-MOC", name: "Chi bộ Văn phòng", type: .cell,
                    people: ["DV-05"]))
            // 01 and 02 work at MOC, 05 nowhere.
            #expect(try await village.members("CB-MOC-1", "1/4") == 2)
            #expect(try await village.members("CB-MOC-2", "1/4") == 1)
            #expect(try await village.members("CB-MOC", "1/4") == 3)
            #expect(try await village.members("DU-DOANHNGHIEP", "1/4") == 1)
            #expect(try await village.members("QU-LANG", "1/4") == 4)
            // DU-DOANHNGHIEP and the new committee; before, DU-DOANHNGHIEP alone.
            #expect(try await village.figure("party.grassroots", of: "QU-LANG", "31/3", "31/3") == 1)
            #expect(try await village.figure("party.grassroots", of: "QU-LANG", "1/4", "1/4") == 2)
            #expect(try await village.figure("party.cells.founded", of: "QU-LANG", "1/4", "30/4") == 0)
            #expect(try await village.findings() == [])
            #expect(try await village.reversal(operation) == nil)
            #expect(try await village.members("CB-MOC", "1/4") == 3)
            #expect(try await village.members("DU-DOANHNGHIEP", "1/4") == 4)
            #expect(try await village.figure("party.grassroots", of: "QU-LANG", "1/4", "1/4") == 1)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a committee that is merged hands over its units and the enterprises it manages`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            let operation = try await village.reorganise(Village.step(.merge, "DU-DOANHNGHIEP", "1/4", other: "DU-BEN"))
            #expect(try await village.members("DU-BEN", "1/4") == 4)
            #expect(try await village.members("QU-LANG", "1/4") == 0)
            #expect(try await village.figure("enterprises", of: "DU-BEN", "1/4", "1/4") == 3)
            #expect(try await village.figure("enterprises", of: "QU-LANG", "31/3", "31/3") == 3)
            #expect(try await village.figure("enterprises", of: "QU-LANG", "1/4", "1/4") == 0)
            #expect(try await village.figure("unions", of: "DU-BEN", "1/4", "1/4") == 2)
            // The unions stay under their federation.
            #expect(try await village.figure("unions", of: "LD-LANG", "1/4", "1/4") == 2)
            #expect(try await village.findings() == [])
            #expect(try await village.reversal(operation) == nil)
            #expect(try await village.figure("enterprises", of: "QU-LANG", "1/4", "1/4") == 3)
            #expect(try await village.findings() == [])
        }
    }
}
