import Domain
import Exchange
import Foundation
import Logging
import Records
import Vietnamese

/// What is kept of a look at an upload.
struct UploadReport: Codable, Sendable {
    /// What it would do, or did; nil for what is no such list.
    var report: ImportReport?
    /// Why nothing can be taken; nil where something can.
    var refusal: Message?
    /// What was to become of the rows when they were looked over, where the register has changed since.
    var before: ImportOutcome?

    /// What was kept of an upload; nil while nothing was.
    init?(of upload: Upload, _ desk: Desk) throws {
        guard let bytes = try Uploads.report(of: upload, desk) else { return nil }
        self = try JSONDecoder().decode(UploadReport.self, from: Data(bytes))
    }

    init(report: ImportReport? = nil, refusal: Message? = nil, before: ImportOutcome? = nil) {
        self.report = report
        self.refusal = refusal
        self.before = before
    }

    func encoded() throws -> [UInt8] { [UInt8](try JSONEncoder().encode(self)) }
}

/// Does what the state of an upload asks for: checks it, or records it if it still does what was looked over.
struct UploadWork: Sendable {
    let register: Register
    let words: Words
    let logger: Logger

    /// An upload with all that the work on it needs.
    private struct Staged: Sendable {
        let upload: Upload
        let kind: ListKind
        let content: Data
        let author: Author
        let seen: ImportReport?

        init?(_ id: Upload.ID, _ desk: Desk) throws {
            upload = try Uploads.find(id, desk)
            guard let kind = ListKind(rawValue: upload.kind), let bytes = try Uploads.content(of: upload, desk) else {
                return nil
            }
            self.kind = kind
            content = Data(bytes)
            author = Author(
                try Accounts.scope(of: upload.account, desk), operation: upload.operation, approvedBy: upload.approvedBy
            )
            seen = try UploadReport(of: upload, desk)?.report
        }
    }

    /// Ends early, with nothing written, when its task is cancelled.
    func run(_ id: Upload.ID, _ progress: @escaping @Sendable (ImportProgress) -> Void) async {
        do {
            guard let staged = try await register.read({ try Staged(id, $0) }) else { return }
            do {
                switch staged.upload.state {
                case .checking: try await check(staged, progress)
                case .recording: try await record(staged, progress)
                case .staged, .checked, .done, .failed, .cancelled: break
                }
            } catch let unreadable as UnreadableFile {
                try await fail(unreadable.message, staged)
            } catch let needed as Approvals.Needed {
                try await propose(staged, in: needed.unit)
            } catch Failure.conflict(let message) {
                try await fail(message, staged)
            } catch {
                try await goBack(staged)
                throw error
            }
        } catch is CancellationError {
        } catch {
            // Not what it says: that could quote a cell.
            logger.error("import failed", metadata: ["upload": "\(id)", "error": "\(type(of: error))"])
        }
    }

    private func check(_ staged: Staged, _ progress: @escaping @Sendable (ImportProgress) -> Void) async throws {
        let report = try await look(staged, .preview, expecting: nil, progress)
        try await keep(UploadReport(report: report), staged, .checked)
    }

    private func record(_ staged: Staged, _ progress: @escaping @Sendable (ImportProgress) -> Void) async throws {
        guard staged.upload.recordedIn == nil else { return try await end(staged) }
        guard let seen = staged.seen else { return try await goBack(staged) }
        let mode: ImportMode = seen.refused.isEmpty ? .whole : .acceptable
        let report = try await look(staged, mode, expecting: seen.outcome, progress)
        guard report.operation != nil else {
            // Between the look and now somebody recorded something: the new look is shown instead.
            return try await keep(UploadReport(report: report, before: seen.outcome), staged, .checked)
        }
        try await end(staged)
    }

    private func look(
        _ staged: Staged, _ mode: ImportMode, expecting expected: ImportOutcome?,
        _ progress: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> ImportReport {
        try await ListImport(staged.kind, words: words).run(
            staged.content, into: register, by: staged.author, mode: mode, reviving: staged.upload.reviving,
            expecting: expected, progress: progress)
    }

    private func keep(_ report: UploadReport, _ staged: Staged, _ state: Upload.State) async throws {
        let bytes = try report.encoded()
        try await register.write { desk in
            _ = try Uploads.keep(bytes, of: staged.upload, from: staged.upload.state, to: state, desk)
        }
    }

    /// It is no list of its kind: its content is of no use any more.
    private func fail(_ message: Message, _ staged: Staged) async throws {
        let bytes = try UploadReport(refusal: message).encoded()
        try await register.write { desk in
            if try Uploads.keep(bytes, of: staged.upload, from: staged.upload.state, to: .failed, desk) {
                try Uploads.dropContent(of: staged.upload, desk)
            }
        }
    }

    /// It is recorded. The content stays only where rows of it are to be given back.
    private func end(_ staged: Staged) async throws {
        let isAllTaken = staged.seen?.refused.isEmpty ?? true
        try await register.write { desk in
            _ = try Uploads.move(staged.upload, from: [.recording], to: .done, desk)
            if isAllTaken { try Uploads.dropContent(of: staged.upload, desk) }
        }
    }

    /// It waits for another to approve what was looked over. It is kept for a day like any list.
    private func propose(_ staged: Staged, in unit: Domain.Unit.ID) async throws {
        let (upload, seen) = (staged.upload, staged.seen)
        let rows = [
            ("imports.file", upload.name), ("imports.new", Numbers.grouped(seen?.new ?? 0)),
            ("imports.changed", Numbers.grouped(seen?.changed.count ?? 0)),
        ]
        let content = Proposal.Content(
            title: words("operation.import.\(staged.kind.rawValue)"),
            rows: rows.map { Proposal.Content.Row(name: words("proposal.\($0.0)"), value: $0.1) },
            address: Address("imports", upload.id.text, "record").text, fields: [:])
        try await register.write { desk in
            try Proposals.keep(content, id: upload.operation, in: unit, by: upload.account, desk)
            _ = try Uploads.move(upload, from: [.recording], to: .checked, desk)
        }
    }

    /// To where it can be begun anew.
    private func goBack(_ staged: Staged) async throws {
        let state: Upload.State = staged.upload.state == .recording ? .checked : .staged
        try await register.write { desk in
            _ = try Uploads.move(staged.upload, from: [staged.upload.state], to: state, desk)
        }
    }
}
