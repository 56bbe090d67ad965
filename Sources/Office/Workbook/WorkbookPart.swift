/// The workbook part: its worksheets in the order of their tabs, and the date system.
final class WorkbookPart: XMLHandler {
    /// A tab of the workbook.
    struct Tab {
        let name: String
        let isHidden: Bool
        let link: String
    }

    private(set) var tabs: [Tab] = []
    private(set) var is1904 = false
    private(set) var isWorkbook = false

    override func start(_ name: String, _ attributes: XMLAttributes) throws(WorkbookProblem) {
        switch name {
        case "workbook":
            isWorkbook = true
        case "workbookPr":
            is1904 = ["1", "true"].contains(attributes["date1904"])
        case "sheet":
            guard tabs.count < 1000 else { throw .tooLarge(.sheets) }
            let state = attributes["state"] ?? "visible"
            tabs.append(
                Tab(
                    name: attributes["name"] ?? "",
                    isHidden: state != "visible",
                    link: attributes.prefixed("id") ?? ""))
        default:
            break
        }
    }
}
