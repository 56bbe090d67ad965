package import Domain
import Storage
import Vietnamese

extension Reversal {
    /// What taking back an operation would post, for the page that is read before.
    package static func foreseen(_ operation: Operation, _ desk: Desk) throws -> [Posting] {
        let (people, _, events) = try openEvents(recordedIn: operation.seq, desk.db)
        var postings: [Posting] = []
        for chunk in events.chunks(of: 500) {
            try desk.db.forEach(
                """
                SELECT posting.event, posting.subject, posting.effective_on, posting.fact, home.unit, posting.line,
                       posting.cause, posting.status, posting.sex, posting.ownership, posting.category, posting.amount
                FROM posting JOIN path_unit AS home ON home.path = posting.path AND home.distance = 0
                WHERE posting.event IN \(list: Array(chunk))
                """
            ) { row in
                postings.append(
                    Posting(
                        event: try row.text(0), subject: try row.text(1), effectiveOn: try row.day(2),
                        fact: try row.code(3), unit: try row.id(4),
                        dimensions: Dimensions(
                            line: try row.text(5), cause: try row.text(6), status: try row.text(7),
                            sex: try row.text(8), ownership: try row.text(9), category: try row.text(10)),
                        amount: -(try row.int(11))))
            }
        }
        guard !people.isEmpty else { return postings }
        let directory = try PersonDirectory.of(people, desk.db)
        let now = try Memberships.of(people, directory, desk.db)
        let without = try now.without(operation: operation.seq, desk.db)
        return postings + (try now.postings(desk.db)).map(\.opposite) + (try without.postings(desk.db))
    }
}

extension Posting {
    /// The same effect taken away.
    var opposite: Posting {
        var posting = self
        posting.amount = -amount
        return posting
    }
}
