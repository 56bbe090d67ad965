import Domain
import Vietnamese

/// The second opinion on changes: what was said stands in plain stacks, by what it is about and its day. It shares with
/// the program no rule and no table.
struct PlainChanges {
    /// Something that has one value from each day on, such as the headcount of an enterprise.
    struct Slot: Hashable {
        let subject: String
        let field: String
    }

    struct Write {
        let slot: Slot
        /// The empty day where values are not dated.
        let day: String
        let value: String
    }

    enum Answer: Equatable {
        case changes, same, refused
    }

    /// For each slot and day, what was said there, the latest last; only the latest counts.
    private var said: [Slot: [String: [(operation: Int, value: String)]]] = [:]
    private var writes: [Int: [Write]] = [:]

    /// What holds on a day; nil where nothing is said.
    func value(_ slot: Slot, _ day: String) -> String? {
        let days = (said[slot] ?? [:]).filter { !$0.value.isEmpty && $0.key <= day }.keys
        return days.max().flatMap { said[slot]?[$0]?.last?.value }
    }

    /// The days and values that count.
    func standing(_ slot: Slot) -> [String] {
        (said[slot] ?? [:]).compactMap { day, stack in stack.last.map { "\(day) \($0.value)" } }.sorted()
    }

    /// What a row with these values would do, and what it would write.
    func judge(_ row: [Write]) -> (answer: Answer, writes: [Write]) {
        let found = row.filter { value($0.slot, $0.day) != $0.value }
        if found.isEmpty { return (.same, []) }
        let isLate = found.allSatisfy { write in
            (said[write.slot] ?? [:]).filter { !$0.value.isEmpty }.keys.allSatisfy { $0 <= write.day }
        }
        return isLate ? (.changes, found) : (.refused, [])
    }

    /// What stands before the first operation.
    mutating func begin(_ row: [Write]) {
        for write in row { said[write.slot, default: [:]][write.day, default: []].append((0, write.value)) }
    }

    mutating func record(_ operation: Int, _ found: [Write]) {
        for write in found { said[write.slot, default: [:]][write.day, default: []].append((operation, write.value)) }
        writes[operation] = found
    }

    /// The operations that can be taken back some time: those that wrote, and were not taken back.
    var operations: [Int] { writes.keys.sorted() }

    /// The first later operation that said something of the same; nil where nothing stands against a reversal.
    func against(_ operation: Int) -> Int? {
        let slots = Set((writes[operation] ?? []).map(\.slot))
        let counting = slots.flatMap { said[$0] ?? [:] }.compactMap(\.value.last?.operation)
        return counting.filter { $0 > operation }.min()
    }

    mutating func takeBack(_ operation: Int) {
        for write in writes[operation] ?? [] { said[write.slot]?[write.day]?.removeAll { $0.operation == operation } }
        writes[operation] = nil
    }
}
