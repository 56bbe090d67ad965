/// The frame of every page: head, skip link, header, way up, body, footer.
struct Layout {
    /// The title of the tab, without the program's name.
    let title: String
    /// The way up.
    let crumbs: [Link]
    /// The room marked in the navigation.
    let room: Room?
    /// Who is signed in.
    let visitor: Visitor?
    /// Whether the rooms and the search are offered.
    let showsNavigation: Bool
    /// After how many seconds the browser asks again; nil for a page that stands.
    let refresh: Int?
    /// Who can see what the page is of; nil for a page of nothing in particular.
    let sight: Address?
    /// The page itself, with its `h1`.
    let body: HTML
    /// The words and the look.
    let site: Site

    private var words: Strings { site.words }

    /// The whole document.
    var html: HTML {
        """
        <!doctype html>
        <html lang="\(words("language"))">
        <head>
        <meta charset="utf-8">
        <title>\(title) · \(words("brand"))</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">\(again)
        <link rel="icon" href="\(site.icon.address)" type="image/svg+xml">
        <link rel="stylesheet" href="\(site.stylesheet.address)">
        </head>
        <body>
        <a class="skip" href="\(Address(spot: "main"))">\(words("layout.skip"))</a>
        \(banner)\(header)
        <div class="wide">
        \(Layout.trail(crumbs, words))
        <main id="main">
        \(body)
        \(sight.map { "<p class=\"soft\"><a href=\"\($0)\">\(words("sight.ask"))</a></p>" })
        </main>
        </div>
        \(footer)
        </body>
        </html>

        """
    }

    /// The demonstration says on every page what it is, and leads back.
    private var banner: HTML? {
        guard site.isPlayground, let visitor else { return nil }
        return """
            <form class="banner" method="post" action="\(Address("demonstration", "leave"))">
            \(HiddenField.token(visitor.token).html)<p>\(words("playground.banner"))</p>
            <button>\(words("playground.leave"))</button></form>

            """
    }

    private var again: HTML? {
        refresh.map { "\n<meta http-equiv=\"refresh\" content=\"\(String($0))\">" }
    }

    private var header: HTML {
        """
        <header class="head"><div class="wide">
        <a class="brand" href="\(Address.overview)"><span aria-hidden="true">★</span> \(words("brand"))</a>
        \(navigation)
        \(visitor.map(account))
        </div></header>
        """
    }

    private var navigation: HTML? {
        guard let visitor, showsNavigation else { return nil }
        let rooms = Room.allCases.filter { visitor.mayRecord || !$0.isForRecorders }
        return """
            <nav class="rooms" aria-label="\(words("layout.rooms"))"><ul>\(rooms.map(roomLink))</ul></nav>
            <form class="find" role="search" action="\(Address.enterprises)">
            <label class="hidden" for="find">\(words("layout.find"))</label>
            <input id="find" type="search" name="q" placeholder="\(words("layout.find.example"))" autocomplete="off">
            <button>\(words("layout.find.go"))</button>
            </form>
            """
    }

    private func roomLink(_ each: Room) -> HTML {
        """
        <li><a href="\(each.address)"\(" aria-current=\"true\"", if: each == room)>\(each.name(words))</a></li>
        """
    }

    private func account(_ visitor: Visitor) -> HTML {
        return """
            <details class="who">
            <summary><span class="full">\(visitor.name)</span><span class="given">\(words("layout.account"))</span></summary>
            <div class="panel">
            <a href="\(Address.help)">\(words("help.title"))</a>
            <a href="\(Address.ownAccount)">\(words("layout.ownAccount"))</a>
            \("<a href=\"\(Address.rights)\">\(words("rights.all"))</a>", if: visitor.guardsData)
            \("<a href=\"\(Address.approvals)\">\(words("approvals.title"))</a>", if: visitor.approves)
            \("<a href=\"\(Address.accounts)\">\(words("accounts.title"))</a>", if: visitor.mayAdminister)
            \("<a href=\"\(Address.journal)\">\(words("journal.title"))</a>", if: visitor.mayAudit)
            <form method="post" action="\(Address.signOut)">\(HiddenField.token(visitor.token).html)
            <button class="plain">\(words("layout.signOut"))</button></form>
            </div>
            </details>
            """
    }

    private var footer: HTML? {
        guard visitor != nil, showsNavigation else { return nil }
        return "<footer class=\"foot\"><div class=\"wide\"><p>\(words("layout.dates"))</p></div></footer>"
    }

    private static func trail(_ crumbs: [Link], _ words: Strings) -> HTML? {
        if crumbs.isEmpty { return nil }
        let items: [HTML] = crumbs.map { "<li>\($0.html)</li>" }
        return "<nav class=\"crumbs\" aria-label=\"\(words("layout.crumbs"))\"><ol>\(items)</ol></nav>"
    }
}
