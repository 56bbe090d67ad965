import Domain
import Storage

extension PersonMergerFacts {
    /// Enters the other in the positions of the entry that goes, and gives what is said of them there. Where something
    /// stands of both in one position, the other is believed.
    func recordHolders(_ recording: Recording, _ desk: Desk) throws -> [NewState] {
        let columns = FactTable.positionState.columns.dropFirst().map { "state.\($0)" }.joined(separator: ", ")
        let rows = try desk.db.run(
            """
            SELECT held.unit, held.position, kept.id, \(raw: columns)
            FROM position_state AS state JOIN position_holder AS held ON held.id = state.holder
            LEFT JOIN position_holder AS kept
                ON kept.unit = held.unit AND kept.position = held.position AND kept.person = \(staying.id)
            WHERE state.superseded_in IS NULL AND held.person = \(going.id) AND NOT EXISTS (
                SELECT 1 FROM position_state AS own WHERE own.holder = kept.id AND own.superseded_in IS NULL)
            ORDER BY held.unit, held.position, state.from_on
            """)
        var holders: [[Value]: String] = [:]
        var entered: [[Value]] = []
        let states = try rows.map { row in
            let seat = Array(row.values[0..<2])
            let holder = try holders[seat] ?? row.textOrNil(2) ?? Identifier<PositionSeat>.make(at: desk.now).text
            if holders.updateValue(holder, forKey: seat) == nil, try row.textOrNil(2) == nil {
                entered.append([holder.value] + seat + [staying.id.value])
            }
            return NewState(table: .positionState, values: [holder.value] + row.values[3...])
        }
        try recording.insert(.positionHolder, entered)
        return states
    }
}
