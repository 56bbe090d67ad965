import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addMovements(to router: Router<WebContext>) {
        router.get("people/:code/movements/new") { request, context in
            let code = try context.parameters.require("code")
            let query = Fields(query: request)
            return try await reading(request) { desk, visit in
                let form = try movementForm(query["kind"], of: code, visit, desk)
                return asking(form, try form.prefilled(unit: query["unit"], desk), visit)
            }
        }
        router.post("people/:code/movements/new") { request, context in
            let code = try context.parameters.require("code")
            let kind = Fields(query: request)["kind"]
            return try await sending(request) { desk, visit, fields in
                try taking(movementForm(kind, of: code, visit, desk), fields, visit, desk)
            }
        }
        router.get("units/:code/admissions/new") { request, context in
            let code = try context.parameters.require("code")
            let typed = Fields(query: request)["person"]
            return try await reading(request) { desk, visit in
                let form = try admissionForm(to: code, of: typed, visit, desk)
                let answers = try form.prefilled(unit: code, desk).all.merging(["person": typed]) { $1 }
                return asking(form, Fields(answers), visit)
            }
        }
        router.post("units/:code/admissions/new") { request, context in
            let code = try context.parameters.require("code")
            return try await sending(request) { desk, visit, fields in
                let form = try admissionForm(to: code, of: fields["person"], visit, desk)
                // Whoever was found by name goes on by file number.
                let found = form.subject.map { ["person": $0.row.code] } ?? [:]
                return try taking(form, Fields(fields.all.merging(found) { $1 }), visit, desk)
            }
        }
    }

    private func movementForm(
        _ kind: String, of code: String, _ visit: Visit, _ desk: Desk
    ) throws -> MovementForm {
        let file = try PersonQueries.file(code, as: visit.scope, desk)
        guard let kind = Movement.Kind(rawValue: kind), kind != .reorganisation else { throw Failure.notFound }
        guard file.mayRecord else { throw Failure.forbidden }
        if file.isErased { throw Failure.conflict(Message("problem.person.erased")) }
        if file.steps.isEmpty, !kind.isEntry {
            throw Failure.conflict(Message("problem.movement.not_yet_member", ["day": desk.today.vietnamese]))
        }
        return try MovementForm(self, kind, of: file, visit, desk)
    }

    private func admissionForm(
        to code: String, of typed: String, _ visit: Visit, _ desk: Desk
    ) throws -> MovementForm {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard let unit = line.first, unit.type.line == .party, try visit.mayRecord(in: line, desk) else {
            throw Failure.forbidden
        }
        return try MovementForm(self, admissionTo: line, of: typed, visit, desk)
    }
}
