import Domain
import Storage
import Vietnamese

/// Every position of every unit, replayed: nobody leaves what they did not hold, and no more hold it than may.
enum PositionCheck {
    static func run(_ inspection: Inspection) throws {
        let book = try PositionBook.all(inspection.db)
        let units = try UnitDirectory.of(book.seats.map(\.unit), inspection.db)
        let departures = try Departures.of(book.people, inspection.db)
        let seats = book.seats.map { (seat: $0, unit: inspection.unitName($0.unit)) }
        for (seat, unit) in seats.sorted(by: {
            ($0.unit, $0.seat.position.rawValue) < ($1.unit, $1.seat.position.rawValue)
        }) {
            guard let found = book.contradiction(in: seat, units, departures) else { continue }
            let operation = book.operation(of: found.turn, in: seat).map { String($0) } ?? "-"
            inspection.find(
                .positionImpossible,
                [
                    "unit": unit, "position": seat.position.rawValue, "day": found.turn.from.iso,
                    "operation": operation,
                ])
        }
    }
}
