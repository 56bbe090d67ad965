package import Domain
import Storage
import Vietnamese

/// What stands of two entries of one person, and what of it goes on.
struct PersonMergerFacts: Sendable {
    let going: PersonDirectory.Entry
    let staying: PersonDirectory.Entry
    /// Where the operation belongs.
    let home: Unit.ID?
    private let details: [Person.ID: [PersonDetail: String]]
    private let memberships: Memberships
    private let falling: Set<Movement.ID>
    /// The movements of both in one order.
    private let sequence: [Movement]

    static func of(
        going: PersonFile, staying: PersonFile, _ falling: Set<Movement.ID>, _ desk: Desk
    ) throws -> PersonMergerFacts {
        let ids = [going.id, staying.id]
        let people = try PersonDirectory.of(ids, desk.db)
        guard let gone = people[going.id], let kept = people[staying.id] else { throw Failure.notFound }
        let memberships = try Memberships.of(ids, people, desk.db)
        let all = ids.flatMap { memberships.movements[$0] ?? [] }
        return PersonMergerFacts(
            going: gone, staying: kept, home: staying.home ?? going.home,
            details: try PersonDetails.open(ids, desk), memberships: memberships,
            falling: falling.intersection(all.map(\.id)),
            sequence: all.sorted { one, other in
                func place(_ movement: Movement) -> (Day, Int, String) {
                    (movement.effectiveOn, memberships.operations[movement.id] ?? 0, movement.id.text)
                }
                return place(one) < place(other)
            })
    }

    // MARK: - What would be

    /// The movements that go on, as those of the one who remains.
    private var goingOn: [Movement] {
        sequence.filter { !falling.contains($0.id) }.map { movement in
            Movement(
                id: movement.id, kind: movement.kind, person: staying.id, unit: movement.unit,
                counterpart: movement.counterpart, status: movement.status, elsewhere: movement.elsewhere,
                effectiveOn: movement.effectiveOn)
        }
    }

    /// The first movement that cannot follow those before it, with the one that stands against it.
    func contradictions(_ desk: Desk) throws -> [Problem] {
        let history: MembershipHistory
        do {
            history = try MembershipHistory(goingOn)
        } catch let contradiction {
            let field = PersonMergerPlan.field(of: contradiction.movement.id)
            let standing = contradiction.against.flatMap { memberships.named($0) }
            return [Problem(field, contradiction.reason.key, contradiction.reason.arguments)]
                + (standing.map { [Problem(field, "problem.movement.standing", $0)] } ?? [])
                + [Problem(field, "problem.merger.falls")]
        }
        let units = try UnitDirectory.of(history.units, desk.db)
        guard let left = history.left({ units[$0] }) else { return [] }
        let movement = history.steps[left.step].movement
        return [
            Problem(
                PersonMergerPlan.field(of: movement.id), "problem.movement.outlived", ["day": left.day.vietnamese])
        ]
    }

    func describe(_ plan: inout PersonMergerPlan, _ desk: Desk) throws {
        plan.fields = fields
        let cells = sequence.flatMap { [$0.unit] + [$0.counterpart].compactMap { $0 } }
        let units = try UnitQueries.names(of: cells, on: desk.today, desk)
        plan.steps = sequence.map { movement in
            PersonMergerPlan.Step(
                id: movement.id, kind: movement.kind, isOfGoing: movement.person == going.id,
                unit: units[movement.unit], counterpart: movement.counterpart.flatMap { units[$0] },
                elsewhere: movement.elsewhere, effectiveOn: movement.effectiveOn,
                decision: memberships.decisions[movement.id], operation: memberships.operations[movement.id],
                falls: falling.contains(movement.id))
        }
        plan.standing = (try? MembershipHistory(goingOn)).map { history in
            let standing = history.standing(on: desk.today)
            return (standing, standing.unit.flatMap { units[$0] })
        }
        let assigned: [Enterprise.ID] = try responsibilities(desk.db).map { Enterprise.ID(FactTable.name(of: [$0[0]])) }
        let workplaces = (going.workplace.values + staying.workplace.values).compactMap { $0 }
        let enterprises = try EnterpriseDirectory.of(assigned + workplaces, desk.db)
        func name(_ id: Enterprise.ID?) -> EnterpriseName? {
            id.flatMap { enterprises[$0] }.map {
                EnterpriseName(taxCode: $0.taxCode, name: $0.name.on(desk.today) ?? $0.name.latest ?? "")
            }
        }
        plan.responsibilities = Set(assigned).compactMap(name).inOrder { [SortKey.of($0.name), $0.taxCode] }
        plan.works = works(of: staying, isOfGoing: false, name) + works(of: going, isOfGoing: true, name)
        plan.works.sort { ($0.from, $0.isOfGoing ? 1 : 0) < ($1.from, $1.isOfGoing ? 1 : 0) }
    }

    private func works(
        of entry: PersonDirectory.Entry, isOfGoing: Bool, _ name: (Enterprise.ID?) -> EnterpriseName?
    ) -> [PersonMergerPlan.Work] {
        zip(entry.workplace.days, entry.workplace.values).map { day, place in
            PersonMergerPlan.Work(
                workplace: name(place), from: day, isOfGoing: isOfGoing,
                falls: isOfGoing && staying.workplace.days.contains(day) && staying.workplace.on(day) != place)
        }
    }

    private var fields: [PersonMergerPlan.Field] {
        func field(_ name: String, _ one: String?, _ other: String?, isSealed: Bool = false) -> PersonMergerPlan.Field?
        {
            guard one != nil || other != nil else { return nil }
            let agreement: PersonMergerPlan.Field.Agreement =
                one == other ? .same : one == nil ? .kept : other == nil ? .taken : .differs
            return PersonMergerPlan.Field(
                field: name, going: isSealed ? nil : one, staying: isSealed ? nil : other, isSealed: isSealed,
                agreement: agreement)
        }
        let sealed = PersonDetail.allCases.map { detail in
            field(detail.rawValue, details[going.id]?[detail], details[staying.id]?[detail], isSealed: true)
        }
        return [
            field("name", going.name, staying.name), field("sex", going.sex.rawValue, staying.sex.rawValue),
        ].compactMap { $0 } + sealed.compactMap { $0 }
    }

    // MARK: - Recording

    func record(_ recording: Recording, _ desk: Desk) throws {
        try recordMovements(recording, desk)
        try recording.close(.personDetail, where: "person = \(going.id)")
        try recording.close(.personWorkplace, where: "person = \(going.id)")
        let positions = try recordHolders(recording, desk)
        try recording.close(
            .positionState, where: "holder IN (SELECT id FROM position_holder WHERE person = \(going.id))")
        try recording.say(
            try taken(recording, desk) + workplaces + responsible(desk.db) + positions + mergers(desk.db))
    }

    /// Everything of the entry that goes is closed, and said again of the other. What stands of the other on the same
    /// days is said again with it: movements of one day keep the order in which they were recorded.
    private func recordMovements(_ recording: Recording, _ desk: Desk) throws {
        let days = Set(sequence.filter { $0.person == going.id || falling.contains($0.id) }.map(\.effectiveOn))
        let closing = sequence.filter { $0.person == going.id || days.contains($0.effectiveOn) }.map(\.id)
        try recording.close(.movement, where: "id IN \(list: closing)")
        let again = closing.filter { !falling.contains($0) }
        try RepeatedMovements.say(again: "movement.id IN \(list: again)", of: staying.id, recording, desk)
    }

    /// Sealed details that only the entry that goes has, under the key of the other.
    private func taken(_ recording: Recording, _ desk: Desk) throws -> [NewState] {
        let (theirs, own) = (details[going.id] ?? [:], details[staying.id] ?? [:])
        return try PersonDetail.allCases.compactMap { field in
            guard let value = theirs[field], own[field] == nil else { return nil }
            return NewState(
                table: .personDetail,
                values: try PersonDetails.row(staying.id, field, value, recording.sealer, desk))
        }
    }

    /// Where the entry that goes works, of days of which the other says nothing.
    private var workplaces: [NewState] {
        zip(going.workplace.days, going.workplace.values).compactMap { day, place in
            guard !staying.workplace.days.contains(day), staying.workplace.on(day) != .some(place) else { return nil }
            return NewState(table: .personWorkplace, values: [staying.id.value, day.value, place.value])
        }
    }

    private func responsible(_ db: Transaction) throws -> [NewState] {
        try responsibilities(db).map { values in
            var values = values
            values[2] = staying.id.value
            return NewState(table: .enterpriseAssignee, values: values)
        }
    }

    /// What is said of enterprises of which the entry that goes is in charge.
    private func responsibilities(_ db: Transaction) throws -> [[Value]] {
        let columns = FactTable.enterpriseAssignee.columns.joined(separator: ", ")
        return try db.run(
            """
            SELECT \(raw: columns) FROM enterprise_assignee
            WHERE superseded_in IS NULL AND person = \(going.id) ORDER BY enterprise, from_on
            """
        ).map(\.values)
    }

    /// Entries that had gone on as the one that goes are the other's from now on: none leads to one that went itself.
    private func mergers(_ db: Transaction) throws -> [NewState] {
        let earlier: [Person.ID] = try PersonMergers.entries("merger.survivor = \(going.id)", db).map(\.id)
        return ([going.id] + earlier).map {
            NewState(table: .personMerger, values: [$0.value, staying.id.value])
        }
    }
}

extension PersonMergerPlan {
    /// The field by which a form asks whether a movement falls away.
    package static func field(of movement: Movement.ID) -> String { "movement.\(movement.text)" }
}
