import Domain
import FoundationEssentials
import Office
package import Records
import Vietnamese

/// The record of a handover (*biên bản bàn giao, tiếp nhận*): what the register holds of the unit at the end of the last
/// day under its old superior, and blanks for what people find when they hand over the dossiers.
package struct HandoverPaper {
    private let handover: Handover
    /// What is read of types and statuses.
    private let words: Words

    package init(_ handover: Handover, _ words: Words) {
        self.handover = handover
        self.words = words
    }

    /// The Word file, with every row.
    package func file() throws -> [UInt8] {
        Array(try paper(rows: Report.fileRows).document(title: Self.title(handover)).data())
    }

    /// The name of the file and of the access that is noted for it.
    package static func title(_ handover: Handover) -> String {
        "Biên bản bàn giao, tiếp nhận \(handover.unit.name), ngày \(handover.on.vietnamese)"
    }

    /// The paper.
    ///
    /// - Parameter rows: how many rows a table shows before it is cut.
    package func paper(rows: Int) -> ReportPaper {
        let from = handover.giver ?? handover.unit
        let office = IssuingBody(name: from.name, type: from.type)
        let giver = handover.giver.map { ["từ \($0.name)"] } ?? []
        return ReportPaper(
            head: ReportPaper.Head(
                superior: nil, issuer: from.name.uppercased(), star: office.star, number: "", nation: office.nation,
                motto: office.motto,
                placeAndDate: "\(office.place), \(ReportWords.blankDate(year: handover.on.year))"),
            type: "BIÊN BẢN",
            summary: ["bàn giao, tiếp nhận \(handover.unit.name)"] + giver + ["về \(handover.taker.name)"],
            notes: ["Theo sổ, tính đến hết ngày \(handover.eve.vietnamese)."], blocks: blocks,
            recipients: ["\(from.name),", "\(handover.taker.name),", office.archive],
            authority: "ĐẠI DIỆN BÊN NHẬN", partner: "ĐẠI DIỆN BÊN GIAO", tables: tables(rows),
            annexSummary: "kèm theo biên bản bàn giao, tiếp nhận \(handover.unit.name)")
    }

    // MARK: - Sections

    private var blocks: [ReportPaper.Block] {
        let decision = handover.decision
        let basis: ReportText = """
            Quyết định số \(decision.number), ngày \(decision.issuedOn.vietnamese) của \(decision.issuer); thực hiện từ \
            ngày \(handover.on.vietnamese).
            """
        let sides = [("Bên giao", handover.giver?.name), ("Bên nhận", handover.taker.name)]
        return [.heading(level: 1, "I- Căn cứ"), .sentence(basis), .heading(level: 1, "II- Thành phần")]
            + sides.enumerated().flatMap { place, side -> [ReportPaper.Block] in
                [
                    .heading(level: 2, "\(place + 1). \(side.0): \(side.1 ?? "…")"),
                    .gap("Họ và tên, chức vụ người đại diện"),
                ]
            }
            + [.heading(level: 1, "III- Nội dung bàn giao")] + contents
    }

    private var contents: [ReportPaper.Block] {
        let papers = handover.parts.reduce(0) { $0 + $1.papers }
        let sealed = handover.parts.count { $0.seal?.state == .has }
        let dossiers: ReportText = """
            Hồ sơ đảng viên: \(Numbers.padded(handover.members.count)) bộ theo danh sách (Biểu số 2). Văn bản quét lưu \
            trong sổ: \(Numbers.grouped(papers)).
            """
        let seals: ReportText =
            sealed == 0
            ? "Sổ không ghi con dấu nào." : "\(Numbers.padded(sealed)) đơn vị có con dấu (Biểu số 1)."
        return [
            .heading(level: 2, "1. Tổ chức"), .sentence(organisations),
            .heading(level: 2, "2. Đảng viên"), .sentence(members),
            .heading(level: 2, "3. Hồ sơ"), .sentence(dossiers), .gap("Số hồ sơ giấy giao, nhận; hồ sơ còn thiếu"),
            .heading(level: 2, "4. Con dấu, tài sản"), .sentence(seals), .gap("Con dấu, tài sản, kinh phí giao, nhận"),
            .heading(level: 2, "5. Chênh lệch"),
        ] + differences + [.gap("Chênh lệch do hai bên xác nhận, hướng giải quyết")]
    }

    /// "05 tổ chức: 02 chi bộ cơ sở, 03 chi bộ trực thuộc (Biểu số 1)."
    private var organisations: ReportText {
        let types = handover.parts.map(\.unit.type)
        let counts = UnitType.allCases.compactMap { type -> String? in
            let count = types.count { $0 == type }
            return count == 0 ? nil : "\(Numbers.padded(count)) \(words("unit_type", type).decapitalized)"
        }
        return "\(Numbers.padded(types.count)) tổ chức: \(counts.joined(separator: ", ")) (Biểu số 1)."
    }

    private var members: ReportText {
        func number(_ code: String, _ count: Int) -> ReportText {
            ReportText(Numbers.padded(count), source: source(code))
        }
        let official = handover.members.count { $0.standing.status == .official }
        let all = number("party.members", handover.members.count)
        let held = number("party.members.official", official)
        let others = Numbers.padded(handover.members.count - official)
        return "\(all) đảng viên: \(held) chính thức, \(others) dự bị (Biểu số 2)."
    }

    private func source(_ code: String) -> FigureSource? {
        Catalogue.indicator(code).map {
            FigureSource(
                unitCode: handover.unit.code, indicator: $0, from: Quarter.containing(handover.eve).first,
                to: handover.eve, isLater: false)
        }
    }

    /// What the register learned after the handover was recorded, one by one.
    private var differences: [ReportPaper.Block] {
        guard !handover.later.isEmpty else {
            return [.sentence("Sau khi ghi nhận bàn giao, sổ không biết thêm thay đổi nào về đảng viên.")]
        }
        return handover.later.map { record in
            let sign = record.amount > 0 ? "+" : "−"
            let day = Day(inVietnam: record.recordedAt).vietnamese
            return .sentence(
                "Biết thêm sau bàn giao: \(sign)\(String(abs(record.amount))) đảng viên (\(record.title), \(record.unitName)), ghi nhận ngày \(day)."
            )
        }
    }

    // MARK: - Tables

    private func tables(_ most: Int) -> [ReportTable] {
        func column(_ title: String, _ content: ReportTable.Content, _ width: Double) -> ReportTable.Column {
            ReportTable.Column(title: title, content: content, width: width)
        }
        func table(
            _ number: Int, _ title: String, _ columns: [ReportTable.Column], _ rows: [[String]]
        ) -> ReportTable {
            let shown = rows.prefix(most).enumerated().map { place, cells -> [[ReportText]] in
                [["\(String(place + 1))"]] + cells.map { $0.isEmpty ? [] : [ReportText($0)] }
            }
            return ReportTable(
                title: ReportWords.table(number, title), columns: [column("TT", .ordinal, 10)] + columns, rows: shown,
                count: rows.count)
        }
        let units = table(
            1, "Tổ chức bàn giao",
            [
                column("Tổ chức", .words, 52), column("Loại", .words, 30), column("Chính thức", .number, 18),
                column("Dự bị", .number, 14), column("Con dấu", .words, 22), column("Thực nhận", .words, 19),
            ],
            handover.parts.map { part in
                [
                    part.unit.name, words("unit_type", part.unit.type), Numbers.grouped(part.official),
                    Numbers.grouped(part.probationary), part.seal.map(seal) ?? "", "",
                ]
            })
        let people = table(
            2, "Đảng viên bàn giao",
            [
                column("Họ và tên", .words, 38), column("Mã hồ sơ", .short, 26), column("Tình trạng", .words, 20),
                column("Từ ngày", .short, 22), column("Chi bộ", .words, 40), column("Thực nhận hồ sơ", .words, 19),
            ],
            handover.members.map { person in
                [
                    person.name, person.code, words("member_status.\(person.standing.status.rawValue)"),
                    person.standing.since?.vietnamese ?? "", person.unit?.name ?? "", "",
                ]
            })
        return handover.members.isEmpty ? [units] : [units, people]
    }

    private func seal(_ seal: Seal) -> String {
        [words("seal", seal.state), seal.number].compactMap(\.self).joined(separator: ", ")
    }
}
