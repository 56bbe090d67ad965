import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addOperations(to router: Router<WebContext>) {
        router.get("operations") { request, _ in
            let page = max(1, Int(Fields(query: request)["page"]) ?? 1)
            return try await reading(request) { desk, visit in .page(try operationsPage(page, visit, desk)) }
        }
        router.get("operations/:seq") { request, context in
            let seq = try context.parameters.require("seq", as: Int.self)
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                let shown = Shown(page: max(1, Int(fields["page"]) ?? 1))
                let detail = try Operations.detail(seq, facts: shown.window, as: visit.scope, desk)
                let paper = try Attachments.stored(by: seq, as: visit.scope, desk)
                var page = operationPage(detail, shown, paper, isNew: fields["new"] == "1")
                page.imported = try imported(fields.orNil("upload").map { Upload.ID($0) }, by: seq, visit, desk)
                return .page(page)
            }
        }
        router.get("operations/:seq/reversal") { request, context in
            let seq = try context.parameters.require("seq", as: Int.self)
            return try await reading(request) { desk, visit in
                .page(try reversalPage(seq, reason: "", [], operation: uuid7(at: Date()), visit, desk))
            }
        }
        router.post("operations/:seq/reversal") { request, context in
            let seq = try context.parameters.require("seq", as: Int.self)
            return try await sending(request) { desk, visit, fields in
                do {
                    let author = visit.author(fields["operation"])
                    let receipt = try Reversal.reverse(seq, reason: fields["reason"], by: author, desk)
                    return .go(.operation(receipt.seq, isNew: true))
                } catch Failure.invalid(let problems) {
                    let label = site.words("reversal.reason")
                    let told = problems.map { FieldProblem(field: $0.field, text: "\(label): \(words($0.message))") }
                    let page = try reversalPage(
                        seq, reason: fields["reason"], told, operation: fields["operation"], visit, desk)
                    return .page(page, .unprocessableContent)
                }
            }
        }
    }

    private static let operationsPerPage = 25

    private func operationsPage(_ page: Int, _ visit: Visit, _ desk: Desk) throws -> OperationsPage {
        let size = Self.operationsPerPage
        let found = try Operations.recent(as: visit.scope, limit: size, offset: (page - 1) * size, desk)
        return OperationsPage(
            count: Numbers.grouped(found.count), rows: found.operations.map(row),
            pager: Pager(page: page, of: found.count, size: size) {
                Address.operations.with(query: ["page": String($0)])
            }, firstStep: nil)
    }

    func row(_ summary: OperationSummary) -> OperationRow {
        let operation = summary.operation
        var title = words("operation.\(operation.kind.rawValue)")
        if let reversed = operation.reverses { title += " số \(Numbers.grouped(reversed))" }
        return OperationRow(
            number: Numbers.grouped(operation.seq), title: Link(text: title, address: .operation(operation.seq)),
            detail: summary.facts > 0 ? words("operation.count", ["count": Numbers.grouped(summary.facts)]) : nil,
            unit: summary.unitName, at: Timestamp.vietnamese(operation.at), by: summary.accountName,
            isReversed: !summary.reversedBy.isEmpty)
    }

    /// What one page tells of an operation: its facts in their order, then what it changed.
    private struct Shown {
        static let size = 60
        let page: Int

        var window: Range<Int> { (page - 1) * Self.size..<page * Self.size }

        /// Those of the changes that fall on this page, where so many facts stand before them.
        func changes(_ changes: [Changes.Recorded], after facts: Int) -> ArraySlice<Changes.Recorded> {
            func place(_ item: Int) -> Int { min(changes.count, max(0, item - facts)) }
            return changes[place(window.lowerBound)..<place(window.upperBound)]
        }
    }

    private func operationPage(
        _ detail: OperationDetail, _ shown: Shown, _ paper: AttachmentRow?, isNew: Bool
    ) -> OperationPage {
        let operation = detail.summary.operation
        let count = detail.factCount + detail.changes.count
        let decisions = Set(detail.facts.compactMap(\.decision))
        let address = Address("operations", String(operation.seq), "reversal")
        return OperationPage(
            number: Numbers.grouped(operation.seq), what: words("operation.\(operation.kind.rawValue)"),
            at: Timestamp.vietnamese(operation.at), by: detail.summary.accountName, unit: detail.summary.unitName,
            decision: decisions.count == 1 ? decisions.first.map { decision($0) } : nil,
            facts: detail.facts.map(fact),
            changes: shown.changes(detail.changes, after: detail.factCount).map(change),
            pager: count <= Shown.size
                ? nil
                : Pager(page: shown.page, of: count, size: Shown.size) {
                    Address.operation(operation.seq).with(query: ["page": String($0)])
                }, count: words("operation.count", ["count": Numbers.grouped(count)]),
            chain: chunked(String(detail.chain.prefix(24))), reason: detail.reason,
            reverses: operation.reverses.map { number($0) },
            reversedBy: detail.summary.reversedBy.last.map { number($0) },
            reversal: operation.kind.isReversible && detail.summary.reversedBy.isEmpty ? address : nil,
            paper: paper.map(attachmentLink), isNew: isNew)
    }

    private func number(_ seq: Int) -> Link {
        Link(text: "số \(Numbers.grouped(seq))", address: .operation(seq))
    }

    private func chunked(_ digits: String) -> String {
        stride(from: 0, to: digits.count, by: 4).map { start in
            String(digits.dropFirst(start).prefix(4))
        }.joined(separator: " ")
    }

    private func fact(_ fact: OperationDetail.Fact) -> OperationFact {
        let what = words.what(fact)
        let isUnit = fact.kind == "unit"
        return OperationFact(
            what: fact.isReversed ? "\(what) (\(site.words("operation.reversed")))" : what,
            subject: isUnit ? fact.title : "\(fact.title) · \(fact.unitName)",
            effectiveOn: fact.effectiveOn.vietnamese, decision: fact.decision.map { decision($0) })
    }

    private func change(_ change: Changes.Recorded) -> OperationChange {
        let (columns, code) =
            switch change.subject {
            case .enterprise: (EnterpriseList.columns + EnterpriseMergerEntry.columns, change.code)
            case .person: (PersonList.columns + PersonMergerEntry.columns, change.code)
            case .target: (TargetList.columns, indicatorName(change.code))
            case .place: (PlaceList.columns, change.code)
            case .unit: (UnitList.columns, change.code)
            }
        return OperationChange(
            subject: "\(change.title) · \(code)",
            fields: change.differences.map { RowChange.Field($0, columns: columns, words: words).text })
    }

    private func reversalPage(
        _ seq: Int, reason: String, _ problems: [FieldProblem], operation: String, _ visit: Visit, _ desk: Desk
    ) throws -> ReversalPage {
        let shown = Shown(page: 1)
        let detail = try Operations.detail(seq, facts: shown.window, as: visit.scope, desk)
        let reversed = detail.summary.operation
        let changes = shown.changes(detail.changes, after: detail.factCount)
        let count = detail.factCount + detail.changes.count
        let more = Link(
            text: site.words("reversal.all", ["count": Numbers.grouped(count)]), address: .operation(seq))
        let title = site.words(
            "operation.title",
            ["number": Numbers.grouped(seq), "what": words("operation.\(reversed.kind.rawValue)")])
        return ReversalPage(
            reversed: Link(text: title, address: .operation(seq)), facts: detail.facts.map(fact),
            undone: changes.map(change), more: count > Shown.size ? more : nil,
            changes: try self.changes(of: detail, visit, desk),
            obstacles: obstacles(detail.against),
            impossible: detail.against.flatMap { place(of: $0) == nil ? words($0).capitalizedFirst : nil },
            reason: reason, problems: problems, operation: operation,
            action: Address("operations", String(seq), "reversal"), token: visit.token)
    }

    private func obstacles(_ against: Message?) -> [Link] {
        guard let against, let place = place(of: against) else { return [] }
        return [Link(text: words(against).capitalizedFirst, address: place)]
    }

    /// The later operation that stands against a reversal; nil where the operation cannot be taken back at all.
    private func place(of against: Message) -> Address? {
        against.arguments["operation"].flatMap { Int($0) }.map { Address.operation($0) }
    }

    /// What taking back an operation does to the figures; of a whole list it would fill pages and is left out.
    private func changes(of detail: OperationDetail, _ visit: Visit, _ desk: Desk) throws -> [FigureChange] {
        guard detail.against == nil, detail.factCount <= 3 else { return [] }
        return try changes(Reversal.foreseen(detail.summary.operation, desk), desk)
    }
}
