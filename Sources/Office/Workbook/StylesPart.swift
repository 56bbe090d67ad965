/// The styles part, of which only the number format of each cell style matters here.
final class StylesPart: XMLHandler {
    /// The number format of a cell style, by the style's place in the list.
    private(set) var formats: [NumberFormat] = []
    private var custom: [Int: NumberFormat] = [:]
    private var isInCellStyles = false

    override func start(_ name: String, _ attributes: XMLAttributes) throws(WorkbookProblem) {
        switch name {
        case "cellXfs":
            isInCellStyles = true
        case "numFmt":
            guard custom.count < 65_536 else { throw .tooLarge(.styles) }
            if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
                custom[id] = NumberFormat(code: String(code.prefix(1000)))
            }
        case "xf" where isInCellStyles:
            guard formats.count < 65_536 else { throw .tooLarge(.styles) }
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            formats.append(custom[id] ?? NumberFormat(builtIn: id))
        default:
            break
        }
    }

    override func end(_ name: String) throws(WorkbookProblem) {
        if name == "cellXfs" { isInCellStyles = false }
    }
}
