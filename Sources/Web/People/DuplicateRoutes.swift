import Domain
import Exchange
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addDuplicates(to router: Router<WebContext>) {
        router.get("people/duplicates") { request, _ in
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in .page(try duplicatesPage(fields, visit, desk)) }
        }
    }

    private static let duplicatesPerPage = 25

    private func duplicatesPage(_ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> DuplicatesPage {
        let found = try PersonDuplicates.find(as: visit.scope, desk)
        let page = max(1, Int(fields["page"]) ?? 1)
        let shown = found.dropFirst((page - 1) * Self.duplicatesPerPage).prefix(Self.duplicatesPerPage)
        return DuplicatesPage(
            crumbs: personCrumbs, count: Numbers.grouped(found.count), pairs: shown.map { pair($0, visit) },
            pager: Pager(page: page, of: found.count, size: Self.duplicatesPerPage) {
                Address.duplicates.with(query: ["page": String($0)])
            })
    }

    private func pair(_ found: PersonDuplicate, _ visit: Visit) -> DuplicatePair {
        func entry(_ person: PersonRow) -> DuplicatePair.Entry {
            DuplicatePair.Entry(
                name: Link(text: person.name, address: .person(person.code)), code: person.code,
                standing: [words("standing", person.standing.status), person.unit?.name].compactMap { $0 }
                    .joined(separator: ", "))
        }
        let form = Address("people", found.other.code, "merger", "new", query: ["with": found.one.code])
        return DuplicatePair(
            one: entry(found.one), other: entry(found.other),
            reasons: found.reasons.map { words("duplicate", $0) }.joined(separator: "; "),
            merging: visit.mayRecord
                ? Link(
                    text: site.words("duplicates.merge", ["code": found.other.code, "into": found.one.code]),
                    address: form) : nil)
    }
}

extension Address {
    static let duplicates = Address("people", "duplicates")
}
