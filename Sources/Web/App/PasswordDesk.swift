import Dispatch
import Records

/// Where passwords are derived: one at a time, away from the threads that answer requests, because each takes a
/// core for some 70 ms.
struct PasswordDesk: Sendable {
    private let queue = DispatchQueue(label: "vn.hatnhan.passwords")

    func verify(_ password: String, against secret: String) async throws -> Bool {
        try await run { try Passwords.verify(password, against: secret) }
    }

    func secret(for password: String) async throws -> String {
        try await run { try Passwords.secret(for: password) }
    }

    private func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
