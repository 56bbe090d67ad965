import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addFoundings(to router: Router<WebContext>) {
        router.get("units/:code/foundings/new") { request, context in
            let code = try context.parameters.require("code")
            let query = Fields(query: request)
            return try await reading(request) { desk, visit in
                let form = try founding(code, query["line"], visit, desk)
                let offered = form.questions.first { $0.name == "parent" }?.kind
                var answers = ["host": query["host"]]
                if case .choice(let parents, _)? = offered, parents.contains(where: { $0.value == code }) {
                    answers["parent"] = code
                }
                return asking(form, Fields(answers), visit)
            }
        }
        router.post("units/:code/foundings") { request, context in
            let code = try context.parameters.require("code")
            let line = Fields(query: request)["line"]
            return try await sending(request) { desk, visit, fields in
                try taking(founding(code, line, visit, desk), fields, visit, desk)
            }
        }
    }

    private func founding(_ code: String, _ line: String, _ visit: Visit, _ desk: Desk) throws -> FoundingForm {
        let units = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard let unit = units.first, let founded = line.isEmpty ? .party : Line(rawValue: line) else {
            throw Failure.notFound
        }
        guard try visit.mayRecord(in: units, desk), unit.type.line == .party else { throw Failure.forbidden }
        return try FoundingForm(self, unit: units, in: founded, visit, desk)
    }
}

extension String {
    /// The text as a sentence begins.
    var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst()
    }
}
