import Domain
import Exchange
import Hummingbird
import Records

extension WebApp {
    func addSurveys(to router: Router<WebContext>) {
        router.get("enterprises/:taxCode/surveys/new") { request, context in
            let taxCode = try context.parameters.require("taxCode")
            return try await reading(request) { desk, visit in
                let form = try survey(taxCode, visit, desk)
                return asking(form, Fields(form.usual), visit)
            }
        }
        router.post("enterprises/:taxCode/surveys") { request, context in
            let taxCode = try context.parameters.require("taxCode")
            return try await sending(request) { desk, visit, fields in
                try taking(survey(taxCode, visit, desk), fields, visit, desk)
            }
        }
    }

    private func survey(_ taxCode: String, _ visit: Visit, _ desk: Desk) throws -> SurveyForm {
        let detail = try EnterpriseQueries.detail(taxCode, as: visit.scope, desk)
        guard visit.scope.mayRecord(in: detail.home) else { throw Failure.forbidden }
        return try SurveyForm(self, of: detail, desk)
    }
}
