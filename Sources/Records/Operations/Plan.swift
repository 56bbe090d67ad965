package import Domain

/// What a batch of drafts would do to the register: read only, told before anything is written.
package struct Plan<Entry: Sendable>: Sendable {
    /// What would be written, with the number of its draft.
    package var new: [Entry] = []
    /// The numbers of the drafts of `new`.
    package var newDrafts: [Int] = []
    /// What would be said otherwise of what stands.
    package var changed: [Change] = []
    /// Drafts that say what the register says already.
    package var same = 0
    /// Drafts that say exactly what was reversed or superseded since, left out unless the plan is `reviving`; and
    /// people whose details were erased, always left out.
    package var reversed: [Int] = []
    package var problems: [Problem] = []

    /// Whether it would write anything.
    package var hasNews: Bool { !new.isEmpty || !changed.isEmpty }

    /// - Throws: `Failure.invalid` with every problem of every draft.
    func checked() throws -> Self {
        guard problems.isEmpty else { throw Failure.invalid(problems) }
        return self
    }
}
