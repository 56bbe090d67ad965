/// How a figure is made up: of the records listed, and of what lies outside the visitor's view.
struct RecordSum: Sendable {
    /// The figure, such as `7`.
    let value: String
    /// How many records are listed, such as `2`.
    let count: String
    /// What those outside the visitor's view sum to, such as `5`; nil when all is in view.
    let outside: String?
    /// Whether some take away, so that the figure is a sum and not a count.
    let hasNegatives: Bool

    /// `7 = 2 bản ghi dưới đây + 5 ngoài phạm vi được xem`.
    func text(_ words: Strings) -> String {
        switch (hasNegatives, outside) {
        case (false, nil): words("figure.sum", ["value": value, "count": count])
        case (false, let outside?):
            words("figure.sum.outside", ["value": value, "count": count, "outside": outside])
        case (true, nil): words("figure.sum.signed", ["value": value, "count": count])
        case (true, let outside?):
            words("figure.sum.signed.outside", ["value": value, "count": count, "outside": outside])
        }
    }
}
