import Domain
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Records
import Vietnamese

/// The interface for programs: JSON to read, by a token, within what its account may see. `openapi.json` describes it.
extension WebApp {
    func addInterface(to router: Router<WebContext>) {
        router.get("api/v1/openapi.json") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: .init(byteBuffer: ByteBuffer(bytes: site.interface)))
        }
        answer("api/v1/units", to: router) { query, _, scope, desk in
            let (limit, offset) = try query.page()
            let search = UnitSearch(words: try query.text("search"), superior: nil, day: desk.today)
            let found = try UnitQueries.page(search, limit: limit, offset: offset, as: scope, desk)
            return InterfaceList(count: found.count, rows: found.units.map { InterfaceUnit($0, words) })
        }
        answer("api/v1/units/:code/figures", to: router) { query, parameters, scope, desk in
            let unit = try UnitQueries.line(code: try parameters("code"), on: desk.today, as: scope, desk).first
            guard let unit else { throw Failure.notFound }
            guard let from = try query.day("from"), let to = try query.day("to"), from <= to else {
                throw InterfaceProblem(field: "to")
            }
            let (known, tree) = (try query.day("known"), try query.day("tree"))
            let question = FigureQuestion(
                unit: unit.id, from: from, to: to, knownAt: known?.endInVietnam, treeAt: tree)
            let figures = try Figures.all(question, desk)
            return FigureTable(
                unit: unit.code, from: from.iso, to: to.iso, knownAt: known?.iso, treeAt: tree?.iso,
                figures: Catalogue.indicators.map { indicator in
                    FigureTable.Entry(indicator, figures.first { $0.indicator == indicator }, words)
                })
        }
        answer("api/v1/enterprises", to: router) { query, _, scope, desk in
            let (limit, offset) = try query.page()
            let found = try EnterpriseQueries.page(
                search: try query.text("search"), order: .name, limit: limit, offset: offset, as: scope, desk)
            return InterfaceList(count: found.count, rows: found.rows.map(InterfaceEnterprise.init))
        }
        answer("api/v1/people", to: router, isNoted: true) { query, _, scope, desk in
            guard scope.serves(.people) else { throw Failure.forbidden }
            let (limit, offset) = try query.page()
            var filter = PersonFilter()
            filter.search = try query.text("search")
            let found = try PersonQueries.page(filter, limit: limit, offset: offset, as: scope, desk)
            // Names go out of the register: it is told, like any list that does.
            try AccessJournal.add(.export, account: scope.account, subject: "api people \(found.rows.count)", desk)
            return InterfaceList(count: found.count, rows: found.rows.map(InterfacePerson.init))
        }
    }

    /// Answers a question in JSON: 401 without a token in force, 429 for too many questions, 400 for one that cannot be
    /// read, 404 for what is not there or not within view.
    private func answer(
        _ path: RouterPath, to router: Router<WebContext>, isNoted: Bool = false,
        _ body: @escaping @Sendable (InterfaceQuery, (String) throws -> String, Scope, Desk) throws -> any Encodable
    ) {
        router.get(path) { request, context in
            guard let token = Self.bearer(request) else { return Self.refuse(.unauthorized, "unauthorized") }
            let query = InterfaceQuery(request)
            let now = Date()
            guard programs.isOpen(to: token, at: now) else { return Self.refuse(.tooManyRequests, "too_many_requests") }
            programs.note(token, at: now)
            let parameters = Dictionary(
                context.parameters.map { (String($0.key), String($0.value)) }, uniquingKeysWith: { $1 })
            do {
                let work: @Sendable (Desk) throws -> [UInt8]? = { desk in
                    guard let scope = try Tokens.scope(of: token, desk) else { return nil }
                    let answer = try body(
                        query,
                        { name in
                            guard let value = parameters[name]?.removingPercentEncoding else { throw Failure.notFound }
                            return value
                        }, scope, desk)
                    let encoder = JSONEncoder()
                    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                    return [UInt8](try encoder.encode(answer))
                }
                let bytes = try await isNoted ? register.write(work) : register.read(work)
                guard let bytes else { return Self.refuse(.unauthorized, "unauthorized") }
                return Response(
                    status: .ok, headers: [.contentType: "application/json"],
                    body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
            } catch let problem as InterfaceProblem {
                return Self.refuse(.badRequest, "invalid", field: problem.field)
            } catch Failure.notFound {
                return Self.refuse(.notFound, "not_found")
            } catch Failure.forbidden {
                return Self.refuse(.forbidden, "forbidden")
            }
        }
    }

    private static func bearer(_ request: Request) -> String? {
        guard let text = request.headers[.authorization], text.lowercased().hasPrefix("bearer ") else { return nil }
        return String(text.dropFirst(7).drop { $0 == " " })
    }

    fileprivate static func refuse(_ status: HTTPResponse.Status, _ error: String, field: String? = nil) -> Response {
        let told = field.map { ",\"field\":\"\($0)\"" } ?? ""
        var response = Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(string: "{\"error\":\"\(error)\"\(told)}")))
        if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }
}

/// Programs read, and do nothing else.
struct ReadOnlyInterface: RouterMiddleware {
    typealias Context = WebContext

    @concurrent
    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard request.uri.path.hasPrefix("/api/v1/"), ![.get, .head].contains(request.method) else {
            return try await next(request, context)
        }
        var refused = WebApp.refuse(.methodNotAllowed, "method_not_allowed")
        refused.headers[.allow] = "GET, HEAD"
        return refused
    }
}

/// A parameter that cannot be read.
struct InterfaceProblem: Error {
    let field: String
}

/// What a question asks, read strictly: what is no number or no day is refused, and nothing is guessed.
struct InterfaceQuery: Sendable {
    private let values: [String: [String]]

    init(_ request: Request) {
        let fields = request.uri.queryParameters.map { (String($0.key), String($0.value)) }
        values = Dictionary(grouping: fields, by: \.0).mapValues { $0.map(\.1) }
    }

    func text(_ name: String) throws -> String {
        guard let all = values[name] else { return "" }
        guard all.count == 1, all[0].count <= 200 else { throw InterfaceProblem(field: name) }
        return all[0]
    }

    func day(_ name: String) throws -> Day? {
        guard values[name] != nil else { return nil }
        guard let day = Day(iso: try text(name)) else { throw InterfaceProblem(field: name) }
        return day
    }

    /// How many rows, and from which on.
    func page() throws -> (limit: Int, offset: Int) {
        func number(_ name: String, _ usual: Int, _ range: ClosedRange<Int>) throws -> Int {
            guard values[name] != nil else { return usual }
            let text = try text(name)
            guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), range.contains(number)
            else {
                throw InterfaceProblem(field: name)
            }
            return number
        }
        return (try number("limit", 50, 1...500), try number("offset", 0, 0...10_000_000))
    }
}
