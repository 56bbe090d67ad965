package import Logging
package import NIOCore
package import NIOHTTPTypes

/// Keeps one client from holding a connection without getting on: who sends a request too slowly, or takes nothing of
/// an answer, is cut off. Sees to it too that an answer under way is taken whole before its connection is closed, and
/// that a stop waits for nobody for ever.
///
/// A connection on which no request has begun is closed by the server's own idle time.
package final class SlowClients: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    /// How long a connection may be silent, and a request may take besides what its length earns it.
    package static let patience = TimeAmount.seconds(20)
    /// Bytes of a request's body that earn it another second.
    static let bytesPerSecond: Int64 = 4096
    /// How long nothing of an answer may be taken.
    static let stall = TimeAmount.seconds(60)
    /// How long a stop waits for the requests under way.
    static let farewell = TimeAmount.seconds(20)

    private let logger: Logger
    private var began = NIODeadline.now()
    private var received: Int64 = 0
    private var reading: Scheduled<Void>?
    private var taking: Scheduled<Void>?
    private var leaving: Scheduled<Void>?
    /// Answers written of which some bytes have not been taken yet.
    private var untaken = 0
    /// How many bytes waited when it was last looked.
    private var waiting = 0
    /// A close that waits for the answer to be taken.
    private var closing: EventLoopPromise<Void>?

    package init(logger: Logger) {
        self.logger = logger
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        for timer in [reading, taking, leaving] { timer?.cancel() }
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            began = context.eventLoop.now
            received = 0
            expectRequest(by: began + Self.patience, context)
        case .body(let bytes): received += Int64(bytes.readableBytes)
        case .end: reading?.cancel()
        }
        context.fireChannelRead(data)
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        untaken += 1
        if untaken == 1 { watchAnswer(context) }
        let written = promise ?? context.eventLoop.makePromise()
        written.futureResult.assumeIsolated().whenComplete { _ in self.answerTaken(context) }
        context.write(data, promise: written)
    }

    package func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .all, untaken > 0 else { return context.close(mode: mode, promise: promise) }
        let closing = closing ?? context.eventLoop.makePromise()
        closing.futureResult.cascade(to: promise)
        self.closing = closing
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            leaving = schedule(at: context.eventLoop.now + Self.farewell, context) { handler, context in
                handler.cutOff("stop", context)
            }
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func expectRequest(by deadline: NIODeadline, _ context: ChannelHandlerContext) {
        reading = schedule(at: deadline, context) { handler, context in
            let earned = handler.began + Self.patience + .seconds(handler.received / Self.bytesPerSecond)
            if earned <= context.eventLoop.now {
                handler.cutOff("request", context)
            } else {
                handler.expectRequest(by: earned, context)
            }
        }
    }

    private func watchAnswer(_ context: ChannelHandlerContext) {
        waiting = Self.bytesWaiting(context)
        taking = schedule(at: context.eventLoop.now + Self.stall, context) { handler, context in
            let left = Self.bytesWaiting(context)
            if left > 0, left == handler.waiting {
                handler.cutOff("answer", context)
            } else {
                handler.watchAnswer(context)
            }
        }
    }

    private func answerTaken(_ context: ChannelHandlerContext) {
        untaken -= 1
        guard untaken == 0 else { return }
        taking?.cancel()
        if let closing { context.close(promise: closing) }
    }

    private static func bytesWaiting(_ context: ChannelHandlerContext) -> Int {
        (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }

    private func cutOff(_ moment: String, _ context: ChannelHandlerContext) {
        logger.warning("client cut off", metadata: ["during": "\(moment)"])
        context.close(promise: closing)
        closing = nil
    }

    private func schedule(
        at deadline: NIODeadline, _ context: ChannelHandlerContext,
        _ work: @escaping (SlowClients, ChannelHandlerContext) -> Void
    ) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { work(self, context) }
    }
}

@available(*, unavailable)
extension SlowClients: Sendable {}
