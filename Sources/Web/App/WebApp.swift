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
    let imports: ImportJobs

    package init(register: Register, words: Words, logger: Logger) throws {
        self.register = register
        self.words = words
        self.logger = logger
        site = try Site.load()
        imports = ImportJobs(UploadWork(register: register, words: words, logger: logger).run)
    }

    /// What an earlier run of the program has left behind is cleared away.
    package func begin() async throws {
        try await register.write { try Uploads.removeOld($0) }
    }

    /// Ends the work that goes on between requests. To be awaited before the register is closed.
    package func finish() async {
        await imports.finish()
    }

    /// Every route there is.
    package func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: PlainFailures(app: self))
        addLook(to: router)
        addAccounts(to: router)
        addFigures(to: router)
        addReports(to: router)
        addEnterprises(to: router)
        addExports(to: router)
        addFoundings(to: router)
        addUploads(to: router)
        addImports(to: router)
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
