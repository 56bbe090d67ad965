import FoundationEssentials
import HTTPTypes
import Hummingbird
import Synchronization

/// Slows whoever tries many names from one address. Kept in memory: it is a brake, and not a record.
final class SignInGate: Sendable {
    /// So many refusals within a quarter of an hour; a whole office behind one address stays below it.
    private static let allowed = 60
    private static let window: TimeInterval = 15 * 60
    /// So many addresses are remembered at most.
    private static let remembered = 20_000

    private let refusals = Mutex<[String: (count: Int, since: Date)]>([:])

    func isOpen(to address: String, at moment: Date) -> Bool {
        refusals.withLock { refusals in
            guard let known = refusals[address] else { return true }
            return known.count < Self.allowed || moment.timeIntervalSince(known.since) > Self.window
        }
    }

    func noteRefusal(of address: String, at moment: Date) {
        refusals.withLock { refusals in
            if refusals.count >= Self.remembered {
                refusals = refusals.filter { moment.timeIntervalSince($0.value.since) <= Self.window }
                if refusals.count >= Self.remembered { refusals = [:] }
            }
            var known = refusals[address] ?? (0, moment)
            if moment.timeIntervalSince(known.since) > Self.window { known = (0, moment) }
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
