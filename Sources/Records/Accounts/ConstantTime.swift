/// Comparing what somebody sent with what is secret.
package enum ConstantTime {
    /// Whether two texts are the same, in a time that does not tell where they differ.
    package static func areSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
