import Foundation
import Glibc
import Synchronization

/// A relay on 127.0.0.1 between libpq and PostgreSQL that cuts the wire at a chosen moment.
final class CuttingProxy: Sendable {
    /// When the wire is cut.
    enum Moment: CaseIterable, Sendable {
        /// The server never sees the words.
        case beforeTheServer
        /// The server has answered, but the answer does not arrive.
        case afterTheServer
    }

    struct Failed: Error {}

    private struct Plan {
        var words: [UInt8]
        var moment: Moment
        var times: Int
    }

    private struct Wire {
        let client: CInt
        let server: CInt
        var dropsAnswer = false

        func cut() {
            shutdown(client, CInt(SHUT_RDWR))
            shutdown(server, CInt(SHUT_RDWR))
        }
    }

    private struct State {
        var plan: Plan?
        var wires: [Int: Wire] = [:]
        var count = 0
    }

    /// The server's address with the proxy's port.
    let address: String

    private let listener: CInt
    private let serverPort: UInt16
    private let state = Mutex(State())

    init(to url: String) throws {
        guard var components = URLComponents(string: url), let port = components.port else { throw Failed() }
        serverPort = UInt16(port)
        let (listener, ownPort) = try Self.listen()
        self.listener = listener
        components.port = Int(ownPort)
        components.host = "127.0.0.1"
        address = (components.string ?? "") + "&sslmode=disable&gssencmode=disable"
        Thread.detachNewThread { self.acceptClients() }
    }

    /// Cuts the wire on which these words go to the server, so many times.
    func cut(at words: String, _ moment: Moment, times: Int) {
        state.withLock { $0.plan = Plan(words: Array(words.utf8), moment: moment, times: times) }
    }

    /// Cuts every wire.
    func cutAll() {
        state.withLock { $0.wires.values.forEach { $0.cut() } }
    }

    func close() {
        cutAll()
        shutdown(listener, CInt(SHUT_RDWR))
    }

    private static func listen() throws -> (listener: CInt, port: UInt16) {
        let listener = try socket()
        var own = loopback(port: 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &own) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && Glibc.listen(listener, 16) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard isListening else { throw Failed() }
        return (listener, UInt16(bigEndian: own.sin_port))
    }

    private static func socket() throws -> CInt {
        let descriptor = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failed() }
        return descriptor
    }

    private static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return address
    }

    private func acceptClients() {
        while true {
            let client = accept(listener, nil, nil)
            guard client >= 0, let server = try? connectToServer() else {
                Glibc.close(client < 0 ? listener : client)
                return
            }
            let id = state.withLock { state in
                state.count += 1
                state.wires[state.count] = Wire(client: client, server: server)
                return state.count
            }
            Thread.detachNewThread { self.relay(id, from: client, to: server, isToServer: true) }
            Thread.detachNewThread { self.relay(id, from: server, to: client, isToServer: false) }
        }
    }

    private func connectToServer() throws -> CInt {
        let descriptor = try Self.socket()
        var server = Self.loopback(port: serverPort)
        let isConnected = withUnsafePointer(to: &server) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { throw Failed() }
        return descriptor
    }

    /// Passes bytes on until one side is gone. The sockets stay open until the process ends, so that no thread meets
    /// another's socket under the same number.
    private func relay(_ id: Int, from: CInt, to: CInt, isToServer: Bool) {
        var buffer = [UInt8](repeating: 0, count: 256 * 1024)
        while true {
            let count = recv(from, &buffer, buffer.count, 0)
            guard count > 0, mayPass(id, buffer[0..<count], isToServer: isToServer),
                send(to, buffer, count, CInt(MSG_NOSIGNAL)) == count
            else { break }
        }
        state.withLock { state in
            state.wires[id]?.cut()
            state.wires[id] = nil
        }
    }

    private func mayPass(_ id: Int, _ bytes: ArraySlice<UInt8>, isToServer: Bool) -> Bool {
        state.withLock { state in
            guard isToServer else { return state.wires[id]?.dropsAnswer == false }
            guard let plan = state.plan, plan.times > 0, bytes.firstRange(of: plan.words) != nil else { return true }
            state.plan?.times -= 1
            guard plan.moment == .afterTheServer else { return false }
            state.wires[id]?.dropsAnswer = true
            return true
        }
    }
}
