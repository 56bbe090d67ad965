import Domain
import Exchange
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addAttachments(to router: Router<WebContext>) {
        router.get("units/:code/attachments") { request, context in
            let code = try context.parameters.require("code")
            let page = max(1, Int(Fields(query: request)["page"]) ?? 1)
            return try await reading(request) { desk, visit in
                .page(try attachmentsPage(code, page, [], operation: uuid7(at: Date()), visit, desk))
            }
        }
        router.post("units/:code/attachments") { request, context in
            try await takeAttachment(try context.parameters.require("code"), request)
        }
        router.get("attachments/:id") { request, context in
            let id = Attachment.ID(try context.parameters.require("id"))
            return try await writing(request) { desk, visit in
                let attachment = try Attachments.reveal(id, as: visit.scope, desk)
                return .file(bytes: attachment.content, type: attachment.kind.mediaType, name: attachment.fileName)
            }
        }
    }

    private func takeAttachment(_ code: String, _ request: Request) async throws -> Response {
        try await takingFile(
            request,
            again: { problem, status in
                try await reading(request) { desk, visit in
                    let told = [fileProblem(words(problem))]
                    let page = try attachmentsPage(code, 1, told, operation: uuid7(at: Date()), visit, desk)
                    return .page(page, status)
                }
            },
            keep: { sent in
                try await writing(request) { desk, visit in try attach(sent, to: code, visit, desk) }
            })
    }

    private func attach(_ sent: SentForm, to code: String, _ visit: Visit, _ desk: Desk) throws -> Answer {
        let operation = sent.fields["operation"] ?? ""
        func again(_ problems: [String]) throws -> Answer {
            let told = problems.map(fileProblem)
            return .page(try attachmentsPage(code, 1, told, operation: operation, visit, desk), .unprocessableContent)
        }
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, for: .people, desk)
        guard let unit = line.first, try visit.mayRecord(in: line, desk) else { throw Failure.forbidden }
        guard let file = sent.file, !file.name.isEmpty else { return try again([words("problem.upload.file")]) }
        guard !file.bytes.isEmpty else { return try again([words("import.empty")]) }
        do {
            let receipt = try Attachments.store(
                file.bytes, named: file.name, of: unit.id, by: visit.author(operation), desk)
            return .go(.operation(receipt.seq, isNew: true))
        } catch Failure.invalid(let problems) {
            return try again(problems.map { words($0.message) })
        }
    }

    private func fileProblem(_ text: String) -> FieldProblem {
        FieldProblem(field: "file", text: "\(site.words("attachments.file")): \(text)")
    }

    private static let attachmentsPerPage = 25

    private func attachmentsPage(
        _ code: String, _ page: Int, _ problems: [FieldProblem], operation: String, _ visit: Visit, _ desk: Desk
    ) throws -> AttachmentsPage {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, for: .people, desk)
        guard let unit = line.first else { throw Failure.notFound }
        let size = Self.attachmentsPerPage
        let found = try Attachments.page(of: unit.id, limit: size, offset: (page - 1) * size, as: visit.scope, desk)
        let form = AttachmentForm(
            problems: problems, operation: operation, action: .attachments(of: code), token: visit.token)
        return AttachmentsPage(
            unit: unit.name, crumbs: crumbs(Array(line.dropFirst())), tabs: tabs(unit, .history),
            form: try visit.mayRecord(in: line, desk) ? form : nil, rows: found.rows.map(attachmentLine),
            pager: Pager(page: page, of: found.count, size: size) {
                Address.attachments(of: code).with(query: ["page": String($0)])
            }, count: site.words("attachments.count", ["count": Numbers.grouped(found.count)]))
    }

    private func attachmentLine(_ row: AttachmentRow) -> AttachmentLine {
        AttachmentLine(
            name: attachmentLink(row), kind: words("attachment_kind", row.kind), size: Self.size(row.size),
            operation: operationLink(row.operation), at: Timestamp.vietnamese(row.storedAt), by: row.storedBy)
    }

    /// An attachment's name, leading to the file.
    func attachmentLink(_ row: AttachmentRow) -> Link {
        Link(text: row.name, address: Address("attachments", row.id.text))
    }

    /// Bytes as people say them: `850 KB`, `1,4 MB`; never less than one.
    static func size(_ bytes: Int) -> String {
        let tenths = (bytes * 10 + (1 << 19)) >> 20
        if tenths < 10 { return "\(max(1, (bytes + 512) >> 10)) KB" }
        return "\(tenths / 10),\(tenths % 10) MB"
    }
}

extension Address {
    static func attachments(of unit: String) -> Address { Address("units", unit, "attachments") }
}
