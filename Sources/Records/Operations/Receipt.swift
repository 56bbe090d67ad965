package import Domain

/// What an operation answers: its number and what it made, as a repeated request hears it too.
package struct Receipt: Codable, Hashable, Sendable {
    package let seq: Int
    /// The identities of the subjects made or changed, in the order of the drafts.
    package let subjects: [String]
}

/// What a batch of drafts would do to the register: read only, told before anything is written.
package struct Plan<Entry: Sendable>: Sendable {
    /// What would be written, with the number of its draft.
    package var new: [Entry] = []
    /// The numbers of the drafts of `new`.
    package var newDrafts: [Int] = []
    /// Drafts that say what the register says already.
    package var same = 0
    /// Drafts that say exactly what was reversed since, left out unless the plan is `reviving`; and people whose
    /// details were erased, always left out.
    package var reversed: [Int] = []
    package var problems: [Problem] = []

    /// - Throws: `Failure.invalid` with every problem of every draft.
    func checked() throws -> Self {
        guard problems.isEmpty else { throw Failure.invalid(problems) }
        return self
    }
}
