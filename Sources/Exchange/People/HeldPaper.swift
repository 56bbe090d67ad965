import Domain
import FoundationEssentials
import Office
package import Records
import Vietnamese

/// Everything held about one person as one Word file, for that person to read.
package struct HeldPaper {
    private let held: HeldOfPerson
    private let words: Words

    package init(_ held: HeldOfPerson, _ words: Words) {
        self.held = held
        self.words = words
    }

    /// The name of the file.
    package var title: String { "\(words("held.title")) \(held.file.row.code)" }

    package func file(moment: String) throws -> [UInt8] {
        let blocks: [Document.Block] =
            [
                .paragraph([Run(words("held.title").uppercased(), isBold: true)], .centered),
                .paragraph([Run(words("held.made", ["at": moment]))], .centered),
            ] + section("held.person", [55, 110], nil, person)
            + section(
                "held.movements", [25, 45, 55, 40], ["held.day", "held.what", "held.where", "held.decision"], movements)
            + section(
                "held.positions", [45, 60, 60], ["held.position", "held.where", "held.days"], positions)
            + section(
                "held.consents", [30, 60, 35, 40], ["held.day", "held.purpose", "held.answer", "held.paper"], consents)
            + section("held.requests", [30, 60, 75], ["held.day", "held.what", "held.done"], requests)
            + section("held.sights", [65, 100], ["held.who", "held.role"], sights)
            + section("held.openings", [50, 65, 50], ["held.when", "held.who", "held.why"], openings)
            + section(
                "held.operations", [25, 65, 40, 35], ["held.number", "held.what", "held.when", "held.who"], operations)
        return Array(try Document(title: title, blocks: blocks).data())
    }

    /// A heading with its table, or that nothing of it is held.
    private func section(
        _ key: String, _ widths: [Double], _ heads: [String]?, _ rows: [[String]]
    ) -> [Document.Block] {
        let heading = Document.Block.heading(level: 2, words(key))
        guard !rows.isEmpty else { return [heading, .paragraph([Run(words("held.nothing"))])] }
        let header = heads.map { [$0.map { TableCell(words($0)) }] } ?? []
        return [
            heading,
            .table(Table(columnWidths: widths, header: header, rows: rows.map { $0.map { TableCell($0) } })),
        ]
    }

    private var person: [[String]] {
        let row = held.file.row
        let named = [
            [words("held.code"), row.code], [words("held.name"), row.name],
            [words("held.sex"), words("sex", held.file.sex)],
            [words("held.workplace"), row.workplace.map { "\($0.name), \($0.since.vietnamese)" } ?? "–"],
        ]
        let sealed = PersonDetail.allCases.compactMap { detail in
            held.details[detail].map { value in
                [
                    PersonList.columns.first { $0.field == detail.rawValue }?.header ?? "",
                    detail == .birth ? Day(iso: value)?.vietnamese ?? value : value,
                ]
            }
        }
        return named + sealed
    }

    private var movements: [[String]] {
        held.file.steps.map { step in
            let ends = [step.unit?.name, step.counterpart?.name, step.elsewhere?.name].compactMap(\.self)
            return [
                step.effectiveOn.vietnamese, words("movement", step.kind), ends.joined(separator: " → "),
                step.decision.map { "\($0.number), \($0.issuedOn.vietnamese)" } ?? "–",
            ]
        }
    }

    private var positions: [[String]] {
        held.positions.map { position in
            [
                words("position", position.position), position.unit.name,
                [position.from, position.until].compactMap { $0?.vietnamese }.joined(separator: " – "),
            ]
        }
    }

    private var consents: [[String]] {
        held.consents.map { said in
            [
                said.from.vietnamese, words("consent_purpose", said.purpose), words("consent_answer", said.answer),
                said.document,
            ]
        } + (held.file.restrictedSince.map { [[$0.vietnamese, words("restriction_use.restricted"), "", ""]] } ?? [])
    }

    private var requests: [[String]] {
        held.requests.map { request in
            let steps = request.steps.map { "\($0.on.vietnamese): \(words("rights_step", $0.step)) (\($0.document))" }
            return [
                request.received.vietnamese, "\(words("rights_request", request.kind)) (\(request.document))",
                steps.joined(separator: "; "),
            ]
        }
    }

    private var sights: [[String]] {
        held.sights.map { sight in
            let roles = sight.held.map { held in
                "\(words("role", held.role.grant.role)), \(held.unit?.name ?? words("held.everywhere"))"
            }
            return [sight.account.name, roles.joined(separator: "; ")]
        }
    }

    private var openings: [[String]] {
        held.openings.map { entry in
            let reason = entry.subject.split(separator: " ").last.map { String($0) } ?? ""
            return [Timestamp.vietnamese(entry.at), entry.account?.name ?? "–", words("reveal_reason.\(reason)")]
        }
    }

    private var operations: [[String]] {
        held.file.operations.map { entry in
            [
                Numbers.grouped(entry.seq), words("operation.\(entry.kind.rawValue)"), Timestamp.vietnamese(entry.at),
                entry.by,
            ]
        }
    }
}
