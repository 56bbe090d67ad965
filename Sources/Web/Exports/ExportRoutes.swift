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
            let (export, filter) = (ListExport(kind, words: words), try ListFilter(Fields(query: request)))
            return try await exporting(request) { desk, visit in
                let table = try export.rows(filter, as: visit.scope, desk)
                return (
                    .file(bytes: try table.bytes(format), type: format.mediaType, name: table.fileName(format)),
                    table.note(format)
                )
            }
        }
    }

    /// A file with what the access journal says of it: the file in one read, and then its entry. No file goes out that is
    /// not recorded.
    func exporting(
        _ request: Request, _ file: @escaping @Sendable (Desk, Visit) throws -> (Answer, note: String)
    ) async throws -> Response {
        let taken = Mutex<(by: Account.ID, note: String)?>(nil)
        let response = try await reading(request) { desk, visit in
            let (answer, note) = try file(desk, visit)
            taken.withLock { $0 = (visit.session.account.id, note) }
            return answer
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
