@testable import Web

extension Samples {
    /// Lists on their way in: sending, under way, looked over, ended; and what one came to.
    var imports: [(name: String, page: any Page)] {
        [
            ("imports", sending(open: [open("don-vi.xlsx"), open("chốt (2) SUA.xlsx")], problems: [])),
            ("imports-wrong", sending(open: [], problems: wrong)), ("import-checking", progress(isRecording: false)),
            ("import-recording", progress(isRecording: true)), ("import-refused", preview(refused)),
            ("import-new", preview(new)), ("import-changed", preview(nil)),
            ("import-stopped", end(.stopped)), ("import-cancelled", end(.cancelled)),
            ("import-unreadable", end(.unreadable(text("Tệp có mật khẩu; bỏ mật khẩu rồi nhập lại.")))),
        ]
    }

    /// What a list came to, as its operation's page shows it.
    var importResult: ImportResult {
        ImportResult(
            file: text("don-vi.xlsx"), taken: text("117"), returned: link("3 dòng bị từ chối (.xlsx)", "refused"),
            keptUntil: text("9:15 ngày 21/4/2024"))
    }

    private var wrong: [FieldProblem] {
        [
            FieldProblem(field: "kind", text: text("Danh sách: chọn danh sách muốn nhập")),
            FieldProblem(field: "file", text: text("Tệp: lớn quá 20 MB")),
        ]
    }

    private func open(_ name: String) -> ImportsPage.Open {
        ImportsPage.Open(
            file: link(name, "i1"), list: text("Danh sách đơn vị"), state: text("chờ ghi nhận"),
            sentAt: text("9:15 ngày 20/4/2024"))
    }

    private func sending(open: [ImportsPage.Open], problems: [FieldProblem]) -> ImportsPage {
        ImportsPage(
            lists: [
                ImportsPage.List(
                    name: text("Danh sách đơn vị"), about: text("Cấp ủy, đảng bộ, chi bộ, công đoàn."),
                    columns: text("Mã đơn vị, Tên đơn vị, Hệ"), template: place("units.xlsx")),
                ImportsPage.List(
                    name: text("Danh sách doanh nghiệp"), about: text("Mã số thuế, loại hình, nguồn vốn."),
                    columns: text("Mã số thuế, Tên doanh nghiệp"), template: place("enterprises.xlsx")),
            ],
            choices: [
                Choice(value: text("units"), text: text("Danh sách đơn vị")),
                Choice(value: text("enterprises"), text: text("Danh sách doanh nghiệp")),
            ], chosen: text("units"), most: text("200.000"), open: open, problems: problems, token: text("t"))
    }

    private func progress(isRecording: Bool) -> ImportProgressPage {
        ImportProgressPage(
            list: text("Danh sách đơn vị"), file: text("don-vi.xlsx"), isRecording: isRecording,
            step: text("Đang đọc tệp"), far: text("1.200/4.800 dòng"), thousandths: isRecording ? nil : 250,
            time: text("14 giây"), stop: place("stop"), token: text("t"))
    }

    private var refused: ImportRows {
        let rows = (5...9).map { row in
            ImportRows.Row(
                number: text("\(row)"), column: row == 7 ? nil : text("I (Từ ngày)"), value: text("30/2/2024"),
                message: text("phải là ngày, ví dụ 31/3/2024"))
        }
        return ImportRows(
            title: text("Dòng bị từ chối"), lead: nil, rows: rows,
            pager: Pager(page: text("1"), pages: text("2"), previous: nil, next: place("p2")), count: text("27 dòng"))
    }

    private var new: ImportRows {
        let rows = (2...4).map { row in
            ImportRows.Row(
                number: text("\(row)"), column: nil,
                value: text("Mã đơn vị: CB-0\(row) · Tên đơn vị: Chi bộ số \(row)"),
                message: nil)
        }
        return ImportRows(
            title: text("Dòng mới"), lead: text("Chỉ liệt kê 100 dòng đầu."), rows: rows,
            pager: Pager(page: "1", pages: "1", previous: nil, next: nil), count: text("3 dòng"))
    }

    private func preview(_ rows: ImportRows?) -> ImportPreviewPage {
        ImportPreviewPage(
            list: text("Danh sách đơn vị"), source: text("don-vi.xlsx, trang tính Sheet1: 120 dòng."),
            meanwhile: rows == nil ? text("Chưa ghi nhận gì, vì sổ đã thay đổi: Mới 120 → 118.") : nil,
            fates: [
                ImportPreviewPage.Fate(
                    name: text("Bị từ chối"), outcome: text("trả lại kèm lý do"), count: text("3"), rows: place("r")),
                ImportPreviewPage.Fate(name: text("Mới"), outcome: text("ghi vào sổ"), count: text("117"), rows: nil),
            ], total: text("120"), notices: [text("Cột không dùng đến: Ghi chú.")], rows: rows,
            record: rows == nil ? nil : text("Ghi nhận 117 dòng đúng, trả lại 3 dòng"),
            refused: rows?.lead == nil ? link("Tải 3 dòng bị từ chối (.xlsx)", "refused") : nil,
            reviving: rows?.lead == nil ? nil : rows != nil, seen: text("2024-04-20T02:15:00.000Z"), place: steps,
            token: text("t"))
    }

    private var steps: ImportPlace {
        ImportPlace(check: place("check"), record: place("record"), stop: place("stop"), cancel: place("cancel"))
    }

    private func end(_ kind: ImportEndPage.Kind) -> ImportEndPage {
        var again: ImportPlace?
        if case .stopped = kind { again = steps }
        return ImportEndPage(
            kind: kind, list: text("Danh sách đơn vị"), file: text("don-vi.xlsx"), again: again, token: text("t"))
    }
}
