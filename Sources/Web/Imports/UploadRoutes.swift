import Domain
import Exchange
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addUploads(to router: Router<WebContext>) {
        router.get("imports") { request, _ in
            try await reading(request) { desk, visit in .page(try importsPage([], chosen: "", visit, desk)) }
        }
        router.post("imports") { request, _ in try await takeUpload(request) }
        router.get("imports/template/:file") { request, context in
            let file = try context.parameters.require("file")
            guard file.hasSuffix(".xlsx"), let kind = ListKind(rawValue: String(file.dropLast(5))) else {
                throw Failure.notFound
            }
            let bytes = try ListTemplate(kind, words: words).bytes()
            return try await reading(request) { _, visit in
                guard visit.scope.mayRecord else { throw Failure.forbidden }
                return .file(bytes: bytes, type: Self.workbook, name: "mau-\(file)")
            }
        }
    }

    /// The media type of .xlsx.
    static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    /// How long a request waits for the work on a list, so that nobody is shown a page that is gone in a moment.
    static let patience = Duration.seconds(1)

    /// Takes a list and checks it.
    private func takeUpload(_ request: Request) async throws -> Response {
        try await takingFile(
            request, again: { problem, status in try await askAgain([("file", problem)], request, status) },
            keep: { sent in try await keepUpload(sent, request) })
    }

    private func keepUpload(_ sent: SentForm, _ request: Request) async throws -> Response {
        let chosen = sent.fields["kind"] ?? ""
        let kind = ListKind(rawValue: chosen)
        var problems: [(field: String, key: String)] = []
        if kind == nil { problems.append(("kind", "problem.upload.kind")) }
        if sent.file?.name.isEmpty ?? true {
            problems.append(("file", "problem.upload.file"))
        } else if sent.file?.bytes.isEmpty ?? true {
            problems.append(("file", "import.empty"))
        }
        guard let kind, let file = sent.file, problems.isEmpty else {
            return try await askAgain(problems, request, .unprocessableContent, chosen: chosen)
        }
        // Made outside the write, which may run twice.
        let operation = uuid7(at: Date())
        guard let cookie = request.cookie(Cookies.session) else { return signInFirst(request) }
        let kept = try await register.write { desk -> Upload.ID? in
            guard let session = try Sessions.find(cookie, desk) else { return nil }
            guard session.scope.mayRecord else { throw Failure.forbidden }
            return try Uploads.stage(
                file.bytes, named: file.name, kind: kind.rawValue, operation: operation, for: session.account.id, desk)
        }
        guard let kept else { return signInFirst(request) }
        imports.start(kept)
        await imports.settle(kept, within: Self.patience)
        return respond(.go(.upload(kept)), for: nil)
    }

    /// The form again, with what is wrong at each field.
    private func askAgain(
        _ problems: [(field: String, key: String)], _ request: Request, _ status: HTTPResponse.Status,
        chosen: String = ""
    ) async throws -> Response {
        let told = problems.map { problem in
            let label = problem.field == "kind" ? site.words("imports.kind") : site.words("imports.file")
            return FieldProblem(field: problem.field, text: "\(label): \(words(problem.key))")
        }
        return try await reading(request) { desk, visit in
            .page(try importsPage(told, chosen: chosen, visit, desk), status)
        }
    }

    private func importsPage(
        _ problems: [FieldProblem], chosen: String, _ visit: Visit, _ desk: Desk
    ) throws -> ImportsPage {
        guard visit.scope.mayRecord else { throw Failure.forbidden }
        let open = try Uploads.open(of: visit.session.account.id, desk).map { upload in
            ImportsPage.Open(
                file: Link(text: upload.name, address: .upload(upload.id)), list: listName(upload.kind),
                state: stateWords(upload.state), sentAt: Timestamp.vietnamese(upload.createdAt))
        }
        return ImportsPage(
            lists: ListKind.allCases.map(line),
            choices: ListKind.allCases.map { Choice(value: $0.rawValue, text: listName($0.rawValue)) },
            chosen: chosen, most: Numbers.grouped(ListImport.mostRows), open: open, problems: problems,
            token: visit.token)
    }

    private func line(_ kind: ListKind) -> ImportsPage.List {
        ImportsPage.List(
            name: listName(kind.rawValue), about: words("list.\(kind.rawValue).about"),
            columns: kind.columns.filter(\.isRequired).map(\.header).joined(separator: ", "),
            template: Address("imports", "template", "\(kind.rawValue).xlsx"))
    }

    /// The name of a kind of list.
    func listName(_ kind: String) -> String { words("list.\(kind).name") }

    private func stateWords(_ state: Upload.State) -> String {
        switch state {
        case .checked: site.words("imports.state.checked")
        case .checking: site.words("imports.state.checking")
        case .recording: site.words("imports.state.recording")
        case .staged, .done, .failed, .cancelled: site.words("imports.state.stopped")
        }
    }
}

extension Address {
    /// What a list that was sent would do.
    static func upload(_ id: Upload.ID) -> Address { Address("imports", id.text) }
}
