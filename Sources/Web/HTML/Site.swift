/// What every page shares: the words and the look. Made once, when the program starts.
struct Site: Sendable {
    /// The fixed words of the pages.
    let words: Strings
    /// The stylesheet.
    let stylesheet: Asset
    /// The icon of the browser's tab.
    let icon: Asset
    /// What the interface for programs says of itself.
    let interface: [UInt8]

    /// Whether these are the pages of the demonstration: every page says so.
    let isPlayground: Bool

    /// The files to serve under `/look/`.
    var assets: [Asset] { [stylesheet, icon] }

    /// Reads the words and the look from the resources. Throws when a file is missing or the catalogue is not JSON.
    static func load(_ language: String = "vi", isPlayground: Bool = false) throws -> Site {
        Site(
            words: try Strings.load(language),
            stylesheet: try Asset.look("hatnhan.css", mediaType: "text/css; charset=utf-8"),
            icon: try Asset.look("icon.svg", mediaType: "image/svg+xml"),
            interface: [UInt8](try Resource.data("openapi.json")), isPlayground: isPlayground)
    }

    /// The whole page for a visitor, or for nobody when not signed in: UTF-8 bytes of `text/html`.
    func render(_ page: any Page, for visitor: Visitor?) -> [UInt8] {
        Layout(
            title: page.title(words), crumbs: page.crumbs, room: page.room, visitor: visitor,
            showsNavigation: page.showsNavigation, refresh: page.refresh, sight: page.sight, body: page.body(words),
            site: self
        ).html.bytes
    }
}

/// One kind of page, with all it shows as texts, flags and addresses. It decides nothing and fetches nothing.
protocol Page: Sendable {
    /// The title of the browser's tab, without the name of the program.
    func title(_ words: Strings) -> String
    /// The way up, from the highest unit down, without the page itself.
    var crumbs: [Link] { get }
    /// The room that stands marked in the navigation.
    var room: Room? { get }
    /// Whether the rooms and the search are offered; not before a first password is set.
    var showsNavigation: Bool { get }
    /// After how many seconds the browser asks for the page again; nil for a page that stands.
    var refresh: Int? { get }
    /// Who can see what the page is of; nil for a page of nothing in particular.
    var sight: Address? { get }
    /// Everything between header and footer, with the page's one `h1`.
    func body(_ words: Strings) -> HTML
}

extension Page {
    /// No way up.
    var crumbs: [Link] { [] }
    /// No room.
    var room: Room? { nil }
    /// The rooms are offered.
    var showsNavigation: Bool { true }
    /// It stands.
    var refresh: Int? { nil }
    /// Of nothing in particular.
    var sight: Address? { nil }
}

/// Who is signed in, as the header shows it.
struct Visitor: Sendable {
    /// The full name, such as `Trần Thị Mai`.
    let name: String
    /// The token that the sign-out form carries.
    let token: String
    /// Whether the rooms where something is recorded are offered.
    var mayRecord = true
    /// Whether they look after accounts.
    var mayAdminister = false
    /// Whether something of theirs may wait for a second person, or for them.
    var approves = false
    /// Whether they read the access journal.
    var mayAudit = false
    /// Whether requests about what is held of people, or breaches, are theirs to deal with.
    var guardsData: Bool { mayRecord || mayAdminister || mayAudit }
}

/// The rooms of the navigation that exist today.
enum Room: CaseIterable, Sendable {
    case overview, units, enterprises, people, imports, operations

    /// Whether it is only for those who may record.
    var isForRecorders: Bool { self == .imports }

    /// The room's first page.
    var address: Address {
        switch self {
        case .overview: Address.overview
        case .units: Address.units
        case .enterprises: Address.enterprises
        case .people: Address.people
        case .imports: Address.imports
        case .operations: Address.operations
        }
    }

    /// The room's name.
    func name(_ words: Strings) -> String {
        switch self {
        case .overview: words("room.overview")
        case .units: words("room.units")
        case .enterprises: words("room.enterprises")
        case .people: words("room.people")
        case .imports: words("room.imports")
        case .operations: words("room.operations")
        }
    }
}

/// The fixed places that the frame of every page leads to.
extension Address {
    /// The overview of the visitor's own unit.
    static let overview = Address()
    /// The tree of organisations.
    static let units = Address("units")
    /// The list of people; its search takes `q`.
    static let people = Address("people")
    /// The list of enterprises; its search takes `q`.
    static let enterprises = Address("enterprises")
    /// Lists from Excel.
    static let imports = Address("imports")
    /// What was recorded lately.
    static let operations = Address("operations")
    /// Signing in.
    static let signIn = Address("sign-in")
    /// Signing out, by POST.
    static let signOut = Address("sign-out")
    /// Setting a new password.
    static let password = Address("password")
}
