import Domain
import Testing

@Suite struct CatalogueTests {
    /// A counted effect, and the codes of every indicator that it moves.
    struct Effect: Sendable, CustomTestStringConvertible {
        let fact: Fact
        let dimensions: Dimensions
        let moves: Set<String>
        var testDescription: String { "\(fact) \(dimensions)" }

        init(_ fact: Fact, _ dimensions: Dimensions, _ moves: Set<String>) {
            (self.fact, self.dimensions, self.moves) = (fact, dimensions, moves)
        }
    }

    static func unit(_ entry: String, _ type: String, line: String = "party", ownership: String = "") -> Dimensions {
        Dimensions(line: line, cause: entry, ownership: ownership, category: type)
    }

    static func member(_ cause: String, _ status: String, ownership: String = "") -> Dimensions {
        Dimensions(line: "party", cause: cause, status: status, sex: "female", ownership: ownership)
    }

    static func reported(_ cause: String, _ indicator: String, _ qualifier: Qualifier) -> Dimensions {
        Dimensions(line: "union", cause: cause, status: qualifier.rawValue, category: indicator)
    }

    static let members: Set<String> = ["party.members"]
    static let official: Set<String> = ["party.members", "party.members.official"]
    static let admitted: Set<String> = ["party.members", "party.members.admitted"]
    static let nonState = admitted.union(["party.members.admitted.nonstate"])

    static let effects: [Effect] = [
        Effect(.organisation, unit("opening", "province_committee"), []),
        Effect(.organisation, unit("founding", "upper_committee"), []),
        Effect(.organisation, unit("opening", "grassroots_committee"), ["party.organisations", "party.grassroots"]),
        Effect(.organisation, unit("founding", "grassroots_committee"), ["party.organisations", "party.grassroots"]),
        Effect(.organisation, unit("opening", "grassroots_cell"), ["party.organisations", "party.grassroots"]),
        Effect(
            .organisation, unit("founding", "grassroots_cell"),
            ["party.organisations", "party.grassroots", "party.cells.founded"]),
        Effect(.organisation, unit("founding", "section_committee"), ["party.organisations"]),
        Effect(.organisation, unit("opening", "cell"), ["party.organisations"]),
        Effect(
            .organisation, unit("founding", "cell", ownership: "state"), ["party.organisations", "party.cells.founded"]),
        Effect(.organisation, unit("opening", "upper_union", line: "union"), []),
        Effect(.organisation, unit("opening", "grassroots_union", line: "union"), ["unions"]),
        Effect(
            .organisation, unit("founding", "grassroots_union", line: "union", ownership: "private"),
            ["unions", "unions.founded"]),
        Effect(.organisation, unit("opening", "upper_youth", line: "youth"), []),
        Effect(.organisation, unit("opening", "grassroots_youth", line: "youth"), ["youth"]),
        Effect(.organisation, unit("founding", "youth_branch", line: "youth"), ["youth", "youth.founded"]),
        Effect(.organisation, unit("founding", "upper_women", line: "women"), []),
        Effect(.organisation, unit("founding", "grassroots_women", line: "women"), ["women", "women.founded"]),
        Effect(.organisation, unit("opening", "women_branch", line: "women", ownership: "foreign"), ["women"]),

        Effect(.reported, reported("value", "unions.members", .nearly), ["unions.members"]),
        Effect(.reported, reported("value", "youth.members", .exact), ["youth.members"]),
        Effect(.reported, reported("value", "women.members", .estimated), ["women.members"]),
        // That something was reported is no member.
        Effect(.reported, reported("report", "unions.members", .nearly), []),

        Effect(.member, member("opening", "official"), official),
        Effect(.member, member("opening", "probationary"), members),
        Effect(.member, member("recognition", "probationary"), members),
        Effect(.member, member("recognition", "official", ownership: "private"), official),
        Effect(.member, member("transfer_in", "official", ownership: "private"), official),
        Effect(.member, member("transfer_out", "probationary"), members),
        Effect(.member, member("removal", "official"), official),
        Effect(.member, member("admission", "probationary"), admitted),
        Effect(.member, member("admission", "probationary", ownership: "state"), admitted),
        Effect(.member, member("admission", "probationary", ownership: "private"), nonState),
        Effect(.member, member("admission", "probationary", ownership: "foreign"), nonState),
        Effect(.member, member("admission", "probationary", ownership: "joint_venture"), nonState),
        Effect(.member, member("admission", "probationary", ownership: "state_minority"), nonState),
        Effect(.member, Dimensions(line: "union", cause: "admission", status: "official", ownership: "private"), []),

        Effect(.enterprise, Dimensions(cause: "listed", ownership: "state"), ["enterprises"]),
        Effect(.enterprise, Dimensions(cause: "listed", ownership: "foreign"), ["enterprises"]),
        Effect(
            .survey, Dimensions(cause: "visit", category: "eligible"),
            ["enterprises.surveyed", "enterprises.surveyed.eligible"]),
        Effect(
            .survey, Dimensions(cause: "visit", category: "members_not_enough"),
            ["enterprises.surveyed", "enterprises.surveyed.members_not_enough"]),
        Effect(.survey, Dimensions(cause: "visit", category: "none"), ["enterprises.surveyed"]),
    ]

    @Test(arguments: effects)
    func `an effect moves the indicators that are meant and no other`(_ effect: Effect) {
        let moved = Catalogue.indicators.filter { $0.fact == effect.fact && $0.filter.admits(effect.dimensions) }
        #expect(Set(moved.map(\.code)) == effect.moves)
    }

    @Test(arguments: effects)
    func `the limits for a statement say the same as the filter`(_ effect: Effect) {
        let values = [
            "line": effect.dimensions.line, "cause": effect.dimensions.cause, "status": effect.dimensions.status,
            "ownership": effect.dimensions.ownership, "category": effect.dimensions.category,
        ]
        for indicator in Catalogue.indicators {
            let admits = indicator.filter.limits.allSatisfy { $0.values.contains(values[$0.column] ?? "?") }
            #expect(admits == indicator.filter.admits(effect.dimensions))
        }
    }

    @Test func `flows and stocks are what they are`() {
        let flows = Catalogue.indicators.filter { $0.kind == .flow }.map(\.code)
        #expect(
            Set(flows) == [
                "party.cells.founded", "party.members.admitted", "party.members.admitted.nonstate",
                "enterprises.surveyed", "enterprises.surveyed.eligible", "enterprises.surveyed.members_not_enough",
                "unions.founded", "youth.founded", "women.founded", "veterans.founded",
            ])
        let reported = Catalogue.indicators.filter { $0.kind == .reported }.map(\.code)
        #expect(reported == ["unions.members", "youth.members", "women.members", "veterans.members"])
        #expect(Catalogue.indicators.allSatisfy { $0.kind.isStock == !flows.contains($0.code) })
    }

    @Test func `a figure speaks of one line, which its code names`() {
        let names: [Line: [String]] = [
            .party: ["party", "enterprises"], .union: ["unions"], .youth: ["youth"], .women: ["women"],
            .veterans: ["veterans"],
        ]
        for indicator in Catalogue.indicators {
            let first = indicator.code.prefix { $0 != "." }
            #expect(names[indicator.line]?.contains(String(first)) == true, "\(indicator.code)")
        }
    }

    @Test func `every code stands once and is found by it`() {
        let codes = Catalogue.indicators.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy { Catalogue.indicator($0)?.code == $0 })
        #expect(Catalogue.indicator("party") == nil)
    }

    @Test func `a part names a whole of the same fact and kind that stands before it and counts all it counts`() throws
    {
        var before: Set<String> = []
        for indicator in Catalogue.indicators {
            if let code = indicator.partOf {
                let whole = try #require(Catalogue.indicator(code))
                #expect(before.contains(code))
                #expect(whole.fact == indicator.fact && whole.kind == indicator.kind)
                for effect in Self.effects where effect.moves.contains(indicator.code) {
                    #expect(effect.moves.contains(code))
                }
            }
            before.insert(indicator.code)
        }
    }
}
