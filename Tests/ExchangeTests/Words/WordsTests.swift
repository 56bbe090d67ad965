import Domain
import Exchange
import Foundation
import Records
import Testing

@Suite struct WordsTests {
    private let words: Words

    init() throws {
        words = try Words.load("vi")
    }

    @Test func `every code of every closed list has its word`() {
        func check<Code: CaseIterable & RawRepresentable<String>>(_ list: String, _: Code.Type) {
            for code in Code.allCases { #expect(words.texts["\(list).\(code.rawValue)"] != nil, "\(list).\(code)") }
        }
        check("line", Line.self)
        check("unit_type", UnitType.self)
        check("block", Block.self)
        check("position", Position.self)
        check("position_ending", PositionEnding.self)
        check("seal", Seal.State.self)
        check("unit_entry", UnitEntry.self)
        check("legal_form", LegalForm.self)
        check("ownership", Ownership.self)
        check("enterprise_status", EnterpriseStatus.self)
        check("host_kind", HostKind.self)
        check("place_kind", PlaceKind.self)
        check("place_level", PlaceKind.Level.self)
        check("place_part", PlacePart.self)
        check("sex", Sex.self)
        check("movement", Movement.Kind.self)
        check("member_status", Movement.Status.self)
        check("province", Movement.Province.self)
        check("standing", Standing.Status.self)
        check("conclusion", Survey.Conclusion.self)
        check("survey_source", Survey.Source.self)
        check("shape", Target.Shape.self)
        check("operation", Domain.Operation.Kind.self)
        check("finding", Finding.Kind.self)
        check("verify", Verification.Part.self)
        for indicator in Catalogue.indicators {
            #expect(words.texts["indicator.\(indicator.code).name"] != nil)
            #expect(words.texts["indicator.\(indicator.code).definition"] != nil)
        }
        for kind in ListKind.allCases { #expect(words.texts["list.\(kind.rawValue).name"] != nil) }
    }

    @Test func `every problem that the sources name has its sentence, and no sentence is idle`() throws {
        let package = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
        let folder = package.appending(path: "Sources").resolvingSymlinksInPath()
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var used: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            used.formUnion(
                text.matches(of: /"((?:problem|import|account|founding)\.[a-z_.]+)"/).map { String($0.1) })
        }
        let pages = try JSONDecoder().decode(
            [String: String].self, from: Data(contentsOf: folder.appending(path: "Web/Strings/vi.json")))
        let lists = Set(Domain.Operation.Kind.allCases.map(\.rawValue))
        let missing = used.filter { words.texts[$0] == nil && pages[$0] == nil && !lists.contains($0) }
        #expect(missing.sorted() == [])
        let sentences = words.texts.keys.filter { $0.hasPrefix("problem.") || $0.hasPrefix("import.") }
        #expect(Set(sentences).subtracting(used).sorted() == [])
    }

    @Test func `a message spells its codes in words`() {
        let message = Message(
            "problem.movement.later_stands", ["kind": "admission", "day": "1/2/2024", "operation": "7"])
        #expect(
            words(message) == "không khớp với biến động đã ghi sau đó: Kết nạp ngày 1/2/2024, ghi nhận số 7")
    }
}
