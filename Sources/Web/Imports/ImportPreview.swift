import Domain
import Exchange
import Records
import Vietnamese

/// Makes the page that shows what a list would do.
struct ImportPreview {
    /// What rows can be listed.
    private enum Part: String, CaseIterable {
        case refused, new, changed, leftOut = "left-out", warnings
    }

    /// So many rows that a page stays light whatever stands in them.
    private static let rowsPerPage = 25
    /// How many characters of a cell, a message, a row and a name are shown.
    private static let longest = (value: 80, message: 300, row: 400, name: 120)
    /// How many names of columns and sheets are listed.
    private static let mostNames = 20

    private let app: WebApp
    private let upload: Upload
    private let kept: UploadReport
    private let report: ImportReport
    private let token: String

    init(_ app: WebApp, _ upload: Upload, _ kept: UploadReport, _ report: ImportReport, _ visit: Visit) {
        self.app = app
        self.upload = upload
        self.kept = kept
        self.report = report
        token = visit.token
    }

    private var words: Strings { app.site.words }
    private var address: Address { .upload(upload.id) }

    func page(_ fields: Fields) -> ImportPreviewPage {
        let asked = Part(rawValue: fields["part"]).flatMap { count(of: $0) > 0 ? $0 : nil }
        let part = asked ?? Part.allCases.first { count(of: $0) > 0 }
        let number = max(1, Int(fields["page"]) ?? 1)
        return ImportPreviewPage(
            list: app.listName(upload.kind), source: source, meanwhile: meanwhile, fates: fates,
            total: Numbers.grouped(report.rows), notices: notices, rows: part.map { rows(of: $0, page: number) },
            record: record, refused: refused,
            reviving: upload.reviving ? true : report.leftOut.isEmpty || upload.kind == "people" ? nil : false,
            seen: Timestamp.text(upload.updatedAt), place: ImportPlace(upload.id), token: token)
    }

    private var source: String {
        let sheet = report.sheet.clipped(to: Self.longest.name)
        return words(
            "imports.source", ["file": upload.name, "sheet": sheet, "count": Numbers.grouped(report.rows)])
    }

    private var meanwhile: String? {
        kept.before.map { before in
            let now = report.outcome
            let changes = [
                (words("imports.fate.new"), before.new, now.new),
                (words("imports.fate.changed"), before.changed, now.changed),
                (words("imports.fate.same"), before.same, now.same),
                (words("imports.fate.leftOut"), before.leftOut.count, now.leftOut.count),
                (words("imports.fate.refused"), before.refused.count, now.refused.count),
            ].filter { $0.1 != $0.2 }.map { name, old, new in
                "\(name) \(Numbers.grouped(old)) → \(Numbers.grouped(new))"
            }
            return words("imports.meanwhile", ["changes": changes.joined(separator: ", ")])
        }
    }

    private var fates: [ImportPreviewPage.Fate] {
        let fates = [
            fate(.refused, words("imports.fate.refused"), words("imports.outcome.refused"), report.refused.count),
            fate(.new, words("imports.fate.new"), words("imports.outcome.new"), report.new),
            fate(.changed, words("imports.fate.changed"), words("imports.outcome.changed"), report.changed.count),
            fate(nil, words("imports.fate.same"), words("imports.outcome.same"), report.same),
            fate(.leftOut, words("imports.fate.leftOut"), words("imports.outcome.leftOut"), report.leftOut.count),
        ]
        return fates.compactMap { $0 }
    }

    /// Nil for what no row is; new rows are always counted.
    private func fate(_ part: Part?, _ name: String, _ outcome: String, _ count: Int) -> ImportPreviewPage.Fate? {
        guard count > 0 || part == .new else { return nil }
        let listed = part.flatMap { self.count(of: $0) > 0 ? $0 : nil }
        return ImportPreviewPage.Fate(
            name: name, outcome: outcome, count: Numbers.grouped(count), rows: listed.map { place($0, page: nil) })
    }

    private var notices: [String] {
        var notices: [String] = []
        if !report.hasNews { notices.append(words("imports.nothing")) }
        if !report.refused.isEmpty { notices.append(words("imports.mend")) }
        if !report.warnings.isEmpty {
            notices.append(words("imports.warned", ["count": Numbers.grouped(report.warnings.count)]))
        }
        if !report.unusedColumns.isEmpty {
            notices.append(words("imports.unused", ["names": names(report.unusedColumns)]))
        }
        if !report.unreadSheets.isEmpty {
            notices.append(words("imports.unread", ["names": names(report.unreadSheets)]))
        }
        return notices
    }

    private var record: String? {
        guard report.hasNews else { return nil }
        let taken = Numbers.grouped(report.new + report.changed.count)
        guard !report.refused.isEmpty else { return words("imports.record", ["count": taken]) }
        return words("imports.record.part", ["count": taken, "refused": Numbers.grouped(report.refused.count)])
    }

    private var refused: Link? {
        guard !report.refused.isEmpty else { return nil }
        let text = words("imports.refused.get", ["count": Numbers.grouped(report.refused.count)])
        return Link(text: text, address: Address("imports", upload.id.text, "refused.xlsx"))
    }

    /// How many lines a part has.
    private func count(of part: Part) -> Int {
        switch part {
        case .refused: report.problems.count
        case .new: report.newRows.count
        case .changed: report.changed.count
        case .leftOut: report.leftOut.count
        case .warnings: report.warnings.count
        }
    }

    private func rows(of part: Part, page: Int) -> ImportRows {
        let count = count(of: part)
        let range = ((page - 1) * Self.rowsPerPage..<page * Self.rowsPerPage).clamped(to: 0..<count)
        let pager = Pager(page: page, of: count, size: Self.rowsPerPage) { place(part, page: $0) }
        let told = words("imports.lines", ["count": Numbers.grouped(count)])
        switch part {
        case .refused:
            return ImportRows(
                title: words("imports.rows.refused"), lead: nil, rows: report.problems[range].map(row), pager: pager,
                count: told)
        case .warnings:
            return ImportRows(
                title: words("imports.rows.warnings"), lead: nil, rows: report.warnings[range].map(row), pager: pager,
                count: told)
        case .new:
            let lead = report.newRows.count < report.new ? words("imports.rows.first", ["count": told]) : nil
            return ImportRows(
                title: words("imports.rows.new"), lead: lead, rows: report.newRows[range].map(row), pager: pager,
                count: told)
        case .changed:
            let rows = report.changed[range].map { change in
                ImportRows.Row(
                    number: String(change.row), column: nil,
                    value: change.fields.map(\.text).joined(separator: " · ").clipped(to: Self.longest.row),
                    message: nil)
            }
            return ImportRows(title: words("imports.rows.changed"), lead: nil, rows: rows, pager: pager, count: told)
        case .leftOut:
            let rows = report.leftOut[range].map {
                ImportRows.Row(number: String($0), column: nil, value: words("imports.leftOut"), message: nil)
            }
            return ImportRows(title: words("imports.rows.leftOut"), lead: nil, rows: rows, pager: pager, count: told)
        }
    }

    private func row(_ problem: CellProblem) -> ImportRows.Row {
        ImportRows.Row(
            number: problem.row.map { String($0) } ?? "–",
            column: problem.column.map { $0.clipped(to: Self.longest.name) },
            value: problem.value.clipped(to: Self.longest.value),
            message: problem.message.clipped(to: Self.longest.message))
    }

    private func row(_ row: ImportRow) -> ImportRows.Row {
        let cells = row.cells.map { "\($0.heading): \($0.text.clipped(to: Self.longest.value))" }
        return ImportRows.Row(
            number: String(row.row), column: nil,
            value: cells.joined(separator: " · ").clipped(to: Self.longest.row), message: nil)
    }

    private func place(_ part: Part, page: Int?) -> Address {
        address.with(query: ["part": part.rawValue, "page": page.map { String($0) }])
    }

    private func names(_ names: [String]) -> String {
        let shown = names.prefix(Self.mostNames).map { $0.clipped(to: Self.longest.name) }.joined(separator: ", ")
        let rest = names.count - Self.mostNames
        return rest > 0 ? words("imports.names.more", ["names": shown, "count": Numbers.grouped(rest)]) : shown
    }
}
