import Domain
import Exchange
import Foundation
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addImports(to router: Router<WebContext>) {
        router.get("imports/:id") { request, context in
            let id = Upload.ID(try context.parameters.require("id"))
            let fields = Fields(query: request)
            // Asked before the register: work that ends in between has written there what came of it.
            let progress = imports.progress(of: id)
            return try await reading(request) { desk, visit in
                try show(try find(id, visit, desk), progress, fields, visit, desk)
            }
        }
        router.get("imports/:id/refused.xlsx") { request, context in
            let id = Upload.ID(try context.parameters.require("id"))
            return try await refusedRows(id, request)
        }
        addSteps(to: router)
    }

    /// What is done with an upload. Each leads back to its page, which says what has become of it.
    private func addSteps(to router: Router<WebContext>) {
        router.post("imports/:id/check") { request, context in
            let id = Upload.ID(try context.parameters.require("id"))
            let answer = try await sending(request) { desk, visit, fields in
                let upload = try find(id, visit, desk)
                _ = try Uploads.check(upload, reviving: fields["reviving"] == "1", desk)
                return .go(.upload(id))
            }
            return await beginning(id, answer)
        }
        router.post("imports/:id/record") { request, context in
            let id = Upload.ID(try context.parameters.require("id"))
            let answer = try await sending(request) { desk, visit, fields in
                let upload = try find(id, visit, desk)
                // Nobody records what they have not seen, as when the list was checked anew in another window.
                if visit.approvedBy != nil || fields["seen"] == Timestamp.text(upload.updatedAt) {
                    _ = try Uploads.move(
                        upload, from: [.checked], to: .recording, approvedBy: visit.approvedBy, desk)
                }
                return .go(.upload(id))
            }
            return await beginning(id, answer)
        }
        router.post("imports/:id/stop") { request, context in
            let id = Upload.ID(try context.parameters.require("id"))
            let answer = try await stopping(id, request) { upload, desk in
                _ = try Uploads.move(upload, from: [.checking], to: .staged, desk)
                return .upload(id)
            }
            await imports.settle(id, within: Self.patience)
            return answer
        }
        router.post("imports/:id/cancel") { request, context in
            let id = Upload.ID(try context.parameters.require("id"))
            return try await stopping(id, request) { upload, desk in
                _ = try Uploads.cancel(upload, desk)
                return upload.state == .recording ? .upload(id) : .imports
            }
        }
    }

    /// Begins the work that a step asked for, and waits a moment for it. Work that nothing asked for ends at once.
    private func beginning(_ id: Upload.ID, _ answer: Response) async -> Response {
        guard answer.status == .seeOther else { return answer }
        imports.start(id)
        await imports.settle(id, within: Self.patience)
        return answer
    }

    /// Ends the work on an upload once it is known whose it is. What waits its turn to be recorded goes back.
    private func stopping(
        _ id: Upload.ID, _ request: Request, _ step: @escaping @Sendable (Upload, Desk) throws -> Address
    ) async throws -> Response {
        try await sending(request) { desk, visit, _ in
            let upload = try find(id, visit, desk)
            if !imports.stop(id) { _ = try Uploads.move(upload, from: [.recording], to: .checked, desk) }
            return .go(try step(upload, desk))
        }
    }

    /// - Throws: `Failure.notFound` for another account's.
    private func find(_ id: Upload.ID, _ visit: Visit, _ desk: Desk) throws -> Upload {
        guard visit.scope.mayRecord else { throw Failure.forbidden }
        return try Uploads.find(id, of: visit.session.account.id, desk)
    }

    /// Where an upload stands.
    private func show(
        _ upload: Upload, _ progress: ImportJobs.Progress?, _ fields: Fields, _ visit: Visit, _ desk: Desk
    ) throws -> Answer {
        if let seq = upload.recordedIn {
            return .go(Address("operations", String(seq), query: ["new": "1", "upload": upload.id.text]))
        }
        if let progress { return .page(progressPage(upload, progress, visit, desk)) }
        if try Proposals.isWaiting(upload.operation, desk) { return .go(.approval(upload.operation)) }
        let kept = try UploadReport(of: upload, desk)
        switch upload.state {
        case .checked:
            guard let kept, let report = kept.report else { return .page(endPage(upload, .stopped, visit)) }
            return .page(ImportPreview(self, upload, kept, report, visit).page(fields))
        case .failed:
            let why = kept?.refusal.map { words($0).capitalizedFirst + "." } ?? ""
            return .page(endPage(upload, .unreadable(why), visit))
        case .cancelled: return .page(endPage(upload, .cancelled, visit))
        case .staged, .checking, .recording, .done: return .page(endPage(upload, .stopped, visit))
        }
    }

    private func endPage(_ upload: Upload, _ kind: ImportEndPage.Kind, _ visit: Visit) -> ImportEndPage {
        var again: ImportPlace?
        if case .stopped = kind { again = ImportPlace(upload.id) }
        return ImportEndPage(
            kind: kind, list: listName(upload.kind), file: upload.name, again: again, token: visit.token)
    }

    private func progressPage(
        _ upload: Upload, _ progress: ImportJobs.Progress, _ visit: Visit, _ desk: Desk
    ) -> ImportProgressPage {
        let step = progress.step
        let total = step?.total ?? 0
        let isKnown = step.map { $0.stage != .recording && total > 0 } ?? false
        let seconds = max(0, Int(Date().timeIntervalSince(progress.begun)))
        return ImportProgressPage(
            list: listName(upload.kind), file: upload.name, isRecording: upload.state == .recording,
            step: stepWords(step?.stage),
            far: step.flatMap { far($0) }, thousandths: isKnown ? (step?.done ?? 0) * 1000 / total : nil,
            time: timeWords(seconds), stop: ImportPlace(upload.id).stop, token: visit.token)
    }

    private func stepWords(_ stage: ImportProgress.Stage?) -> String {
        switch stage {
        case nil: site.words("imports.step.waiting")
        case .reading?: site.words("imports.step.reading")
        case .checking?: site.words("imports.step.checking")
        case .recording?: site.words("imports.step.recording")
        }
    }

    private func far(_ step: ImportProgress) -> String? {
        if step.done == 0, step.total == nil { return nil }
        if step.stage == .recording { return site.words("imports.rows", ["count": Numbers.grouped(step.total ?? 0)]) }
        let done = Numbers.grouped(step.done)
        guard let total = step.total else { return site.words("imports.rows", ["count": done]) }
        return site.words("imports.rows.of", ["count": done, "total": Numbers.grouped(total)])
    }

    private func timeWords(_ seconds: Int) -> String {
        let rest = site.words("imports.seconds", ["count": String(seconds % 60)])
        return seconds < 60
            ? rest : site.words("imports.minutes", ["count": Numbers.grouped(seconds / 60)]) + " " + rest
    }

    private func refusedRows(_ id: Upload.ID, _ request: Request) async throws -> Response {
        try await reading(request) { desk, visit in
            let upload = try find(id, visit, desk)
            guard let report = try UploadReport(of: upload, desk)?.report, !report.refused.isEmpty,
                let content = try Uploads.content(of: upload, desk)
            else { throw Failure.notFound }
            let bytes = try RefusedRows.workbook(of: Data(content), report: report, words: words)
            return .file(bytes: bytes, type: Self.workbook, name: "bi-tu-choi-\(upload.kind).xlsx")
        }
    }

    /// What an upload came to, for the page of the operation that recorded it; nil where it is another's or gone.
    func imported(_ id: Upload.ID?, by seq: Int, _ visit: Visit, _ desk: Desk) throws -> ImportResult? {
        guard let id, let upload = try Uploads.ifAny(id, of: visit.session.account.id, desk), upload.recordedIn == seq,
            let report = try UploadReport(of: upload, desk)?.report
        else { return nil }
        let count = Numbers.grouped(report.refused.count)
        let refused = Link(
            text: site.words("imports.returned", ["count": count]), address: Address("imports", id.text, "refused.xlsx")
        )
        return ImportResult(
            file: upload.name, taken: Numbers.grouped(report.new + report.changed.count),
            returned: report.refused.isEmpty ? nil : refused,
            keptUntil: Timestamp.vietnamese(upload.createdAt.addingTimeInterval(Upload.lifetime)))
    }
}

extension ImportPlace {
    /// The places of one upload.
    init(_ id: Upload.ID) {
        self.init(
            check: Address("imports", id.text, "check"), record: Address("imports", id.text, "record"),
            stop: Address("imports", id.text, "stop"), cancel: Address("imports", id.text, "cancel"))
    }
}
