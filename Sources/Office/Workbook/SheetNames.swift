/// Makes names that Excel accepts for sheets, each once.
struct SheetNames {
    private var taken: Set<String> = []

    /// A name made from the wish: at most 31 characters, none of `[]:*?/\`, no apostrophe at either end, not empty,
    /// and different from all earlier names, letter case aside.
    mutating func claim(_ wish: String) -> String {
        let allowed = XMLText.clean(wish).map { "[]:*?/\\\n\r\t".contains($0) ? " " : $0 }
        let base = Self.fit(String(allowed), room: 31)
        var name = base
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            let suffix = " (\(number))"
            name = Self.fit(base, room: 31 - suffix.utf16.count) + suffix
            number += 1
        }
        return name
    }

    private static func fit(_ text: String, room: Int) -> String {
        var result = ""
        for character in text where result.utf16.count + character.utf16.count <= room { result.append(character) }
        let isEdge: (Character) -> Bool = { $0 == " " || $0 == "'" }
        let trimmed = result.drop(while: isEdge).reversed().drop(while: isEdge).reversed()
        return trimmed.isEmpty ? "Sheet" : String(trimmed)
    }
}
