extension DongDaOracle {
    /// Reads a comma-separated table whose first line holds the headers into one dictionary per line. Quoted cells
    /// may hold commas, line breaks and doubled quotes; empty lines are passed over; a short line has empty cells.
    public static func parseCSV(_ text: String) -> [[String: String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var cell = ""
        var quoted = false
        var lastWasQuote = false

        func endLine() {
            line.append(cell)
            if line != [""] { lines.append(line) }
            line = []
            cell = ""
        }

        for character in text where character != "\u{FEFF}" {
            if character == "\"" {
                // Inside quotes a second quote straight after one that seemed to close is a quote meant as text.
                if lastWasQuote { cell.append("\"") }
                lastWasQuote = quoted
                quoted.toggle()
                continue
            }
            lastWasQuote = false
            if quoted {
                cell.append(character)
            } else if character == "," {
                line.append(cell)
                cell = ""
            } else if character.isNewline {
                endLine()
            } else {
                cell.append(character)
            }
        }
        if !cell.isEmpty || !line.isEmpty { endLine() }

        guard let headers = lines.first else { return [] }
        return lines.dropFirst().map { cells in
            var row: [String: String] = [:]
            for (index, header) in headers.enumerated() { row[header] = index < cells.count ? cells[index] : "" }
            return row
        }
    }
}
