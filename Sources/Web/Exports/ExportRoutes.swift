import Domain
import Exchange
import Hummingbird
import Records
import Synchronization
import Vietnamese

extension WebApp {
    func addExports(to router: Router<WebContext>) {
        router.get("exports/:file") { request, context in
            let parts = try context.parameters.require("file").split(separator: ".").map { String($0) }
            guard parts.count == 2, let kind = ListKind(rawValue: parts[0]), let format = ListFormat(rawValue: parts[1])
            else { throw Failure.notFound }
            return try await exporting(ListExport(kind, words: words), as: format, request)
        }
    }

    /// The file in one read, and then its entry in the access journal: no file goes out that is not recorded.
    private func exporting(
        _ export: ListExport, as format: ListFormat, _ request: Request
    ) async throws -> Response {
        let filter = try ListFilter(Fields(query: request))
        let taken = Mutex<(by: Account.ID, note: String)?>(nil)
        let response = try await reading(request) { desk, visit in
            let table = try export.rows(filter, as: visit.scope, desk)
            let account = visit.session.account.id
            taken.withLock { $0 = (account, table.note(format)) }
            return .file(bytes: try table.bytes(format), type: format.mediaType, name: table.fileName(format))
        }
        if let (account, note) = taken.withLock({ $0 }) {
            try await register.write { desk in
                try AccessJournal.add(.export, account: account, subject: note, desk)
            }
        }
        return response
    }
}

extension ListFilter {
    /// The filter of an address. A day that is none is an address that does not exist, and no filter left out.
    init(_ fields: Fields) throws {
        self.init()
        unit = fields.orNil("unit")
        subject = fields.orNil("subject")
        search = fields["q"]
        round = fields.orNil("round")
        from = try Self.day(fields.orNil("from"))
        to = try Self.day(fields.orNil("to"))
    }

    private static func day(_ text: String?) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(vietnamese: text) else { throw Failure.notFound }
        return day
    }
}
