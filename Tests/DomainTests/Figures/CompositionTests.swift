import Domain
import Testing

/// Groups of people told so that nobody is known by them.
@Suite struct CompositionTests {
    private typealias Made = Composition<String, String>

    private static func told(
        _ own: [String: [String: Int]], _ children: [String: [String]] = [:], _ line: String...
    ) -> [String: Int]? {
        Made(own: own, children: children).told(of: line).map { groups in
            groups.named.merging(["+": groups.rest]) { $1 }
        }
    }

    // Worked by hand: what is under five goes into the rest, and what is needed to make the rest five.
    @Test(arguments: [
        (["Kinh": 20, "Tày": 5], ["Kinh": 20, "Tày": 5, "+": 0] as [String: Int]?),
        (["Kinh": 20, "Tày": 4], nil),
        (["Kinh": 20, "Tày": 4, "Mường": 1], ["Kinh": 20, "+": 5]),
        (["Kinh": 20, "Tày": 6, "Mường": 1], ["Kinh": 20, "+": 7]),
        (["Kinh": 20, "Tày": 6, "Mường": 5, "Dao": 2], ["Kinh": 20, "Tày": 6, "+": 7]),
        // One group is everybody: it is told of each of them.
        (["Tày": 12], nil),
        (["Kinh": 4], nil),
        ([:], nil),
        (["Kinh": 2, "Tày": 2, "Dao": 2], nil),
    ])
    func `of one unit`(counts: [String: Int], groups: [String: Int]?) {
        #expect(Self.told(["U": counts], [:], "U") == groups)
    }

    @Test func `the units below are told of all together or not at all`() {
        let children = ["D": ["A", "B"]]
        let large = ["A": ["Kinh": 20, "Tày": 6], "B": ["Kinh": 9, "Tày": 5]]
        #expect(Self.told(large, children, "D") == ["Kinh": 29, "Tày": 11, "+": 0])
        #expect(Self.told(large, children, "B", "D") == ["Kinh": 9, "Tày": 5, "+": 0])
        // Told of A, the two Tày of B would be 8 − 6.
        let small = ["A": ["Kinh": 20, "Tày": 6], "B": ["Kinh": 9, "Tày": 2]]
        #expect(Self.told(small, children, "D") == ["Kinh": 29, "Tày": 8, "+": 0])
        #expect(Self.told(small, children, "A", "D") == nil)
        #expect(Self.told(small, children, "B", "D") == nil)
        // Those of D itself are what is left when both are told.
        let between = large.merging(["D": ["Tày": 1]]) { $1 }
        #expect(Self.told(between, children, "A", "D") == nil)
        // A unit without members says nothing of anybody.
        let bare = ["A": ["Kinh": 20, "Tày": 6]]
        #expect(Self.told(bare, children, "A", "D") == ["Kinh": 20, "Tày": 6, "+": 0])
        #expect(Self.told(bare, children, "B", "D") == nil)
        // What is hidden above is hidden below.
        let three = ["A": ["Kinh": 20, "Tày": 6], "B": ["Kinh": 9, "Tày": 5], "C": ["Kinh": 8, "Tày": 1]]
        let deep = ["T": ["D", "C"], "D": ["A", "B"]]
        #expect(Self.told(three, deep, "D", "T") == nil)
        #expect(Self.told(three, deep, "A", "D", "T") == nil)
    }

    @Test(arguments: 0..<400)
    func `no number told, and no difference of numbers told, is of one to four people`(seed: Int) throws {
        var dice = Seeded(UInt64(seed))
        let values = ["Kinh", "Tày", "Mường", "Dao"]
        var parents: [Int: Int] = [:]
        for unit in 1..<Int.random(in: 2...9, using: &dice) { parents[unit] = Int.random(in: 0..<unit, using: &dice) }
        let units = Array(0...parents.count)
        var own: [Int: [String: Int]] = [:]
        for unit in units where Bool.random(using: &dice) {
            for value in values where Int.random(in: 0..<3, using: &dice) > 0 {
                own[unit, default: [:]][value] = Int.random(in: 1...14, using: &dice)
            }
        }
        let children = Dictionary(grouping: parents.keys.sorted(), by: { parents[$0] ?? 0 })
        let made = Composition(own: own, children: children)
        func line(_ unit: Int) -> [Int] { parents[unit].map { [unit] + line($0) } ?? [unit] }
        let told = Dictionary(uniqueKeysWithValues: units.map { ($0, made.told(of: line($0))) })
            .compactMapValues { $0 }

        func numbers(_ groups: Composition<Int, String>.Groups) -> [String: Int] {
            groups.named.merging(["+": groups.rest]) { $1 }
        }
        func isDiscreet(_ number: Int) -> Bool { number == 0 || number >= 5 }
        for (unit, groups) in told {
            let whole = numbers(groups)
            #expect(whole.values.allSatisfy(isDiscreet), "\(unit): \(whole)")
            #expect(!groups.named.values.contains(0))
            // Whatever of the units below is taken away, with whole branches of what is below them.
            let below = units.filter { $0 != unit && line($0).contains(unit) && told[$0] != nil }
            for choice in 0..<(1 << below.count) {
                let taken = below.indices.filter { choice >> $0 & 1 == 1 }.map { below[$0] }
                guard !taken.contains(where: { one in line(one).dropFirst().contains(where: taken.contains) }) else {
                    continue
                }
                var left = whole
                for one in taken.compactMap({ told[$0] }) { left.merge(numbers(one)) { $0 - $1 } }
                #expect(left.values.allSatisfy(isDiscreet), "\(unit) without \(taken): \(left)")
            }
        }
    }
}
