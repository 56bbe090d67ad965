import Storage

/// A table whose rows are facts: what it writes is journalled, and what closes a row is journalled too.
struct FactTable: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// Identity and papers: never closed.
        case identity
        /// State that holds until changed: closed by `superseded_in`.
        case state
        /// Events: closed by `reversed_in`.
        case event
        /// Data keys: closed by `destroyed_in`, written outside the journal.
        case key
    }

    let name: String
    let kind: Kind
    /// The columns a caller gives, in order; the operation's number is added to them.
    let columns: [String]
    /// The columns that name a row in the journal when it is closed.
    let key: [String]
    /// How many of the columns the table had when its rows were first journalled: where those that were added since
    /// say nothing, the journal does not name them.
    let first: Int
    /// The column that names the person under whose key the row is journalled.
    let person: String?

    init(_ name: String, _ kind: Kind, _ columns: [String], key: [String], person: String? = nil, later: [String] = [])
    {
        self.name = name
        self.kind = kind
        self.columns = columns + later
        first = columns.count
        self.key = key
        self.person = person
    }

    /// The column that is set once, by the operation that closes a row.
    var closedBy: String? {
        switch kind {
        case .identity: nil
        case .state: "superseded_in"
        case .event: "reversed_in"
        case .key: "destroyed_in"
        }
    }

    /// Whether a state holds from a day of its own; the others hold at any time.
    var isDated: Bool { key.contains("from_on") }

    /// The key of a row that gives the table's columns in order.
    func key(of row: [Value]) -> [Value] {
        key.compactMap { columns.firstIndex(of: $0) }.map { row[$0] }
    }

    private static func state(
        _ name: String, _ columns: [String], person: String? = nil, later: [String] = []
    ) -> FactTable {
        FactTable(name, .state, columns, key: Array(columns.prefix(2)), person: person, later: later)
    }

    static let dataKey = FactTable("data_key", .key, [], key: ["subject"])
    static let attachment = FactTable(
        "attachment", .identity, ["id", "subject", "name_sealed", "type", "size", "content_sealed"], key: ["id"])
    static let decision = FactTable(
        "decision", .identity, ["id", "number", "issued_on", "issuer", "kind", "attachment"], key: ["id"])
    static let enterprise = FactTable("enterprise", .identity, ["id", "tax_code"], key: ["id"])
    static let unit = FactTable("unit", .identity, ["id", "line"], key: ["id"])
    static let unitCode = state("unit_code", ["unit", "from_on", "code"])
    static let unitName = state("unit_name", ["unit", "from_on", "name", "folded", "sort_key"])
    static let unitType = state("unit_type", ["unit", "from_on", "type", "block"])
    static let unitParent = state("unit_parent", ["unit", "from_on", "parent"])
    static let unitHost = state("unit_host", ["unit", "from_on", "enterprise"])
    static let unitFurtherHost = FactTable(
        "unit_further_host", .state, ["unit", "from_on", "enterprise", "shares"],
        key: ["unit", "from_on", "enterprise"])
    static let unitSeal = state("unit_seal", ["unit", "from_on", "seal", "number"])
    static let unitEvent = FactTable(
        "unit_event", .event, ["id", "unit", "kind", "effective_on", "decision"], key: ["id"])
    static let unitClosure = FactTable(
        "unit_closure", .event, ["id", "unit", "kind", "effective_on", "decision"], key: ["id"])
    static let unitStep = FactTable(
        "unit_step", .event, ["id", "unit", "kind", "other", "effective_on", "decision"], key: ["id"])
    static let enterpriseEvent = FactTable(
        "enterprise_event", .event, ["id", "enterprise", "kind", "effective_on"], key: ["id"])
    static let enterpriseName = state("enterprise_name", ["enterprise", "from_on", "name", "folded", "sort_key"])
    static let enterpriseClass = state(
        "enterprise_class", ["enterprise", "from_on", "legal_form", "ownership", "industry"], later: ["kind"])
    static let enterprisePlace = state(
        "enterprise_place", ["enterprise", "from_on", "address"], later: ["commune", "zone"])
    static let enterpriseHeadcount = state("enterprise_headcount", ["enterprise", "from_on", "workers"])
    static let enterpriseStatus = state("enterprise_status", ["enterprise", "from_on", "status"])
    static let enterpriseManager = state("enterprise_manager", ["enterprise", "from_on", "unit"])
    static let enterpriseParent = state("enterprise_parent", ["enterprise", "from_on", "parent"])
    static let enterpriseAssignee = state("enterprise_assignee", ["enterprise", "from_on", "person", "position"])
    static let enterpriseMerger = state("enterprise_merger", ["enterprise", "from_on", "survivor"])
    static let place = FactTable("place", .identity, ["id", "code", "from_on"], key: ["id"])
    static let placeState = FactTable(
        "place_state", .state, ["place", "name", "kind", "parent", "district", "until_on", "successors"],
        key: ["place"])
    static let person = FactTable(
        "person", .identity, ["id", "code", "name", "folded", "sort_key", "sex"], key: ["id"], person: "id")
    static let personName = FactTable(
        "person_name", .state, ["person", "name", "folded", "sort_key"], key: ["person"], person: "person")
    static let personDetail = state("person_detail", ["person", "field", "sealed", "digest"], person: "person")
    static let personWorkplace = state("person_workplace", ["person", "from_on", "enterprise"], person: "person")
    static let personMerger = FactTable(
        "person_merger", .state, ["person", "survivor"], key: ["person"], person: "person")
    static let movement = FactTable(
        "movement", .event,
        ["id", "kind", "person", "unit", "counterpart", "status", "effective_on", "decision"], key: ["id"],
        person: "person", later: ["other", "beyond", "repeats"])
    static let positionHolder = FactTable(
        "position_holder", .identity, ["id", "unit", "position", "person"], key: ["id"], person: "person")
    static let positionState = state(
        "position_state", ["holder", "from_on", "term_from", "term_to", "ending", "decision"])
    static let survey = FactTable(
        "survey", .event,
        [
            "id", "enterprise", "round", "effective_on", "workers", "official", "probationary", "steady", "source",
            "conclusion",
        ], key: ["id"])
    static let reported = FactTable(
        "reported", .event,
        [
            "id", "unit", "indicator", "effective_on", "amount", "qualifier", "source", "document", "document_on",
        ], key: ["id"])
    static let target = FactTable(
        "target", .identity, ["id", "unit", "indicator", "period_from", "period_to", "giver"], key: ["id"])
    static let targetValue = state(
        "target_value", ["target", "from_on", "amount", "upper", "shape", "document", "document_on"])
    static let role = FactTable(
        "role", .state, ["account", "from_on", "unit", "role"], key: ["account", "from_on", "unit", "role"],
        later: ["reach", "lines", "detail", "until_on"])
    static let unitApproval = state("unit_approval", ["unit", "from_on", "asks"])
    static let exceptionalAccess = FactTable(
        "exceptional_access", .identity, ["id", "account", "unit", "from_at", "until_at"], key: ["id"])
    static let ruleEdit = state("rule_edit", ["rule", "from_on", "amount", "document"])
    static let consent = FactTable(
        "consent", .state, ["person", "purpose", "from_on", "answer", "document_sealed"],
        key: ["person", "purpose", "from_on"])
    static let restriction = state("restriction", ["person", "from_on", "restricted", "document_sealed"])
    static let rightsRequest = FactTable(
        "rights_request", .event, ["id", "person", "kind", "received_on", "document_sealed"], key: ["id"])
    static let rightsStep = FactTable(
        "rights_step", .event, ["id", "request", "step", "effective_on", "document_sealed"], key: ["id"])
    static let breach = FactTable(
        "breach", .event, ["id", "unit", "kind", "noticed_at", "people", "summary_sealed"], key: ["id"])
    static let breachStep = FactTable(
        "breach_step", .event, ["id", "breach", "step", "at", "document_sealed"], key: ["id"])
    static let calendarDay = FactTable("calendar_day", .state, ["day", "works", "document"], key: ["day"])

    /// Every fact table, parents before those that refer to them.
    static let all: [FactTable] = [
        dataKey, attachment, decision, enterprise, unit, unitCode, unitName, unitType, unitParent, unitHost,
        unitFurtherHost, unitSeal, unitEvent, unitClosure, unitStep, enterpriseEvent, enterpriseName, enterpriseClass,
        enterprisePlace,
        enterpriseHeadcount, enterpriseStatus, enterpriseManager, enterpriseParent, enterpriseMerger, person,
        personName, personDetail, personWorkplace, personMerger, enterpriseAssignee, movement, positionHolder,
        positionState, survey, reported, target, targetValue, place, placeState, role,
        exceptionalAccess, unitApproval, ruleEdit, consent, restriction, rightsRequest, rightsStep, breach, breachStep,
        calendarDay,
    ]

    /// What may be said otherwise of a person.
    static let ofPeople: [FactTable] = [personName, personDetail, personWorkplace, personMerger]

    /// What may be said otherwise of an enterprise, from a day on.
    static let ofEnterprises: [FactTable] = [
        enterpriseName, enterpriseClass, enterprisePlace, enterpriseHeadcount, enterpriseStatus, enterpriseManager,
        enterpriseParent, enterpriseAssignee, enterpriseMerger,
    ]

    /// What may be said otherwise of a unit, from a day on, without a reorganisation.
    static let ofUnits: [FactTable] = [unitFurtherHost, unitSeal]

    static let states = all.filter { $0.kind == .state }

    /// The tables whose rows a reversal closes.
    static let closable = all.filter { $0.kind == .state || $0.kind == .event }
}
