package import Vietnamese

/// An enterprise or other hosting establishment. Identity is its tax code; all else is dated.
package enum Enterprise {
    package typealias ID = Identifier<Enterprise>
}

/// What kind of establishment hosts organisations.
package enum HostKind: String, CaseIterable, Sendable, Codable {
    case enterprise
    /// A branch or another site of an establishment.
    case branch
    /// A non-public school.
    case school
    /// A non-public clinic or hospital.
    case clinic
    case cooperative, agency, other
}

/// What a row may leave unsaid and, where it says something, may say that there is none.
package enum Said: Hashable, Sendable {
    case unsaid, nothing
    case said(String)

    /// What is said; none where nothing is, or that there is none.
    package var text: String? {
        if case .said(let text) = self { return text }
        return nil
    }
}

/// The legal form of an enterprise (Law on Enterprises 2020).
package enum LegalForm: String, CaseIterable, Sendable, Codable {
    case soleProprietor = "sole_proprietor"
    case limitedOne = "limited_one"
    case limitedMany = "limited_many"
    case jointStock = "joint_stock"
    case partnership
    case cooperative
}

/// Where the capital comes from, apart from the legal form.
package enum Ownership: String, CaseIterable, Sendable, Codable {
    case foreign
    case jointVenture = "joint_venture"
    case domestic = "private"
    /// Joint-stock with State capital up to 50%.
    case stateMinority = "state_minority"
    case state

    /// Whether the enterprise belongs to the State sector: only then it is outside this work.
    package var isState: Bool { self == .state }
}

/// Whether an enterprise is working.
package enum EnterpriseStatus: String, CaseIterable, Sendable, Codable {
    case steady, suspended, closed
}

/// An enterprise as a row of a list gives it.
package struct EnterpriseDraft: Hashable, Sendable {
    package var taxCode: TaxCode
    package var name: String
    package var legalForm: LegalForm
    package var ownership: Ownership
    package var address: String
    package var industry: String
    package var workers: Int?
    package var status: EnterpriseStatus
    package var managerCode: String
    package var from: Day
    /// What it is; unsaid where nil, then a new one is an enterprise.
    package var kind: HostKind?
    /// The tax code of the establishment whose branch or site it is.
    package var parent = Said.unsaid
    /// The code of its commune on the day; unsaid where empty.
    package var commune = ""
    /// The code of the industrial zone it lies in.
    package var zone = Said.unsaid
    /// The file number of the committee member who looks after it.
    package var assignee = Said.unsaid
    /// The position of that member; unsaid where empty.
    package var position = ""

    package init(
        taxCode: TaxCode, name: String, legalForm: LegalForm, ownership: Ownership, address: String, industry: String,
        workers: Int?, status: EnterpriseStatus, managerCode: String, from: Day
    ) {
        self.taxCode = taxCode
        self.name = name
        self.legalForm = legalForm
        self.ownership = ownership
        self.address = address
        self.industry = industry
        self.workers = workers
        self.status = status
        self.managerCode = managerCode
        self.from = from
    }

    package func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        if name.isEmpty { problems.append(Problem("name", "problem.required")) }
        for (field, text) in [("name", name), ("address", address), ("industry", industry)] where text.count > 300 {
            problems.append(Problem(field, "problem.too_long", ["most": "300"]))
        }
        if position.count > 200 { problems.append(Problem("position", "problem.too_long", ["most": "200"])) }
        if parent.text == taxCode.digits { problems.append(Problem("parent", "problem.enterprise.own_parent")) }
        if let workers, workers < 0 { problems.append(Problem("workers", "problem.negative")) }
        if from > today { problems.append(Problem("from", "problem.date.future", ["today": today.vietnamese])) }
        return problems
    }
}
