import Storage

/// Something in the register that is not as its writers leave it.
package struct Finding: Hashable, Sendable {
    package let kind: Kind
    /// Names the thing: `operation`, `table`, `key`, `unit` (a code), `person` (the office's file number) and the
    /// like. Never a sealed value.
    package let arguments: [String: String]

    package init(_ kind: Kind, _ arguments: [String: String] = [:]) {
        self.kind = kind
        self.arguments = arguments
    }
}

/// Proves that the register is what its operations say: `hatnhan verify`.
///
/// It trusts nothing that is stored twice: the chain is linked again, the journal is compared with the facts, what
/// each event should post is worked out again by the code that posts, the tree gives the paths, the postings the
/// roll-ups, the names their keys, and the keys open what they seal.
package enum Verification {
    /// The families of checks, in the order in which they run.
    package enum Part: String, CaseIterable, Sendable {
        case schema, references, operations, access, journal, states, units, names, keys, attachments
        case memberships, mergers, positions, postings, paths, treeSums = "tree_sums", rollUps = "roll_ups", surveys,
            reported, rights
    }

    /// Everything that is wrong, in the snapshot of one read; empty for a sound register.
    ///
    /// What was sealed under a destroyed key cannot be compared and is left out.
    ///
    /// - Parameter progress: called with each family of checks before it runs.
    package static func run(_ desk: Desk, progress: (Part) -> Void = { _ in }) throws -> [Finding] {
        let inspection = try Inspection(desk)
        for part in Part.allCases {
            progress(part)
            do {
                try check(part)(inspection)
            } catch let unreadable as Unreadable {
                inspection.find(.valueUnreadable, ["part": part.rawValue, "wanted": unreadable.what])
            } catch StorageError.mismatch(let what) {
                inspection.find(.valueUnreadable, ["part": part.rawValue, "wanted": what])
            }
        }
        return inspection.findings
    }

    /// Every reference that is followed, as `table.column target.column`.
    package static var references: [String] {
        ReferenceCheck.all.map { "\($0.table).\($0.column) \($0.target).\($0.key)" }
    }

    /// Every set of columns whose values only one row may bear, as the table and its columns in alphabetical order.
    package static var uniqueness: Set<String> {
        let lists = StateCheck.open.map { ($0.table.name, $0.columns) } + StateCheck.identities
        return Set(lists.map { "\($0) \($1.sorted().joined(separator: " "))" })
    }

    private static func check(_ part: Part) -> (Inspection) throws -> Void {
        switch part {
        case .schema: SchemaCheck.run
        case .references: ReferenceCheck.run
        case .operations: OperationCheck.run
        case .access: AccessCheck.run
        case .journal: JournalCheck.run
        case .states: StateCheck.run
        case .units: UnitCheck.run
        case .names: NameCheck.run
        case .keys: KeyCheck.run
        case .attachments: AttachmentCheck.run
        case .memberships: MembershipCheck.run
        case .mergers: MergerCheck.run
        case .positions: PositionCheck.run
        case .postings: PostingCheck.run
        case .paths: PathCheck.run
        case .treeSums: TreeSumCheck.run
        case .rollUps: RollUpCheck.run
        case .surveys: SurveyCheck.run
        case .reported: ReportedCheck.run
        case .rights: RightsCheck.run
        }
    }
}
