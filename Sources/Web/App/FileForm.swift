import Domain
import HTTPTypes
import Hummingbird
import Records

extension WebApp {
    /// Takes a form with a file. The session is found before anything is read, and its token before anything of the
    /// file is kept.
    ///
    /// - Parameters:
    ///   - again: the form once more, with the key of what is wrong with the file.
    ///   - keep: what is done with the form.
    func takingFile(
        _ request: Request, again: (_ problem: String, _ status: HTTPResponse.Status) async throws -> Response,
        keep: (SentForm) async throws -> Response
    ) async throws -> Response {
        guard let cookie = request.cookie(Cookies.session),
            let session = try await register.read({ try Sessions.find(cookie, $0) })
        else { return signInFirst(request) }
        if let first = session.first { return respond(.go(first), for: nil) }
        guard session.scope.mayRecord else { throw Failure.forbidden }
        do {
            return try await keep(try await read(request, token: Self.formToken(cookie)))
        } catch MultipartReader.Problem.refused {
            try await noteRefusal(request)
            return problem(.expired, .forbidden)
        } catch MultipartReader.Problem.tooLarge {
            return try await again("problem.upload.size", .contentTooLarge)
        } catch MultipartReader.Problem.malformed {
            return try await again("problem.upload.broken", .badRequest)
        }
    }

    private func read(_ request: Request, token: String) async throws -> SentForm {
        let admits: ([String: String]) -> Bool = { ConstantTime.areSame($0["token"] ?? "", token) }
        guard var reader = MultipartReader(contentType: request.headers[.contentType], admits: admits) else {
            throw MultipartReader.Problem.malformed
        }
        for try await piece in request.body { try reader.take(Array(buffer: piece)) }
        let sent = try reader.finish()
        guard admits(sent.fields) else { throw MultipartReader.Problem.refused }
        return sent
    }
}
