package import Domain
import Office

/// One row of a list that comes from a form or a command instead of a workbook: read by the same columns, with the
/// same words for what is wrong.
package struct ListEntry<Draft> {
    /// What the row says; nil where it does not say enough.
    package let draft: Draft?
    /// What is wrong, by the fields of the list.
    package let problems: [Problem]
    /// What is strange and was taken.
    package let warnings: [Problem]

    /// - Parameters:
    ///   - answers: texts by the fields of the columns; empty ones are as good as none.
    ///   - make: the list's own reading of a row, such as `MovementList.draft`.
    package init(
        _ answers: [String: String], columns: [ListColumn], words: Words, _ make: (inout ListRow) -> Draft?
    ) {
        let cells = answers.filter { !$0.value.isEmpty }.mapValues(Cell.text)
        let byField = Dictionary(uniqueKeysWithValues: columns.map { ($0.field, $0) })
        var row = ListRow(number: 1, cells: cells, columns: byField, words: words)
        draft = make(&row)
        problems = row.problems
        warnings = row.warnings
    }
}
