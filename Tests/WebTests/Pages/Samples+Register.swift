import Exchange

@testable import Web

extension Samples {
    /// One enterprise, the tree, a unit's records, its targets: full and empty.
    var register: [(name: String, page: any Page)] {
        [
            ("enterprise", enterprise(full: true)), ("enterprise-bare", enterprise(full: false)),
            ("units", units(rows: tree, query: "")), ("units-none", units(rows: [], query: text("bình mịnh"))),
            ("unit-history", unitHistory(operations: true)), ("unit-history-none", unitHistory(operations: false)),
            ("start", StartPage(mayRecord: true, demonstration: .demonstration, token: text("t"))),
            ("start-viewer", StartPage(mayRecord: false, demonstration: nil, token: text("t"))),
            ("help", HelpPage(demonstration: .demonstration, token: text("t"))),
            ("reported", reported(full: true)), ("reported-none", reported(full: false)),
            ("attachments", attachments(full: true)), ("attachments-none", attachments(full: false)),
            ("targets", targets(full: true)), ("targets-none", targets(full: false)),
        ]
    }

    /// The pages of a unit.
    func tabs(_ current: UnitTabs.Tab) -> UnitTabs {
        UnitTabs(code: text("QU"), tabs: UnitTabs.Tab.allCases, current: current)
    }

    private var lines: [HistoryLine] {
        [
            HistoryLine(
                what: text("Số lao động: 120"), from: text("1/4/2024"), operation: link("số 12", "o12"),
                at: text("2/4/2024 9:15"), by: text("Trần Thị Mai"), isClosed: false),
            HistoryLine(
                what: text("Số lao động: 85"), from: text("1/4/2024"), operation: link("số 7", "o7"),
                at: text("1/4/2024 8:00"), by: text("Trần Thị Mai"), isClosed: true),
        ]
    }

    private func enterprise(full: Bool) -> EnterprisePage {
        EnterprisePage(
            name: text("Công ty TNHH Dệt may Bình Minh"), crumbs: [link("Quận ủy Đống Đa", "u2")],
            status: Badge(word: text("Hoạt động ổn định"), tone: .good),
            survivor: full ? link("Công ty TNHH Dệt Bình Minh", "s") : nil,
            facts: [Facts.Row(name: text("MST"), value: "\(text("0100123456"))")],
            headcounts: full
                ? Headcounts(
                    steps: [
                        Headcounts.Step(from: text("31/12/2023"), count: 85, text: text("85"), place: 0),
                        Headcounts.Step(from: text("1/2/2024"), count: nil, text: text("–"), place: 400),
                        Headcounts.Step(from: text("1/4/2024"), count: 1_063, text: text("1.063"), place: 800),
                    ], summary: text("31/12/2023: 85; 1/4/2024: 1.063")) : nil,
            sites: full ? [link("Chi nhánh Công ty TNHH Dệt may Bình Minh", "b")] : [],
            actions: full ? [link("Ghi nhận kết quả khảo sát", "s"), link("Ghi nhận thay đổi", "c")] : [],
            visits: full
                ? [
                    EnterpriseVisit(
                        round: text("Quý I/2024"), day: link("12/3/2024", "o3"), found: text("120 lao động"),
                        source: text("Chi bộ nơi sinh hoạt"), conclusion: Badge(word: text("Đủ điều kiện"), tone: .good)
                    )
                ] : [], export: ExportLinks(kind: .surveys, count: full ? 1 : 0),
            organisations: full
                ? [
                    EnterpriseOrganisation(
                        unit: link("Chi bộ Công ty TNHH Dệt may Bình Minh", "u9"), type: text("Chi bộ trực thuộc"),
                        since: text("Thành lập ngày 20/2/2024"))
                ] : [],
            people: full ? link("4 người", "p") : nil, history: lines)
    }

    private var tree: [UnitTreeLine] {
        (0..<6).map { depth in
            UnitTreeLine(
                unit: link("Đơn vị bậc \(depth)", "u\(depth)"), depth: depth, type: text("Chi bộ cơ sở"),
                code: text("CB-\(depth)"), below: depth == 0 ? link("12", "b") : nil,
                note: depth == 1 ? text("chỉ ghi tên") : nil)
        }
    }

    private func units(rows: [UnitTreeLine], query: String) -> UnitsPage {
        let isWrong = rows.isEmpty
        return UnitsPage(
            unit: isWrong ? nil : text("Quận ủy Đống Đa"), crumbs: [link("Thành ủy Hà Nội", "u1")],
            tabs: isWrong ? nil : tabs(.below), query: query, day: text("31/2/2024"), past: nil,
            problems: isWrong ? [FieldProblem(field: "on", text: text("Phải là ngày."))] : [],
            kept: [HiddenField(name: "under", value: text("QU"))], rows: rows, count: text("6 đơn vị"),
            pager: isWrong ? nil : Pager(page: text("1"), pages: text("3"), previous: nil, next: place("n")),
            enter: link("Ghi đơn vị đang có", "new"),
            export: ExportLinks(kind: .units, query: ["q": text("a")]))
    }

    private func unitHistory(operations full: Bool) -> UnitHistoryPage {
        let row = OperationRow(
            number: text("12"), title: link("Ghi nhận quyết định kết nạp", "o12"), detail: nil,
            unit: text("Chi bộ Bình Minh"), at: text("2/4/2024 9:15"), by: text("Trần Thị Mai"), isReversed: false)
        return UnitHistoryPage(
            name: text("Chi bộ Bình Minh"), crumbs: [link("Quận ủy Đống Đa", "u2")], tabs: tabs(.history),
            facts: [Facts.Row(name: text("Mã"), value: "\(text("CB-BM"))")],
            change: full ? link("Ghi nhận nơi đặt khác, con dấu", "edit") : nil,
            turns: [
                TurnLine(
                    day: text("31/12/2023"), what: text("Có từ đầu kỳ"), other: nil, decision: nil, paper: nil,
                    operation: Link(text: text("số 1"), address: .operation(1))),
                TurnLine(
                    day: text("1/7/2025"), what: text("Nhận sáp nhập"),
                    other: Link(text: text("Chi bộ Gốm & Sứ"), address: .unit("CB-GOM")),
                    decision: text("5-QĐ/ĐU, ngày 1/7/2025"), paper: link("Biên bản bàn giao, tiếp nhận", "h"),
                    operation: Link(text: text("số 15"), address: .operation(15))),
            ],
            lineage: LineagePicture(
                unit: text("Chi bộ Mộc An"),
                predecessors: [
                    LineagePicture.Tie(
                        unit: Link(text: text("Chi bộ Gốm & Sứ"), address: .unit("CB-GOM")),
                        word: text("Sáp nhập 1/7/2025"))
                ], successors: []),
            ways: [Link(text: text("Ghi nhận quyết định sáp nhập"), address: .unit("CB-MOC"))],
            papers: link("Văn bản đính kèm (3)", "a"), approval: full ? link("Hai người cùng duyệt", "h") : nil,
            history: lines,
            operations: full ? [row] : [], pager: Pager(page: "1", pages: "1", previous: nil, next: nil),
            count: text("1"))
    }

    private func attachments(full: Bool) -> AttachmentsPage {
        AttachmentsPage(
            unit: text("Chi bộ Bình Minh"), crumbs: [link("Quận ủy Đống Đa", "u2")], tabs: tabs(.history),
            form: full
                ? AttachmentForm(
                    problems: [FieldProblem(field: "file", text: text("Tệp văn bản: tệp rỗng"))],
                    operation: text("0192f3a2"), action: place("attachments"), token: text("t")) : nil,
            rows: full
                ? [
                    AttachmentLine(
                        name: link("Quyết định 07.pdf", "a1"), kind: text("PDF"), size: text("1,4 MB"),
                        operation: link("số 12", "o12"), at: text("2/4/2024 9:15"), by: text("Trần Thị Mai"))
                ] : [], pager: Pager(page: "1", pages: "1", previous: nil, next: nil), count: text("1 văn bản"))
    }

    private func reported(full: Bool) -> ReportedPage {
        let rows = [false, true].map { isReversed in
            ReportedRow(
                figure: text("Đoàn viên công đoàn"), day: text("31/3/2024"), value: text("gần 4.500"),
                source: text("Liên đoàn Lao động quận"), document: isReversed ? nil : text("21/BC-LĐLĐ, ngày 5/4/2024"),
                operation: link("số 14", "o14"), at: text("6/4/2024 9:00"), by: text("Trần Thị Mai"),
                isReversed: isReversed)
        }
        return ReportedPage(
            unit: text("Quận ủy Đống Đa"), crumbs: [link("Thành ủy Hà Nội", "u1")], tabs: tabs(.reported),
            record: full ? place("new") : nil, rows: full ? rows : [], export: ExportLinks(kind: .reported))
    }

    private func targets(full: Bool) -> TargetsPage {
        func row(_ progress: FigureCell?, change: Bool) -> TargetRow {
            TargetRow(
                indicator: text("Chi bộ thành lập mới"), period: text("1/1/2024 – 31/12/2024"), aim: text("05"),
                progress: progress, other: change ? link("Thành ủy Hà Nội", "u1") : nil,
                document: change ? text("15-KH/TU, ngày 12/1/2024") : nil, operation: link("số 9", "o9"),
                change: change ? link("Ghi nhận thay đổi", "c9") : nil)
        }
        return TargetsPage(
            unit: text("Quận ủy Đống Đa"), crumbs: [link("Thành ủy Hà Nội", "u1")], tabs: tabs(.targets),
            dates: dates(problem: false), receive: full ? place("new") : nil, give: full ? place("give") : nil,
            received: full
                ? [
                    row(FigureCell(text: text("02/05"), records: place("r")), change: true),
                    row(nil, change: false), row(FigureCell(text: nil, records: nil), change: false),
                ] : [],
            given: full ? [row(nil, change: true)] : [], export: ExportLinks(kind: .targets))
    }
}
