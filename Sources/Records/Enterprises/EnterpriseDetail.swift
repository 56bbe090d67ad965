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
    }

    package let entry: EnterpriseDirectory.Entry
    /// The managing Party unit and its superiors on the day, nearest first.
    package let managers: [UnitName]
    package let visits: [Visit]
    package let organisations: [Organisation]
    package let history: [RecordedState]
    /// The last operation that recorded something of its states.
    package var lastOperation: Int { history.map { max($0.operation, $0.supersededIn ?? 0) }.max() ?? 0 }
}

extension EnterpriseQueries {
    /// - Throws: `Failure.notFound` where no enterprise of this tax code is listed, or the scope does not hold it.
    package static func detail(_ taxCode: String, as scope: Scope, _ desk: Desk) throws -> EnterpriseDetail {
        guard let entry = try EnterpriseDirectory.of(taxCodes: [taxCode], desk.db)[taxCode: taxCode],
            let manager = entry.manager.on(desk.today) ?? entry.manager.latest
        else { throw Failure.notFound }
        let line = try Tree.above([manager], desk.db).line(from: manager, on: desk.today)
        guard scope.contains(line) else { throw Failure.notFound }
        let names = try UnitQueries.names(of: line, on: desk.today, desk)
        return EnterpriseDetail(
            entry: entry, managers: line.compactMap { names[$0] }, visits: try visits(entry.id, desk),
            organisations: try organisations(entry.id, desk), history: try StateHistory.of(entry.id, desk))
    }

    private static func visits(_ enterprise: Enterprise.ID, _ desk: Desk) throws -> [EnterpriseDetail.Visit] {
        let rows = try desk.db.run(
            """
            SELECT round, effective_on, workers, official, probationary, steady, source, conclusion, recorded_in,
                   reversed_in
            FROM survey WHERE enterprise = \(enterprise) ORDER BY effective_on DESC, recorded_in DESC
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
            SELECT unit_event.unit, unit_event.kind, unit_event.effective_on, unit_event.recorded_in
            FROM unit_host AS state
            JOIN unit_event ON unit_event.unit = state.unit AND unit_event.reversed_in IS NULL
            WHERE state.enterprise = \(enterprise) AND state.superseded_in IS NULL AND state.from_on <= \(desk.today)
              AND NOT EXISTS (
                SELECT 1 FROM unit_host AS later WHERE later.unit = state.unit AND later.superseded_in IS NULL
                  AND later.from_on > state.from_on AND later.from_on <= \(desk.today))
            ORDER BY unit_event.effective_on, unit_event.unit
            """)
        let names = try UnitQueries.names(of: try rows.map { try $0.id(0) }, on: desk.today, desk)
        return try rows.compactMap { row in
            guard let unit = names[try row.id(0)] else { return nil }
            return EnterpriseDetail.Organisation(
                unit: unit, entry: try row.code(1), from: try row.day(2), operation: try row.int(3))
        }
    }
}
