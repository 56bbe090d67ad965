import Domain
import Storage
import Vietnamese

/// The numbers of one unit in the table, added up step by step.
struct StrengthSheet {
    private var opening = StrengthCounts()
    /// What moved in each step by its columns, and what all of it makes of the strength.
    private var flows: [StrengthCounts]
    private var changes: [[StrengthPart: Int]]
    private(set) var guests = 0

    init(cuts: Int) {
        flows = Array(repeating: StrengthCounts(), count: cuts)
        changes = Array(repeating: [:], count: cuts)
    }

    /// The steps, each beginning with what the one before ended with.
    var steps: [StrengthCounts] {
        var standing = opening
        return zip(flows, changes).map { flow, change in
            var counts = flow
            for part in StrengthPart.allCases {
                counts[.opening, of: part] = standing[.opening, of: part]
                standing[.opening, of: part] += change[part] ?? 0
                counts[.closing, of: part] = standing[.opening, of: part]
            }
            return counts
        }
    }

    /// The steps as one.
    var whole: StrengthCounts {
        let steps = steps
        return steps.dropFirst().reduce(steps.first ?? StrengthCounts()) { whole, step in
            var sum = whole
            for part in StrengthPart.allCases {
                for column in StrengthColumn.allCases where column.side != .stock {
                    sum[column, of: part] += step[column, of: part]
                }
                sum[.closing, of: part] = step[.closing, of: part]
            }
            return sum
        }
    }

    /// Adds another stretch of the same unit.
    mutating func add(_ other: StrengthSheet) {
        guests += other.guests
        for part in StrengthPart.allCases {
            opening[.opening, of: part] += other.opening[.opening, of: part]
            for step in flows.indices {
                changes[step][part, default: 0] += other.changes[step][part] ?? 0
                for column in StrengthColumn.allCases where column.side != .stock {
                    flows[step][column, of: part] += other.flows[step][column, of: part]
                }
            }
        }
    }

    /// The sheets of units, each with all its presences: read together, however many spells a reorganisation made.
    static func read(
        _ presences: [Presence], _ question: FigureQuestion, _ cuts: [Day], _ known: Known, _ desk: Desk
    ) throws -> [Unit.ID: StrengthSheet] {
        let spells = Array(Dictionary(grouping: presences, by: \.spell).mapValues { $0.map(\.unit) })
        let askings = spells.map { spell, units in
            Asking(units: units, from: spell.stretch.lowerBound, to: spell.stretch.upperBound.adding(days: -1))
        }
        let sums = try Sums.of(askings, treeAt: question.treeAt, known, desk)
        let flows =
            cuts.count > 1
            ? try StepSums.of(askings, treeAt: question.treeAt, from: cuts, known, desk) : askings.map { _ in [:] }
        var sheets: [Unit.ID: StrengthSheet] = [:]
        for (number, entry) in spells.enumerated() {
            for unit in entry.value {
                let sum = sums[number][unit] ?? Sums()
                var sheet = StrengthSheet(cuts: cuts.count)
                for (step, flow) in (flows[number][unit] ?? []).enumerated() { sheet.move(flow, in: step) }
                if cuts.count == 1 { sheet.move(sum, in: 0) }
                sheet.stand(sum, through: entry.key, cuts)
                if let other = sheets[unit] { sheet.add(other) }
                sheets[unit] = sheet
            }
        }
        return sheets
    }

    private mutating func move(_ sums: Sums, in step: Int) {
        for amount in sums.amounts where amount.flow != 0 && amount.kind.isOfParty {
            flows[step].add(amount.flow, amount.kind.dimensions)
            for part in StrengthPart.allCases where part.admits(amount.kind.dimensions) {
                changes[step][part, default: 0] += amount.flow
            }
        }
    }

    /// Leaves out of the columns what moved within the unit: it makes nothing of its strength.
    mutating func leaveOut(_ moved: MovedWithin, _ cuts: [Day]) {
        flows[cuts.lastIndex { $0 <= moved.day } ?? 0].add(-moved.amount, moved.dimensions)
    }

    /// What was there when the spell began, and is when it ends: as opening and closing, or as brought or taken by a
    /// reorganisation where the unit came or went.
    private mutating func stand(_ sums: Sums, through spell: Presence.Spell, _ cuts: [Day]) {
        let stretch = spell.stretch
        func step(of day: Day) -> Int { cuts.lastIndex { $0 <= day } ?? 0 }
        let (first, last) = (step(of: stretch.lowerBound), step(of: stretch.upperBound))
        for amount in sums.amounts where amount.kind.isOfParty {
            for part in StrengthPart.allCases where part.admits(amount.kind.dimensions) {
                let before = amount.stock - amount.flow
                if spell.hasCome {
                    flows[first][.reorganisationIn, of: part] += before
                    changes[first][part, default: 0] += before
                } else {
                    opening[.opening, of: part] += before
                }
                guard spell.hasGone else { continue }
                flows[last][.reorganisationOut, of: part] += amount.stock
                changes[last][part, default: 0] -= amount.stock
            }
        }
        guard !spell.hasGone else { return }
        guests += sums.amounts.reduce(0) { $0 + ($1.kind.fact == .temporary ? $1.stock : 0) }
    }
}

extension CountedKind {
    /// Whether it speaks of the Party's members.
    fileprivate var isOfParty: Bool { fact == .member && dimensions.line == Line.party.rawValue }
}
