import Domain
import Exchange
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addEnterprises(to router: Router<WebContext>) {
        router.get("enterprises") { request, _ in
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in .page(try enterprisesPage(fields, visit, desk)) }
        }
        addEnterpriseDetails(to: router)
    }

    private static let enterprisesPerPage = 25

    private func enterprisesPage(_ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> EnterprisesPage {
        let order = EnterpriseOrder(rawValue: fields["sort"]) ?? .name
        let page = max(1, Int(fields["page"]) ?? 1)
        let line = try fields.orNil("unit").map {
            try UnitQueries.line(code: $0, on: desk.today, as: visit.scope, desk)
        }
        let found = try EnterpriseQueries.page(
            search: fields["q"], under: line?.first?.id, order: order, limit: Self.enterprisesPerPage,
            offset: (page - 1) * Self.enterprisesPerPage, as: visit.scope, desk)
        func address(_ order: EnterpriseOrder, page: Int? = nil) -> Address {
            Address.enterprises.with(query: [
                "unit": fields.orNil("unit"), "q": fields.orNil("q"), "sort": order == .name ? nil : order.rawValue,
                "page": page.map { String($0) },
            ])
        }
        func link(_ by: EnterpriseOrder, _ direction: SortLink.Order) -> SortLink {
            SortLink(address: address(by), order: by == order ? direction : nil)
        }
        return EnterprisesPage(
            unit: line?.first?.name, crumbs: line.map { crumbs(Array($0.dropFirst())) } ?? [],
            tabs: line?.first.map { tabs($0, .enterprises) }, query: fields["q"],
            kept: [("unit", fields["unit"]), ("sort", order == .name ? "" : order.rawValue)]
                .filter { !$0.1.isEmpty }.map { HiddenField(name: $0.0, value: $0.1) },
            sort: EnterpriseSort(
                name: link(.name, .ascending), taxCode: link(.taxCode, .ascending), ownership: nil, unit: nil,
                status: nil, conclusion: link(.visited, .descending)),
            count: Numbers.grouped(found.count), rows: found.rows.map(row),
            pager: Pager(page: page, of: found.count, size: Self.enterprisesPerPage) { address(order, page: $0) },
            export: ExportLinks(
                kind: .enterprises, query: ["unit": fields.orNil("unit"), "q": fields.orNil("q")], count: found.count),
            enter: visit.mayRecord
                ? Link(text: site.words("enterprise.enter"), address: Address("enterprises", "new")) : nil)
    }

    private func row(_ enterprise: Records.EnterpriseRow) -> EnterpriseRow {
        EnterpriseRow(
            name: enterprise.name, address: .enterprise(enterprise.taxCode), taxCode: enterprise.taxCode,
            ownership: words("ownership", enterprise.ownership), unit: enterprise.managerName,
            assignee: enterprise.assignee,
            status: Badge(
                word: words("enterprise_status", enterprise.status),
                tone: enterprise.status == .steady ? .good : .noticed),
            conclusion: enterprise.conclusion.map(badge),
            surveyedOn: enterprise.visitedOn?.vietnamese)
    }
}
