import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addReports(to router: Router<WebContext>) {
        router.get("units/:code/reports/:file") { request, context in
            let code = try context.parameters.require("code")
            let file = try context.parameters.require("file")
            guard file.hasSuffix(".docx"), let quarter = Quarter(String(file.dropLast(5))) else {
                throw Failure.notFound
            }
            let known = Fields(query: request).orNil("known").flatMap { Day(vietnamese: $0) }
            return try await reading(request) { desk, visit in
                let report = try QuarterReport.gather(
                    unitCode: code, quarter: quarter, knownAt: known?.endInVietnam, as: visit.scope, desk)
                return .file(
                    bytes: try report.file(),
                    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    name: "bao-cao-\(code)-\(quarter.code).docx")
            }
        }
    }
}
