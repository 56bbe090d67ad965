/// What an operation answers: its number and what it made, as a repeated request hears it too.
package struct Receipt: Codable, Hashable, Sendable {
    package let seq: Int
    /// The identities of the subjects made, in the order of the drafts, and then of those changed.
    package let subjects: [String]
}
