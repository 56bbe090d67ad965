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
    /// What is taken otherwise than somebody may think, such as a number that means another entry by now.
    package var notices: [Problem] = []

    /// Whether it would write anything.
    package var hasNews: Bool { !new.isEmpty || !changed.isEmpty }

    /// Leaves out the changes that an old list would bring back by itself.
    mutating func leaveOut(_ isOld: (Change) -> Bool) {
        reversed = (reversed + changed.filter(isOld).map(\.draft)).sorted()
        changed.removeAll(where: isOld)
    }

    /// Where an operation belongs that records one thing; nil for a list of several.
    func home(_ unit: (Entry) throws -> Unit.ID?) rethrows -> Unit.ID? {
        guard new.count + changed.count == 1 else { return nil }
        return try new.first.flatMap(unit) ?? changed.first?.unit
    }

    /// As a form for a change needs it: saying what stands already is a problem.
    package func needingChange() -> Self {
        var plan = self
        if plan.problems.isEmpty && !plan.hasNews { plan.problems = [Problem("", "problem.change.none")] }
        return plan
    }

    /// - Throws: `Failure.invalid` with every problem of every draft.
    func checked() throws -> Self {
        guard problems.isEmpty else { throw Failure.invalid(problems) }
        return self
    }
}
