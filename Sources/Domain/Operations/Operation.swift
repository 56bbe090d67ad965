package import Foundation

/// What one person recorded at one moment. Its number is recorded time.
package struct Operation: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable, Codable {
        case account = "account"
        /// A role given or ended.
        case role = "role"
        /// Looking at the people of a unit for some hours.
        case exceptionalAccess = "account.exception"
        /// Whether what a unit records asks for two people.
        case approvalSetting = "unit.approval"
        case importUnits = "import.units"
        case importEnterprises = "import.enterprises"
        case importPeople = "import.people"
        case importMovements = "import.movements"
        case importSurveys = "import.surveys"
        case importTargets = "import.targets"
        case importReported = "import.reported"
        case importReorganisations = "import.reorganisations"
        case importPlaces = "import.places"
        case importPositions = "import.positions"
        case founding = "unit.founding"
        /// A unit entered by its form that was there before the register.
        case unitEntry = "unit.entry"
        /// One step of a reorganisation, by its form.
        case reorganisation = "unit.reorganisation"
        /// Other further hosts or another seal of a unit, by the form.
        case unitChange = "unit.change"
        /// One position of one person, by its form: taken or left.
        case position = "position"
        case enterprise = "enterprise"
        case enterpriseChange = "enterprise.change"
        /// Two entries of one enterprise made one.
        case enterpriseMerger = "enterprise.merger"
        case person = "person"
        case personChange = "person.change"
        /// Two entries of one person made one.
        case personMerger = "person.merger"
        case movement = "movement"
        case survey = "survey"
        case target = "target"
        case targetChange = "target.change"
        case reported = "reported"
        case place = "place"
        case rule = "rule"
        case attachment = "attachment"
        case reversal = "reversal"
        case erasure = "person.erasure"
        /// What somebody agreed to.
        case consent = "person.consent"
        /// A consent taken back, and what was held for it gone.
        case withdrawal = "person.withdrawal"
        case restriction = "person.restriction"
        /// A request about what is held of somebody, and what became of it.
        case rightsRequest = "person.request"
        case rightsStep = "person.request.step"
        case breach = "breach"
        case breachStep = "breach.step"
        /// A day on which the office works otherwise.
        case calendar = "calendar"

        /// Whether it is of the breach file, which is for administrators and auditors.
        package var isOfBreaches: Bool { self == .breach || self == .breachStep }

        /// Whether what it recorded can be taken back as one.
        package var isReversible: Bool {
            switch self {
            case .account, .role, .exceptionalAccess, .approvalSetting, .reversal, .erasure, .rule, .attachment: false
            case .withdrawal, .calendar: false
            default: true
            }
        }

        /// Whether it is for another to approve where a unit asks for two people: not what concerns accounts, papers
        /// and rules.
        package var asksForApproval: Bool {
            switch self {
            case .account, .role, .exceptionalAccess, .approvalSetting, .rule, .attachment: false
            // What has hours or days to be done in waits for nobody.
            case .rightsRequest, .rightsStep, .breach, .breachStep, .calendar: false
            default: true
            }
        }
    }

    package let seq: Int
    package let id: String
    package let at: Date
    package let account: Account.ID
    package let unit: Unit.ID?
    package let kind: Kind
    package let reverses: Int?

    package init(
        seq: Int, id: String, at: Date, account: Account.ID, unit: Unit.ID?, kind: Kind, reverses: Int?
    ) {
        self.seq = seq
        self.id = id
        self.at = at
        self.account = account
        self.unit = unit
        self.kind = kind
        self.reverses = reverses
    }
}
