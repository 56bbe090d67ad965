import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Logging

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
            return try await next(request, context)
        } catch let failure as Failure {
            return app.answer(failure)
        } catch let error as HTTPError where error.status == .notFound {
            return app.answer(Failure.notFound)
        } catch let error as HTTPError {
            return app.problem(.expired, error.status)
        } catch {
            app.logger.error(
                "request failed", metadata: ["request": "\(context.id)", "error": "\(String(reflecting: error))"])
            return app.problem(.internal(request: "\(context.id)"), .internalServerError)
        }
    }
}

extension WebApp {
    func answer(_ failure: Failure) -> Response {
        switch failure {
        case .notFound: problem(.unseen, .notFound)
        // What may not be done sounds like what is not there.
        case .forbidden: problem(.unseen, .forbidden)
        case .conflict(let message): problem(.conflict(words(message)), .conflict)
        case .invalid(let problems):
            problem(.conflict(problems.map { words($0.message) }.joined(separator: "; ")), .unprocessableContent)
        }
    }

    func problem(_ kind: ProblemPage.Kind, _ status: HTTPResponse.Status) -> Response {
        let step = Link(text: site.words("room.overview"), address: .overview)
        return html(site.render(ProblemPage(kind: kind, step: step), for: nil), status)
    }

    func html(_ bytes: [UInt8], _ status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
