package import Domain
package import Records
package import Vietnamese

/// Lists out of the register, as the import reads them: taken in again they change nothing.
package struct ListExport: Sendable {
    package let kind: ListKind
    package let words: Words

    package init(_ kind: ListKind, words: Words) {
        self.kind = kind
        self.words = words
    }

    /// The rows that a filter lets through and the scope shows, always in the same order. The sealed columns of
    /// people are left out unless they are revealed; whoever reveals them writes the access journal.
    ///
    /// - Throws: `Failure.notFound` for a unit that is not there or not shown.
    package func rows(
        _ filter: ListFilter, revealing: Bool = false, as scope: Scope, _ desk: Desk
    ) throws -> ListTable {
        let reach = try ListReach(filter, as: scope, desk)
        switch kind {
        case .units:
            let found = try UnitExport.drafts(filter, within: reach, desk)
            return table(found, filter, reach, desk) { UnitList.values($0, words) }
        case .enterprises:
            let found = try EnterpriseExport.drafts(filter, within: reach, desk)
            return table(found, filter, reach, desk) { EnterpriseList.values($0, words) }
        case .people:
            let found = try PersonExport.drafts(filter, revealing: revealing, within: reach, desk)
            return table(found, filter, reach, desk, without: revealing ? [] : PersonList.sealed) {
                PersonList.values($0, words)
            }
        case .movements:
            let found = try MovementExport.drafts(filter, within: reach, desk)
            return table(found, filter, reach, desk) { MovementList.values($0, words) }
        case .surveys:
            let found = try SurveyExport.drafts(filter, within: reach, desk)
            return table(found, filter, reach, desk) { SurveyList.values($0, words) }
        case .targets:
            let found = try TargetExport.drafts(filter, within: reach, desk)
            return table(found, filter, reach, desk) { TargetList.values($0, words) }
        case .reported:
            let found = try ReportedExport.drafts(filter, within: reach, desk)
            return table(found, filter, reach, desk) { ReportedList.values($0, words) }
        case .reorganisations:
            let found = try ReorganisationExport.drafts(filter, within: reach, desk)
            return table(found, filter, reach, desk) { ReorganisationList.values($0, words) }
        case .places:
            let found = try PlaceExport.drafts(filter, desk)
            return table(found, filter, reach, desk) { PlaceList.values($0, words) }
        case .positions:
            let found = try PositionExport.drafts(filter, within: reach, desk)
            return table(found, filter, reach, desk) { PositionList.values($0, words) }
        }
    }

    private func table<Draft>(
        _ found: Exported<Draft>, _ filter: ListFilter, _ reach: ListReach, _ desk: Desk,
        without hidden: Set<String> = [], _ values: (Draft) -> [String: ListValue]
    ) -> ListTable {
        let columns = kind.columns.filter { !hidden.contains($0.field) }
        let rows = found.drafts.map { draft in
            let values = values(draft)
            return columns.map { values[$0.field] ?? .empty }
        }
        return ListTable(
            kind: kind, columns: columns, rows: rows, filter: filter, unitName: reach.unit?.name,
            erased: found.erased, day: desk.today, words: words)
    }
}

/// The rows of a list and what they are.
package struct ListTable: Sendable {
    package let kind: ListKind
    /// The columns, in the order of the template.
    package let columns: [ListColumn]
    /// The rows, each with a value for every column.
    package let rows: [[ListValue]]
    package let filter: ListFilter
    package let unitName: String?
    /// Rows left out because what is held of their person was erased.
    package let erased: Int
    /// The day on which the register says so.
    package let day: Day
    let words: Words

    /// The name of the list, the filter where there is one, and how many rows of which day.
    package var titles: [String] {
        var count = words("export.count", ["day": day.vietnamese, "count": Numbers.grouped(rows.count)])
        if erased > 0 { count += words("export.erased", ["count": Numbers.grouped(erased)]) }
        let filter = filterParts.joined(separator: "; ").capitalizedFirst
        return [words("list.\(kind.rawValue).name"), filter, count].filter { !$0.isEmpty }
    }

    private var filterParts: [String] {
        var parts: [String] = []
        if let unitName { parts.append(words("export.unit", ["unit": unitName])) }
        if let subject = filter.subject { parts.append(words("export.subject", ["code": subject])) }
        if !filter.search.isEmpty { parts.append(words("export.search", ["search": filter.search])) }
        if let round = filter.round { parts.append(words("export.round", ["round": round])) }
        if let from = filter.from { parts.append(words("export.from", ["day": from.vietnamese])) }
        if let to = filter.to { parts.append(words("export.to", ["day": to.vietnamese])) }
        return parts
    }

    /// What the access journal keeps of an export: what was asked for and how much came, and nothing that was typed
    /// to find it, because that may be somebody's name.
    package func note(_ format: ListFormat) -> String {
        var parts = ["\(kind.rawValue).\(format.rawValue)"]
        if let unit = filter.unit { parts.append("unit \(unit)") }
        if filter.subject != nil { parts.append("subject") }
        if !filter.search.isEmpty { parts.append("search") }
        if filter.round != nil { parts.append("round") }
        if let from = filter.from { parts.append("from \(from.iso)") }
        if let to = filter.to { parts.append("to \(to.iso)") }
        return (parts + ["\(rows.count) rows"]).joined(separator: ", ")
    }
}
