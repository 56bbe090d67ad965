package import Hummingbird

/// What travels with a request: the router's own storage and where it came from. Who asks is found inside the request's
/// transaction.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The address of whoever opened the connection: the visitor, or the proxy in front.
    let peer: String?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}
