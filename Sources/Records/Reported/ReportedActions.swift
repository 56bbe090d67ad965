package import Domain
import Storage
import Vietnamese

extension Reported {
    /// Records the values of a plan by one operation.
    package static func record(
        _ plan: Plan<ReportedEntering>, as kind: Operation.Kind = .importReported, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        let entering = try plan.checked().new
        let home = entering.count == 1 ? entering.first?.value.unit : nil
        return try desk.record(kind, in: home, by: author) { recording in
            try recording.insert(
                .reported,
                entering.map { entry in
                    let value = entry.value
                    return [
                        value.id.value, value.unit.value, value.indicator.value, value.effectiveOn.value,
                        value.amount.number.value, value.amount.qualifier.rawValue.value, value.source.value,
                        value.document.value, value.documentOn.value,
                    ]
                })
            try settle(entering.map(\.value.unit), recording, desk)
            return Receipt(seq: recording.seq, subjects: entering.map(\.value.id.text))
        }
    }

    /// Records one value, as the form gives it.
    ///
    /// - Throws: `Failure.invalid` with the problems of each field, also where the register says just that already.
    package static func report(_ draft: ReportedDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .reported) { return earlier }
        let plan = try plan([draft], as: author.scope, reviving: true, desk)
        guard plan.same == 0 else {
            throw Failure.invalid([Problem("amount", "problem.reported.stands", ["day": draft.effectiveOn.vietnamese])])
        }
        return try record(plan, as: .reported, by: author, desk)
    }

    /// Posts what is missing of the whole sequences of these units: what follows a new or a reversed value, too.
    static func settle(_ units: [Unit.ID], _ recording: Recording, _ desk: Desk) throws {
        let sequences = try ReportedSequences.of(units, desk.db)
        recording.settle(sequences.everRecorded, try sequences.postings(desk.db))
    }

    /// The operation whose value would count twice without those of another operation.
    static func contradiction(without seq: Int, units: [Unit.ID], _ desk: Desk) throws -> Int? {
        guard !units.isEmpty else { return nil }
        let sequences = try ReportedSequences.of(try DoubleCounts.related(to: units, desk.db), desk.db)
        let remaining = sequences.without(operation: seq)
        let counts = try DoubleCounts(remaining, desk.db)
        let touched = Set(units)
        return remaining.values.filter { touched.contains($0.key.unit) }.values.joined()
            .flatMap(counts.conflicts).compactMap { remaining.operations[$0.other.id] }.min()
    }
}
