import Domain
import Foundation
import TestKit
import Testing

/// Random sequences of everything that is recorded, late entries and reversals among them, in small worlds: nothing is
/// found by `verify`, every figure on every tree and as known at any moment is what a count of the facts says, every
/// table balances, whatever is taken back leaves every figure as it was, and both engines do and tell the same.
///
/// `HATNHAN_SEQUENCES` says how many sequences run, `HATNHAN_SEED` the first seed, and every one whose seed is a multiple
/// of `HATNHAN_POSTGRES` runs on PostgreSQL too. `make sequences` runs two thousand.
@Suite(.timeLimit(.minutes(600))) struct RandomSequencesTests {
    private static let length = 40

    @Test func `random sequences keep every invariant, alike on both engines`() async throws {
        let first = Self.number("HATNHAN_SEED", else: 1)
        let count = Self.number("HATNHAN_SEQUENCES", else: 12)
        let share = Self.number("HATNHAN_POSTGRES", else: 3)
        let told = try await abreast(2, first..<first + count) { seed in
            try await Self.sequence(UInt64(seed), onBoth: seed % share == 0)
        }
        let recorded = told.reduce(into: [:]) { sum, one in sum.merge(one, uniquingKeysWith: +) }
        let rare = Self.kinds.filter { recorded[$0, default: 0] < max(1, count / 20) }
        #expect(rare == [], "hardly ever accepted of \(recorded.sorted { $0.key < $1.key })")
    }

    /// Runs one sequence; how often acts of each kind were recorded in it.
    private static func sequence(_ seed: UInt64, onBoth: Bool) async throws -> [String: Int] {
        let told = try await Trial.run(seed: seed, length: length, on: .sqlite)
        try await report(told, "seed \(seed)")
        guard onBoth, told.wrong.isEmpty else { return told.recorded }
        let other = try await Trial.run(seed: seed, length: length, on: .postgres)
        #expect(other.wrong == [], "seed \(seed) on PostgreSQL")
        #expect(other.outcomes == told.outcomes, "seed \(seed)")
        #expect(other.figures == told.figures, "seed \(seed)")
        return told.recorded
    }

    /// Says what is wrong with the shortest sequence that is.
    private static func report(_ outcome: Trial.Outcome, _ name: String) async throws {
        guard let wrong = outcome.wrong.first else { return }
        let acts = try await Shortening.of(outcome.acts, wrong: wrong)
        let again = try await Trial.run(acts, on: .sqlite)
        let lines = acts.map { "\($0.number) \($0.at) \($0.act) → \(again.outcomes[$0.number] ?? "")" }
        Issue.record(
            "\(name): \(outcome.wrong.prefix(5).joined(separator: "\n"))\nshortest: \(again.wrong.prefix(5).joined(separator: "\n"))\n\(lines.joined(separator: "\n"))"
        )
    }

    private static func number(_ name: String, else standard: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? standard
    }

    /// Everything that must have been accepted, so that the sequences cannot pass by being refused.
    private static let kinds: [String] =
        Movement.Kind.allCases.map { "movement \($0)" } + Reorganisation.Kind.allCases.map { "reorganisation \($0)" }
        + [
            "reorganisation batch", "unit party founding", "unit party opening", "unit union founding",
            "unit youth founding", "unit women founding", "enterprise", "enterprise change", "enterprise merger",
            "person", "person change", "consent given", "consent withdrawn", "survey", "target", "target change",
            "reported", "reversal", "late",
        ]
}
