import Domain
import Storage
import Vietnamese

/// What listings said that were taken back since: of one enterprise there may be several.
struct ReversedListings {
    private struct Listing: Hashable {
        let taxCode: String
        let name: String
        let legalForm: LegalForm
        let ownership: Ownership
        let industry: String
        let address: String
        let workers: Int?
        let status: EnterpriseStatus
        let manager: Unit.ID
        let from: Day
        let kind: HostKind
        let commune: String
        let zone: String?
    }

    private var listings: Set<Listing> = []

    static func of(taxCodes: [String], _ db: Transaction) throws -> ReversedListings {
        // Whatever one operation said of an enterprise was recorded and taken back with its event.
        func state(_ table: String) -> SQL {
            """
            JOIN \(raw: table) ON \(raw: table).enterprise = event.enterprise
                AND \(raw: table).recorded_in = event.recorded_in
            """
        }
        let tables = ["name", "class", "place", "headcount", "status", "manager"].map { state("enterprise_\($0)") }
        var reversed = ReversedListings()
        for chunk in taxCodes.chunks(of: 500) {
            let rows = try db.run(
                """
                SELECT enterprise.tax_code, enterprise_name.name, enterprise_class.legal_form,
                       enterprise_class.ownership, enterprise_class.industry, enterprise_place.address,
                       enterprise_headcount.workers, enterprise_status.status, enterprise_manager.unit,
                       event.effective_on, enterprise_class.kind, enterprise_place.commune, enterprise_place.zone
                FROM enterprise_event AS event JOIN enterprise ON enterprise.id = event.enterprise
                \(tables.joined(separator: " "))
                WHERE event.reversed_in IS NOT NULL AND enterprise.tax_code IN \(list: Array(chunk))
                """)
            for row in rows {
                reversed.listings.insert(
                    Listing(
                        taxCode: try row.text(0), name: try row.text(1), legalForm: try row.code(2),
                        ownership: try row.code(3), industry: try row.text(4), address: try row.text(5),
                        workers: try row.intOrNil(6), status: try row.code(7), manager: try row.id(8),
                        from: try row.day(9), kind: try row.codeOrNil(10) ?? .enterprise,
                        commune: try row.textOrNil(11) ?? "", zone: try row.textOrNil(12)))
            }
        }
        return reversed
    }

    /// Whether one of them said all that a draft says.
    func say(_ draft: EnterpriseDraft, manager: Unit.ID) -> Bool {
        listings.contains(
            Listing(
                taxCode: draft.taxCode.digits, name: draft.name, legalForm: draft.legalForm,
                ownership: draft.ownership, industry: draft.industry, address: draft.address, workers: draft.workers,
                status: draft.status, manager: manager, from: draft.from, kind: draft.kind ?? .enterprise,
                commune: draft.commune, zone: draft.zone.text))
    }
}
