/// The texts that cells share, by their place in the list.
final class SharedStrings: XMLHandler {
    /// The texts read so far.
    private(set) var texts: [String] = []
    private let limits: WorkbookLimits
    private var collector: TextCollector
    private var bytes = 0

    /// An empty list that keeps these limits.
    init(limits: WorkbookLimits) {
        self.limits = limits
        collector = TextCollector(limit: limits.cellTextBytes)
    }

    override func start(_ name: String, _ attributes: XMLAttributes) throws(WorkbookProblem) {
        if name == "si" {
            collector.reset()
        } else {
            collector.start(name)
        }
    }

    override func end(_ name: String) throws(WorkbookProblem) {
        guard name == "si" else { return collector.end(name) }
        bytes += collector.bytes.count
        guard bytes <= limits.sharedStringBytes, texts.count < limits.sharedStrings else {
            throw .tooLarge(.sharedStrings)
        }
        texts.append(collector.text)
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookProblem) {
        try collector.append(bytes)
    }
}
