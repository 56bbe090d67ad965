package import Hummingbird

/// What travels with a request: the router's own storage only. Who asks is found inside the request's transaction.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage

    package init(source: Source) {
        coreContext = .init(source: source)
    }
}
