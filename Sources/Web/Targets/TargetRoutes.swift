import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addTargets(to router: Router<WebContext>) {
        router.get("units/:code/targets") { request, context in
            let code = try context.parameters.require("code")
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in .page(try targetsPage(code, fields, visit, desk)) }
        }
        router.get("units/:code/targets/new") { request, context in
            let code = try context.parameters.require("code")
            let query = Fields(query: request)
            return try await reading(request) { desk, visit in
                let form = try target(code, visit, desk)
                return asking(form, Fields(form.usual(query)), visit)
            }
        }
        router.post("units/:code/targets") { request, context in
            let code = try context.parameters.require("code")
            return try await sending(request) { desk, visit, fields in
                try taking(target(code, visit, desk), fields, visit, desk)
            }
        }
        router.get("units/:code/targets/:id/edit") { request, context in
            let code = try context.parameters.require("code")
            let id = Target.ID(try context.parameters.require("id"))
            return try await reading(request) { desk, visit in
                let form = try targetChange(id, of: code, visit, desk)
                return asking(form, form.standing, visit)
            }
        }
        router.post("units/:code/targets/:id/edit") { request, context in
            let code = try context.parameters.require("code")
            let id = Target.ID(try context.parameters.require("id"))
            return try await sending(request) { desk, visit, fields in
                try taking(targetChange(id, of: code, visit, desk), fields, visit, desk)
            }
        }
    }

    private func targetChange(_ id: Target.ID, of code: String, _ visit: Visit, _ desk: Desk) throws -> TargetChangeForm
    {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard let unit = line.first else { throw Failure.notFound }
        let target = try TargetQueries.find(id, of: unit.id, desk)
        guard try TargetQueries.changeable([target], as: visit.scope, desk).contains(id) else {
            throw Failure.forbidden
        }
        return try TargetChangeForm(self, changing: target, on: line, desk)
    }

    private func target(_ code: String, _ visit: Visit, _ desk: Desk) throws -> TargetForm {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard try visit.mayRecord(in: line, desk) else { throw Failure.forbidden }
        return try TargetForm(self, line: line, visit, desk)
    }

    private func targetsPage(_ code: String, _ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> TargetsPage {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard let unit = line.first else { throw Failure.notFound }
        let period = try period(fields, of: unit.id, desk)
        let targets = try TargetQueries.list(of: unit.id, desk)
        let receivers = Set(targets.given.map(\.unit))
        let figures = try Figures.several([unit.id] + receivers, period.question(unit.id), desk)
        let progress = figures.values.joined().flatMap { figure in figure.targets.map { ($0.id, (figure, $0)) } }
        let standing = Dictionary(progress) { first, _ in first }
        let changeable = try TargetQueries.changeable(targets.received + targets.given, as: visit.scope, desk)
        func row(_ target: ListedTarget, isOwn: Bool) -> TargetRow {
            var row = targetRow(target, standing[target.id], isOwn: isOwn, period)
            if changeable.contains(target.id) {
                row.change = Link(text: site.words("target.change"), address: .targetChange(target.id, of: code))
            }
            return row
        }
        let mayRecord = try visit.mayRecord(in: line, desk)
        let year = String(period.from.year)
        let new = Address("units", code, "targets", "new")
        return TargetsPage(
            unit: unit.name, crumbs: crumbs(Array(line.dropFirst()), period), tabs: tabs(unit, .targets, period),
            dates: period.chips(action: Address("units", code, "targets")),
            receive: mayRecord ? new.with(query: ["year": year]) : nil,
            give: mayRecord ? new.with(query: ["giver": code, "year": year]) : nil,
            received: targets.received.map { row($0, isOwn: true) },
            given: targets.given.map { row($0, isOwn: false) },
            export: ExportLinks(kind: .targets, query: ["unit": code]))
    }

    private func targetRow(
        _ target: ListedTarget, _ standing: (figure: Figure, progress: TargetProgress)?, isOwn: Bool, _ period: Period
    ) -> TargetRow {
        let aim = [target.value] + [target.upper].compactMap(\.self)
        let other = isOwn ? (target.giverName, target.giverCode) : (target.unitName, target.unitCode)
        return TargetRow(
            indicator: indicatorName(target.indicator), period: target.period,
            aim: aim.map(Numbers.padded).joined(separator: "–"),
            progress: standing.map { standing in
                FigureCell(
                    text: standing.progress.reached.number == nil ? nil : TargetText(standing.progress).progress,
                    records: .records(standing.figure.indicator, of: target.unitCode, period.since(target.from)))
            },
            other: other.0.flatMap { name in other.1.map { Link(text: name, address: .unit($0)) } },
            document: document(target.document, target.documentOn), operation: operationLink(target.operation))
    }
}
