package import Exchange
package import Hummingbird
package import Logging
package import Records

/// The pages of a register: routes by feature, each one transaction.
package struct WebApp: Sendable {
    let register: Register
    let words: Words
    let site: Site
    let logger: Logger
    let passwords = PasswordDesk()

    package init(register: Register, words: Words, logger: Logger) throws {
        self.register = register
        self.words = words
        self.logger = logger
        site = try Site.load()
    }

    /// Every route there is.
    package func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: PlainFailures(app: self))
        addLook(to: router)
        addAccounts(to: router)
        addFigures(to: router)
        addLists(to: router)
        addReports(to: router)
        addEnterprises(to: router)
        addFoundings(to: router)
        addOperations(to: router)
        return router
    }

    private func addLook(to router: Router<WebContext>) {
        for asset in site.assets {
            router.get("look/\(asset.name)") { _, _ in
                Response(
                    status: .ok,
                    headers: [.contentType: asset.mediaType, .cacheControl: "public, max-age=31536000, immutable"],
                    body: .init(byteBuffer: ByteBuffer(bytes: asset.bytes)))
            }
        }
    }
}
