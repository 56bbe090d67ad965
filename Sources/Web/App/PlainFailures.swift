import Domain
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Records

/// Turns what a handler throws into a page in plain words. What is none of the four failures is internal: logged
/// with the request's number, and the visitor sees only that number.
struct PlainFailures: RouterMiddleware {
    typealias Context = WebContext

    let app: WebApp

    @concurrent
    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await noting(request, context, next)
        } catch let failure as Failure {
            return app.answer(failure, for: await app.visitor(of: request), at: request.uri.path)
        } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
            return app.problem(.conflict(app.words("problem.too_large")), error.status)
        } catch is HTTPError {
            // An address that cannot be read is one that does not exist.
            return app.answer(Failure.notFound, for: await app.visitor(of: request))
        } catch  where error is HTTPParserError || error is ChannelError || error is IOError {
            // The visitor went away in the middle of the request, or was cut off; nobody reads this answer.
            return Response(status: .badRequest)
        } catch {
            app.logger.error(
                "request failed", metadata: ["request": "\(context.id)", "error": "\(Cause.words(error))"])
            return app.problem(.internal(request: "\(context.id)"), .internalServerError)
        }
    }
}

extension PlainFailures {
    /// The refusal is noted before it is answered, so that what fails in noting it is told like any other failure.
    @concurrent
    private func noting(
        _ request: Request, _ context: Context, _ next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch Failure.forbidden {
            try await app.noteRefusal(request)
            throw Failure.forbidden
        }
    }
}

extension WebApp {
    /// Writes a refused attempt into the access journal, in a transaction of its own.
    func noteRefusal(_ request: Request) async throws {
        guard let cookie = request.cookie(Cookies.session) else { return }
        try await register.write { desk in
            guard let session = try Sessions.find(cookie, desk) else { return }
            try AccessJournal.add(.refused, account: session.account.id, subject: request.uri.path, desk)
        }
    }

    /// Who is signed in, so that a page of what could not be done keeps its rooms; nil where that cannot be found out.
    func visitor(of request: Request) async -> Visitor? {
        guard let cookie = request.cookie(Cookies.session),
            let session = try? await register.read({ try Sessions.find(cookie, $0) }), session.first == nil
        else { return nil }
        return Visit(session: session, token: Self.formToken(cookie)).visitor
    }

    func answer(_ failure: Failure, for visitor: Visitor?, at path: String = "") -> Response {
        switch failure {
        case .notFound: problem(.unseen, .notFound, for: visitor)
        // What may not be done sounds like what is not there.
        case .forbidden: problem(.unseen, .forbidden, for: visitor, step: why(path))
        case .conflict(let message): problem(.conflict(words(message)), .conflict, for: visitor)
        case .invalid(let problems):
            problem(
                .conflict(problems.map { words($0.message) }.joined(separator: "; ")), .unprocessableContent,
                for: visitor)
        }
    }

    func problem(
        _ kind: ProblemPage.Kind, _ status: HTTPResponse.Status, for visitor: Visitor? = nil, step: Link? = nil
    ) -> Response {
        let overview = Link(text: site.words("room.overview"), address: .overview)
        return html(site.render(ProblemPage(kind: kind, step: step ?? overview), for: visitor), status)
    }

    /// Why something of a unit is not open, on a page that answers only whoever may see the unit's numbers.
    private func why(_ path: String) -> Link? {
        let steps = path.split(separator: "/").map { $0.removingPercentEncoding ?? "" }
        guard steps.count > 2, steps[0] == "units", !steps[1].isEmpty else { return nil }
        return Link(text: site.words("sight.ask.why"), address: Address("units", steps[1], "sight"))
    }

    func html(_ bytes: [UInt8], _ status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
