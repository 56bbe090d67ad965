import Domain
import Storage
import Vietnamese

/// Reported values that would count the same members twice.
enum ReportedCheck {
    static func run(_ inspection: Inspection) throws {
        let sequences = try ReportedSequences.all(inspection.db)
        let counts = try DoubleCounts(sequences, inspection.db)
        let values = sequences.values.values.joined().sorted {
            ($0.effectiveOn, $0.id.text) < ($1.effectiveOn, $1.id.text)
        }
        for value in values {
            for conflict in counts.conflicts(of: value) where conflict.side == .below {
                inspection.find(
                    .reportedDouble,
                    [
                        "unit": inspection.unitName(value.unit), "below": inspection.unitName(conflict.other.unit),
                        "indicator": value.indicator, "day": conflict.from.iso,
                    ])
            }
        }
    }
}
