import Domain
import Exchange
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addReorganisations(to router: Router<WebContext>) {
        router.get("units/:code/reorganisations/new") { request, context in
            let code = try context.parameters.require("code")
            let query = Fields(query: request)
            return try await reading(request) { desk, visit in
                asking(try reorganising(code, query["kind"], visit, desk), Fields([:]), visit)
            }
        }
        router.post("units/:code/reorganisations") { request, context in
            let code = try context.parameters.require("code")
            let kind = Fields(query: request)["kind"]
            return try await sending(request, rehearsing: true) { desk, visit, fields in
                try taking(reorganising(code, kind, visit, desk), fields, visit, desk)
            }
        }
    }

    private func reorganising(
        _ code: String, _ kind: String, _ visit: Visit, _ desk: Desk
    ) throws -> ReorganisationForm {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard let kind = Reorganisation.Kind(rawValue: kind) else { throw Failure.notFound }
        guard try visit.mayRecord(in: line, desk) else { throw Failure.forbidden }
        return try ReorganisationForm(self, kind, of: line, visit, desk)
    }

    /// The ways to reorganise a unit that is there; none for who may only read.
    func reorganisationLinks(_ line: [UnitName], _ turns: [UnitTurn], mayRecord: Bool) -> [Link] {
        guard let unit = line.first, mayRecord,
            !turns.contains(where: { if case .ending = $0.what { true } else { false } })
        else { return [] }
        return Reorganisation.Kind.allCases.map { kind in
            Link(
                text: site.words("reorganisation.record.\(kind.rawValue)"),
                address: Address("units", unit.code, "reorganisations", "new", query: ["kind": kind.rawValue]))
        }
    }

    /// A turn of a unit's life in words, and the record of a handover where it was one.
    func turnLine(_ turn: UnitTurn, of code: String) -> TurnLine {
        let what =
            switch turn.what {
            case .entry(let entry): site.words("turn.entry.\(entry.rawValue)")
            case .step(let kind): site.words("turn.step.\(kind.rawValue)")
            case .received(let kind): site.words("turn.received.\(kind.rawValue)")
            case .ending(let ending): words("unit_ending", ending)
            }
        return TurnLine(
            day: turn.on.vietnamese, what: what,
            other: turn.other.map { Link(text: $0.name, address: .unit($0.code)) },
            decision: turn.decision.map { decision($0) },
            paper: turn.what == .step(.handover)
                ? Link(text: site.words("handover.paper"), address: Self.handover(of: code, on: turn.on)) : nil,
            operation: operationLink(turn.operation))
    }

    /// Where a unit came from and went, for its picture; nil where it knows neither.
    func lineagePicture(_ unit: UnitName, _ turns: [UnitTurn]) -> LineagePicture? {
        let lineage = turns.lineage
        guard !lineage.predecessors.isEmpty || !lineage.successors.isEmpty else { return nil }
        func tie(_ tie: UnitLineage.Tie) -> LineagePicture.Tie {
            LineagePicture.Tie(
                unit: Link(text: tie.unit.name, address: .unit(tie.unit.code)),
                word: "\(words("reorganisation", tie.kind)) \(tie.on.vietnamese)")
        }
        return LineagePicture(
            unit: unit.name, predecessors: lineage.predecessors.map(tie), successors: lineage.successors.map(tie))
    }
}
