import Office

extension QuarterReport {
    /// The Word file, ready to be sent or written.
    package func file() throws -> [UInt8] {
        Array(try document().data())
    }
}
