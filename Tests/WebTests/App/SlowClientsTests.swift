import HTTPTypes
import InMemoryLogging
import Logging
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

@Suite struct SlowClientsTests {
    /// A connection on which time passes only when it is told to.
    private struct Connection {
        let loop = EmbeddedEventLoop()
        let channel: EmbeddedChannel
        let log = InMemoryLogHandler()

        init() throws {
            let log = log
            let handler = SlowClients(logger: Logger(label: "test") { _ in log })
            channel = EmbeddedChannel(handlers: [Encoder(), handler], loop: loop)
            try channel.connect(to: SocketAddress(unixDomainSocketPath: "client")).wait()
        }

        func head() throws {
            try channel.writeInbound(
                HTTPRequestPart.head(HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/")))
        }

        func body(_ count: Int) throws {
            try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(repeating: 0, count: count)))
        }

        func request() throws {
            try head()
            try channel.writeInbound(HTTPRequestPart.end(nil))
        }

        /// Writes an answer that nobody takes yet.
        func answer() {
            channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
            channel.write(HTTPResponsePart.body(ByteBuffer(repeating: 0, count: 1000)), promise: nil)
            channel.write(HTTPResponsePart.end(nil), promise: nil)
        }

        func cuts() -> [String] {
            log.entries.map { entry in entry.metadata["during"].map { "\($0)" } ?? "" }
        }
    }

    /// Turns answers into bytes, which alone the channel counts.
    private final class Encoder: ChannelOutboundHandler {
        typealias OutboundIn = HTTPResponsePart
        typealias OutboundOut = ByteBuffer

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            var bytes = ByteBuffer()
            if case .body(let body) = unwrapOutboundIn(data) { bytes = body }
            context.write(wrapOutboundOut(bytes), promise: promise)
        }
    }

    @Test func `a request that comes byte by byte is cut off after 20 seconds`() throws {
        let client = try Connection()
        try client.head()
        for _ in 1...19 {
            client.loop.advanceTime(by: .seconds(1))
            try client.body(1)
        }
        #expect(client.channel.isActive)
        client.loop.advanceTime(by: .seconds(1))
        #expect(!client.channel.isActive)
        #expect(client.cuts() == ["request"])
    }

    @Test func `a long request on a slow line has a second more for each 4 KiB`() throws {
        let client = try Connection()
        try client.head()
        for _ in 1...60 {
            client.loop.advanceTime(by: .seconds(1))
            try client.body(8192)
        }
        // 60 × 8 KiB earn 120 s besides the first 20.
        client.loop.advanceTime(by: .seconds(79))
        #expect(client.channel.isActive)
        client.loop.advanceTime(by: .seconds(1))
        #expect(!client.channel.isActive)
    }

    @Test func `a request that is there may be answered as late as it takes`() throws {
        let client = try Connection()
        try client.request()
        client.loop.advanceTime(by: .hours(1))
        client.answer()
        client.channel.flush()
        client.loop.advanceTime(by: .hours(1))
        #expect(client.channel.isActive)
        #expect(client.cuts().isEmpty)
    }

    @Test func `who takes nothing of an answer for a minute is cut off`() throws {
        let client = try Connection()
        try client.request()
        client.answer()
        client.loop.advanceTime(by: .seconds(59))
        #expect(client.channel.isActive)
        client.loop.advanceTime(by: .seconds(1))
        #expect(!client.channel.isActive)
        #expect(client.cuts() == ["answer"])
    }

    @Test func `a close waits until the answer is taken`() throws {
        let client = try Connection()
        try client.request()
        client.answer()
        let closed = client.channel.close()
        #expect(client.channel.isActive)
        client.channel.flush()
        try closed.wait()
        #expect(!client.channel.isActive)
        #expect(client.cuts().isEmpty)
    }

    @Test func `a stop waits 20 seconds for a request under way`() throws {
        let client = try Connection()
        try client.request()
        client.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        client.loop.advanceTime(by: .seconds(19))
        #expect(client.channel.isActive)
        client.loop.advanceTime(by: .seconds(1))
        #expect(!client.channel.isActive)
        #expect(client.cuts() == ["stop"])
    }
}
