import Domain
import Testing

/// What is said of a sum, worked out by hand from what the words mean.
@Suite struct QualifierTests {
    static let sums: [([Qualifier], Qualifier)] = [
        ([], .exact),
        ([.exact, .exact], .exact),
        // An exact term moves the sum and leaves it on its side: 120 and gần 4.500 are gần 4.620.
        ([.exact, .nearly], .nearly), ([.over, .exact], .over), ([.exact, .more, .exact], .more),
        ([.about, .exact], .about), ([.exact, .estimated], .estimated),
        // Terms of one word keep it.
        ([.nearly, .nearly], .nearly), ([.over, .over], .over), ([.more, .more, .more], .more),
        ([.about, .about], .about), ([.estimated, .estimated], .estimated),
        // Trên and hơn both mean somewhat more.
        ([.over, .more], .over), ([.more, .exact, .over, .more], .over),
        // Less and more, or one that is either, is either.
        ([.nearly, .over], .about), ([.nearly, .more], .about), ([.nearly, .over, .more], .about),
        ([.about, .nearly], .about), ([.about, .over], .about), ([.more, .about, .over], .about),
        // One estimate makes an estimate of the whole.
        ([.estimated, .nearly], .estimated), ([.over, .estimated], .estimated),
        ([.about, .estimated, .more], .estimated),
        ([.estimated, .over, .more], .estimated),
    ]

    @Test(arguments: sums)
    func `a sum is meant as its terms allow`(terms: [Qualifier], sum: Qualifier) {
        #expect(Qualifier.ofSum(terms) == sum)
        #expect(Qualifier.ofSum(terms.reversed()) == sum)
    }

    @Test func `a sum of sums says the same as the sum of all, whatever is summed first`() {
        for one in Qualifier.allCases {
            for other in Qualifier.allCases {
                for third in Qualifier.allCases {
                    let whole = Qualifier.ofSum([one, other, third])
                    #expect(Qualifier.ofSum([Qualifier.ofSum([one, other]), third]) == whole)
                }
            }
        }
    }

    @Test(arguments: zip(Qualifier.allCases, ["12", "gần 12", "trên 12", "hơn 12", "khoảng 12", "ước 12"]))
    func `the word stands before the number`(qualifier: Qualifier, text: String) {
        #expect(qualifier.text("12") == text)
    }
}
