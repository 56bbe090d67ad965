import Vietnamese

/// One of the lists that people keep in Excel.
package enum ListKind: String, CaseIterable, Codable, Sendable {
    case units, enterprises, people, movements, surveys, targets, reported, reorganisations, places, positions

    /// The columns of its workbook, in the order of the template.
    package var columns: [ListColumn] {
        switch self {
        case .units: UnitList.columns
        case .enterprises: EnterpriseList.columns
        case .people: PersonList.columns
        case .movements: MovementList.columns
        case .surveys: SurveyList.columns
        case .targets: TargetList.columns
        case .reported: ReportedList.columns
        case .reorganisations: ReorganisationList.columns
        case .places: PlaceList.columns
        case .positions: PositionList.columns
        }
    }
}

/// A column of a list: its heading, the field it fills, and what may stand in it.
package struct ListColumn: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case text
        /// Text that Excel would take for a number: codes with zeros in front.
        case code
        case day
        case number
        /// One of a closed list of words, by the keys of the catalogue.
        case choice([String])
    }

    package let field: String
    package let header: String
    package let content: Content
    package let isRequired: Bool
    package let width: Double
    /// Whether its values are sealed in the register: no report and no message repeats them.
    package let isSealed: Bool

    package init(
        _ field: String, _ header: String, _ content: Content, required: Bool = false, width: Double = 16,
        sealed: Bool = false
    ) {
        isSealed = sealed
        self.field = field
        self.header = header
        self.content = content
        self.isRequired = required
        self.width = width
    }

    /// The same column, required or not.
    package init(_ column: ListColumn, required: Bool) {
        self.init(
            column.field, column.header, column.content, required: required, width: column.width,
            sealed: column.isSealed)
    }

    /// A column whose words are those of a closed list of codes.
    static func choice<Code: CaseIterable & RawRepresentable<String>>(
        _ field: String, _ header: String, _ list: String, _ type: Code.Type, required: Bool = false,
        width: Double = 20
    ) -> ListColumn {
        let keys = Code.allCases.map { "\(list).\($0.rawValue)" }
        return ListColumn(field, header, .choice(keys), required: required, width: width)
    }

    /// How a heading is recognised: without diacritics, capitals or marks of a required column.
    var key: String { header.folded }
}

/// The three columns that name a decision.
extension [ListColumn] {
    static let decision: [ListColumn] = [
        ListColumn("decision.number", "Số QĐ", .code),
        ListColumn("decision.date", "Ngày QĐ", .day, width: 12),
        ListColumn("decision.issuer", "Cơ quan ban hành", .text, width: 30),
    ]
}
