import FoundationEssentials
import HTTPTypes
import Hummingbird
import Synchronization

/// Slows whoever asks too often: an address with refused sign-ins, a program with its token. Kept in memory: it is a
/// brake, and not a record.
final class Gate: Sendable {
    private let allowed: Int
    private let window: TimeInterval
    /// So many are remembered at most.
    private static let remembered = 20_000

    /// Sixty refused sign-ins of one address within a quarter of an hour; a whole office behind it stays below that.
    static func signIn() -> Gate { Gate(allowed: 60, within: 15 * 60) }
    /// Six hundred questions of one token within a minute.
    static func programs() -> Gate { Gate(allowed: 600, within: 60) }

    private init(allowed: Int, within window: TimeInterval) {
        self.allowed = allowed
        self.window = window
    }

    private let refusals = Mutex<[String: (count: Int, since: Date)]>([:])

    func isOpen(to address: String, at moment: Date) -> Bool {
        refusals.withLock { refusals in
            guard let known = refusals[address] else { return true }
            return known.count < allowed || moment.timeIntervalSince(known.since) > window
        }
    }

    func note(_ address: String, at moment: Date) {
        refusals.withLock { refusals in
            if refusals.count >= Self.remembered {
                refusals = refusals.filter { moment.timeIntervalSince($0.value.since) <= window }
                if refusals.count >= Self.remembered { refusals = [:] }
            }
            var known = refusals[address] ?? (0, moment)
            if moment.timeIntervalSince(known.since) > window { known = (0, moment) }
            known.count += 1
            refusals[address] = known
        }
    }
}

extension WebApp {
    /// Where a visitor is: what a declared proxy says last, else who opened the connection.
    func address(of request: Request, _ context: WebContext) -> String {
        if transport == .proxy, let name = HTTPField.Name("x-forwarded-for"),
            let last = request.headers[name]?.split(separator: ",").last
        {
            return last.filter { !$0.isWhitespace }
        }
        return context.peer ?? ""
    }
}
