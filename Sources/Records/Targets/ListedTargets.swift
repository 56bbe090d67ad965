package import Domain
import Storage
package import Vietnamese

/// A target as a list shows it: with the value that stands.
package struct ListedTarget: Hashable, Sendable {
    package let id: Target.ID
    package let unit: Unit.ID
    package let unitName: String
    package let unitCode: String
    package let indicator: String
    package let from: Day
    package let to: Day
    package let value: Int
    package let upper: Int?
    package let shape: Target.Shape
    package let giverName: String?
    package let giverCode: String?
    package let document: String?
    package let documentOn: Day?
    /// The operation that recorded the value.
    package let operation: Int
}

extension TargetQueries {
    /// Every target that a unit received, and every target it gave, the latest periods first.
    package static func list(of unit: Unit.ID, _ desk: Desk) throws -> (received: [ListedTarget], given: [ListedTarget])
    {
        let targets = try listed("target.unit = \(unit) OR target.giver = \(unit)", desk)
        return (targets.filter { $0.unit == unit }, targets.filter { $0.unit != unit })
    }

    /// One target that a unit received or gave.
    ///
    /// - Throws: `Failure.notFound` where there is none, or where nothing of it stands.
    package static func find(_ id: Target.ID, of unit: Unit.ID, _ desk: Desk) throws -> ListedTarget {
        let own: SQL = "target.id = \(id) AND (target.unit = \(unit) OR target.giver = \(unit))"
        guard let target = try listed(own, desk).first else { throw Failure.notFound }
        return target
    }

    /// Which of some targets may be changed within a scope: those of units in which it may record.
    package static func changeable(
        _ targets: [ListedTarget], as scope: Scope, _ desk: Desk
    ) throws -> Set<Target.ID> {
        let homes = try Homes.of(targets.map(\.unit), desk)
        return Set(targets.filter { scope.mayRecord(in: homes[$0.unit]) }.map(\.id))
    }

    private static func listed(_ condition: SQL, _ desk: Desk) throws -> [ListedTarget] {
        try desk.db.run(
            """
            SELECT target.id, \(UnitQueries.latestName("target.unit")), \(UnitQueries.latestCode("target.unit")),
                   target.indicator, target.period_from, target.period_to, target_value.amount, target_value.upper,
                   target_value.shape, \(UnitQueries.latestName("target.giver")),
                   \(UnitQueries.latestCode("target.giver")), target_value.document, target_value.document_on,
                   target_value.recorded_in, target.unit
            FROM target
            JOIN target_value ON target_value.target = target.id AND target_value.superseded_in IS NULL
                AND NOT EXISTS (SELECT 1 FROM target_value AS later WHERE later.target = target.id
                    AND later.superseded_in IS NULL AND later.from_on > target_value.from_on)
            WHERE \(condition)
            ORDER BY target.period_to DESC, target.period_from DESC, target.indicator, target.id
            """
        ).map { row in
            ListedTarget(
                id: try row.id(0), unit: try row.id(14), unitName: try row.textOrNil(1) ?? "",
                unitCode: try row.textOrNil(2) ?? "",
                indicator: try row.text(3), from: try row.day(4), to: try row.day(5), value: try row.int(6),
                upper: try row.intOrNil(7), shape: try row.code(8), giverName: try row.textOrNil(9),
                giverCode: try row.textOrNil(10), document: try row.textOrNil(11), documentOn: try row.dayOrNil(12),
                operation: try row.int(13))
        }
    }
}
