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
    let transport: Transport
    /// The demonstration beside the register; nil where none is offered.
    let playground: Playground?
    let passwords = PasswordDesk()
    let gate = Gate.signIn()
    let programs = Gate.programs()
    let imports: ImportJobs
    /// The office's own sign-on; nil where none is set up.
    let signOn: SignOnProvider?
    /// To whom a hole is told; nil where the office named nobody.
    let contact: SecurityContact?

    package init(
        register: Register, words: Words, logger: Logger, transport: Transport = .plain, playground: Playground? = nil,
        signOn: SignOnSettings? = nil, contact: SecurityContact? = nil
    ) throws {
        try self.init(
            register, words, logger, transport, playground, try signOn.map(SignOnProvider.init), contact,
            isPlayground: false)
    }

    /// The pages of the demonstration: like any others, and every one says so.
    init(playgroundOf register: Register, words: Words, logger: Logger, transport: Transport) throws {
        try self.init(register, words, logger, transport, nil, nil, nil, isPlayground: true)
    }

    private init(
        _ register: Register, _ words: Words, _ logger: Logger, _ transport: Transport, _ playground: Playground?,
        _ signOn: SignOnProvider?, _ contact: SecurityContact?, isPlayground: Bool
    ) throws {
        self.register = register
        self.words = words
        self.logger = logger
        self.transport = transport
        self.playground = playground
        self.signOn = signOn
        self.contact = contact
        site = try Site.load(isPlayground: isPlayground)
        imports = ImportJobs(UploadWork(register: register, words: words, logger: logger).run)
    }

    /// What an earlier run of the program has left behind is cleared away.
    package func begin() async throws {
        try await register.write { desk in
            try Uploads.removeOld(desk)
            try Proposals.reduceOld(desk)
        }
    }

    /// Ends the work that goes on between requests. To be awaited before the register is closed.
    package func finish() async {
        await imports.finish()
    }

    /// Every route there is.
    package func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self)
        // The demonstration is reached through the pages of the register, which keep the log of both.
        if !site.isPlayground { router.add(middleware: RequestLog(logger: logger)) }
        router.add(middleware: DeclaredTransport(transport: transport))
        if let playground { router.add(middleware: PlaygroundSwitch(playground: playground)) }
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ReadOnlyInterface())
        router.add(middleware: PlainFailures(app: self))
        router.get("health") { _, _ in await Health.answer(register) }
        addLook(to: router)
        addSecurityContact(to: router)
        addAccounts(to: router)
        addSecondFactor(to: router)
        addSignOn(to: router)
        addAccountAdministration(to: router)
        addInterface(to: router)
        addFigures(to: router)
        addLists(to: router)
        addStrength(to: router)
        addReports(to: router)
        addEnterprises(to: router)
        addPlaces(to: router)
        addUnits(to: router)
        addPositions(to: router)
        addPeople(to: router)
        addRights(to: router)
        addMovements(to: router)
        addTargets(to: router)
        addReported(to: router)
        addUploads(to: router)
        addImports(to: router)
        addExports(to: router)
        addOperations(to: router)
        addAttachments(to: router)
        addStart(to: router)
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
