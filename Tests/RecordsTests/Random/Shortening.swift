import TestKit

/// A sequence after which something is wrong, made as short as it stays wrong in the same way.
enum Shortening {
    /// The shortest that so many repetitions find.
    static func of(_ acts: [NumberedAct], wrong: String, repetitions: Int = 200) async throws -> [NumberedAct] {
        let rule = wrong.prefix { $0 != ":" }
        var (acts, left) = (acts, repetitions)
        var size = max(1, acts.count / 2)
        while left > 0 {
            var start = 0
            var isShorter = false
            while start < acts.count, left > 0 {
                var fewer = acts
                fewer.removeSubrange(start..<min(start + size, acts.count))
                left -= 1
                let outcome = try await Trial.run(fewer, on: .sqlite)
                if outcome.wrong.contains(where: { $0.hasPrefix(rule) }) {
                    acts = Array(fewer.prefix(outcome.acts.count))
                    isShorter = true
                } else {
                    start += size
                }
            }
            if size == 1, !isShorter { break }
            size = max(1, size / 2)
        }
        return acts
    }
}
