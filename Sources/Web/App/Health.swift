import Hummingbird
import Records

/// Whether the program works, for whoever watches over it. Asks nobody who they are and tells nothing of the records.
enum Health {
    static let path = "/health"

    /// 200 with the number of migrations where the database answers, else 503.
    static func answer(_ register: Register) async -> Response {
        do {
            let migrations = try await register.migrationCount()
            return json(#"{"status":"ok","migrations":\#(migrations)}"#, .ok)
        } catch {
            return json(#"{"status":"unavailable"}"#, .serviceUnavailable)
        }
    }

    private static func json(_ text: String, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(string: text + "\n")))
    }
}
