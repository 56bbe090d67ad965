package import Domain
import Storage
package import Vietnamese

/// What one draft would say otherwise of something that stands.
package struct Change: Hashable, Sendable {
    /// Which of the drafts it is, from 0.
    package let draft: Int
    /// The identity of what would be changed.
    package let subject: String
    /// The unit in which it is recorded, as far as one is known.
    package let unit: Unit.ID?
    /// Field by field.
    package let differences: [Difference]
    /// The states that would be written.
    let states: [NewState]
}

/// One field that would be, or was, made to say something else.
package struct Difference: Hashable, Sendable {
    /// The list's name of the field, such as `workers`.
    package let field: String
    /// What stands, as a list gives it: text, digits, an ISO day, or the code of a closed word; nil where nothing is
    /// said, and always nil where it is sealed.
    package let before: String?
    /// What it would become; nil as `before`.
    package let after: String?
    /// The day from which it holds; nil where the field is not dated.
    package let from: Day?
    /// Whether what stands from that day is corrected, and not followed by something that holds from then on; false
    /// where the field is not dated.
    package let isCorrection: Bool
    /// Whether the values are sealed and therefore not shown.
    package let isSealed: Bool

    package init(
        _ field: String, _ before: String?, _ after: String?, from: Day? = nil, isCorrection: Bool = false
    ) {
        self.field = field
        self.before = before
        self.after = after
        self.from = from
        self.isCorrection = isCorrection
        isSealed = false
    }

    /// A sealed field that would be said otherwise.
    package init(sealed field: String) {
        self.field = field
        (before, after, from) = (nil, nil, nil)
        isCorrection = false
        isSealed = true
    }
}

/// A state to be written; one that stands under the same key is superseded.
struct NewState: Hashable, Sendable {
    let table: FactTable
    /// The values of the table's columns, in order.
    let values: [Value]
}
