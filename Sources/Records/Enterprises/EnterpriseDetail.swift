package import Domain
import Storage
package import Vietnamese

/// One enterprise with what stands around it, as known now.
package struct EnterpriseDetail: Sendable {
    /// A visit of a survey.
    package struct Visit: Hashable, Sendable {
        package let round: String
        package let visitedOn: Day
        package let workers: Int?
        package let official: Int
        package let probationary: Int
        package let steady: Bool
        package let source: Survey.Source
        package let conclusion: Survey.Conclusion
        package let operation: Int
        package let isReversed: Bool
    }

    /// An organisation that it hosts.
    package struct Organisation: Hashable, Sendable {
        package let unit: UnitName
        package let entry: UnitEntry
        package let from: Day
        package let operation: Int
        /// Whether it shares the organisation with a principal host.
        package let isShared: Bool
    }

    package let entry: EnterpriseDirectory.Entry
    /// The managing Party unit and its superiors on the day, nearest first.
    package let managers: [UnitName]
    package let visits: [Visit]
    package let organisations: [Organisation]
    package let history: [RecordedState]
    /// Where it is, and what that place is today, where it ended.
    package let commune: (said: Place, now: [Place])?
    package let zone: Place?
    /// The establishment whose branch or site it is today.
    package let parent: EnterpriseName?
    /// Its branches and sites of today.
    package let sites: [EnterpriseName]
    /// The name and the file number of the committee member who looks after it today.
    package let assignee: (name: String, code: String)?
    /// As which it goes on, where it was entered twice.
    package let survivor: EnterpriseName?
    /// The entries that went on as it.
    package let merged: [EnterpriseName]
    /// Where it stands for whoever looks down on it.
    package let home: Home
    /// The last operation that recorded something of its states.
    package var lastOperation: Int { history.map { max($0.operation, $0.supersededIn ?? 0) }.max() ?? 0 }
}

/// An enterprise that another names.
package struct EnterpriseName: Hashable, Sendable {
    package let taxCode: String
    package let name: String
}

extension EnterpriseQueries {
    /// - Throws: `Failure.notFound` where no enterprise of this tax code is listed, or the scope does not hold it.
    package static func detail(_ taxCode: String, as scope: Scope, _ desk: Desk) throws -> EnterpriseDetail {
        guard let entry = try EnterpriseDirectory.of(taxCodes: [taxCode], desk.db)[taxCode: taxCode],
            let manager = entry.manager.on(desk.today) ?? entry.manager.latest
        else { throw Failure.notFound }
        let open = try desk.db.run(
            """
            SELECT 1 FROM enterprise
            WHERE enterprise.id = \(entry.id) AND \(scope.enterprises("enterprise.id", on: desk.today))
            """)
        guard !open.isEmpty else { throw Failure.notFound }
        let homes = try Homes.of([manager], desk)
        let line = homes.tree.line(from: manager, on: desk.today)
        let names = try UnitQueries.names(of: line, on: desk.today, desk)
        let kin = try EnterpriseKin.of(entry, desk)
        return EnterpriseDetail(
            entry: entry, managers: line.compactMap { names[$0] },
            visits: try visits([entry.id] + kin.merged, desk), organisations: try organisations(entry.id, desk),
            history: try StateHistory.of(entry.id, desk), commune: try commune(of: entry, desk),
            zone: try place(entry.zone, on: desk.today, desk), parent: kin.parent, sites: kin.sites,
            assignee: try assignee(of: entry, desk), survivor: kin.survivor, merged: kin.mergedNames,
            home: homes.enterprise(managedBy: manager))
    }

    private static func commune(
        of entry: EnterpriseDirectory.Entry, _ desk: Desk
    ) throws -> (said: Place, now: [Place])? {
        guard let said = try place(entry.commune, on: desk.today, desk) else { return nil }
        return (said, try desk.places().current(said, on: desk.today).filter { $0.key != said.key })
    }

    /// The place of a code that holds on a day: who bore it when it was said.
    private static func place(_ codes: Timeline<String?>, on day: Day, _ desk: Desk) throws -> Place? {
        guard let code = codes.on(day) ?? nil, let since = codes.since(day) else { return nil }
        return try desk.places().bearer(of: code, on: since)
    }

    private static func assignee(
        of entry: EnterpriseDirectory.Entry, _ desk: Desk
    ) throws -> (name: String, code: String)? {
        guard let person = entry.assignee.on(desk.today)?.person else { return nil }
        return try PersonDirectory.of([person], desk.db)[person].map { ($0.name, $0.code) }
    }

    private static func visits(_ enterprises: [Enterprise.ID], _ desk: Desk) throws -> [EnterpriseDetail.Visit] {
        let rows = try desk.db.run(
            """
            SELECT round, effective_on, workers, official, probationary, steady, source, conclusion, recorded_in,
                   reversed_in
            FROM survey WHERE enterprise IN \(list: enterprises) ORDER BY effective_on DESC, recorded_in DESC
            """)
        return try rows.map { row in
            EnterpriseDetail.Visit(
                round: try row.text(0), visitedOn: try row.day(1), workers: try row.intOrNil(2),
                official: try row.int(3), probationary: try row.int(4), steady: try row.flag(5),
                source: try row.code(6), conclusion: try row.code(7), operation: try row.int(8),
                isReversed: try row.intOrNil(9) != nil)
        }
    }

    private static func organisations(
        _ enterprise: Enterprise.ID, _ desk: Desk
    ) throws -> [EnterpriseDetail.Organisation] {
        let rows = try desk.db.run(
            """
            SELECT unit_event.unit, unit_event.kind, unit_event.effective_on, unit_event.recorded_in, 0 AS shared
            FROM unit_host AS state
            JOIN unit_event ON unit_event.unit = state.unit AND unit_event.reversed_in IS NULL
            WHERE state.enterprise = \(enterprise) AND state.superseded_in IS NULL AND state.from_on <= \(desk.today)
              AND NOT EXISTS (
                SELECT 1 FROM unit_host AS later WHERE later.unit = state.unit AND later.superseded_in IS NULL
                  AND later.from_on > state.from_on AND later.from_on <= \(desk.today))
            UNION ALL
            SELECT unit_event.unit, unit_event.kind, unit_event.effective_on, unit_event.recorded_in, 1
            FROM unit_further_host AS state
            JOIN unit_event ON unit_event.unit = state.unit AND unit_event.reversed_in IS NULL
            WHERE state.enterprise = \(enterprise) AND state.superseded_in IS NULL AND state.from_on <= \(desk.today)
              AND state.shares = 1 AND NOT EXISTS (
                SELECT 1 FROM unit_further_host AS later
                WHERE later.unit = state.unit AND later.enterprise = state.enterprise
                  AND later.superseded_in IS NULL AND later.from_on > state.from_on
                  AND later.from_on <= \(desk.today))
            ORDER BY 5, 3, 1
            """)
        let names = try UnitQueries.names(of: try rows.map { try $0.id(0) }, on: desk.today, desk)
        return try rows.compactMap { row in
            guard let unit = names[try row.id(0)] else { return nil }
            return EnterpriseDetail.Organisation(
                unit: unit, entry: try row.code(1), from: try row.day(2), operation: try row.int(3),
                isShared: try row.flag(4))
        }
    }
}
