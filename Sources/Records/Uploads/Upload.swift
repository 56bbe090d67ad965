package import Domain
package import FoundationEssentials

/// A list that somebody sent and looks over before it is recorded. It is no fact: it is gone after a day.
package struct Upload: Hashable, Sendable {
    package typealias ID = Identifier<Upload>

    /// How far it is.
    package enum State: String, CaseIterable, Sendable {
        /// Kept, and nothing is under way: the check was stopped, or never ended.
        case staged
        /// Being read and held against the register; writes nothing.
        case checking
        /// What it would do is known and waits for a decision.
        case checked
        /// Being recorded.
        case recording
        /// Recorded, or nothing in it was new.
        case done
        /// No list of its kind; its content is gone.
        case failed
        /// Put away by the one who sent it; its content is gone.
        case cancelled
    }

    /// The most bytes a list may have: 20 MB.
    package static let most = 20 * 1024 * 1024
    /// How long one is kept: a day.
    package static let lifetime: TimeInterval = 24 * 3600
    /// How many with content one account may have at once.
    package static let mostAtOnce = 10

    package let id: ID
    package let account: Account.ID
    /// The code of the list's kind.
    package let kind: String
    /// The id that the operation will have.
    package let operation: String
    package let state: State
    /// Whether rows that say what was reversed since are to be recorded anew.
    package let reviving: Bool
    /// Who approved that it is recorded, where two people are asked for.
    package let approvedBy: Account.ID?
    /// The file's name.
    package let name: String
    package let createdAt: Date
    package let updatedAt: Date
    /// The number of the operation that recorded it; nil while none did.
    package let recordedIn: Int?
}
