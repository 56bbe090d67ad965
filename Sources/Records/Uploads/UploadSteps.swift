package import Domain
import Storage
import Vietnamese

/// How an upload goes on. Each step is taken only from the states it may follow, and says whether it was: two requests
/// at once, or a job that ends after it was stopped, change nothing twice.
extension Uploads {
    /// Goes on, or back where the work was stopped. What somebody approved holds for this one step.
    package static func move(
        _ upload: Upload, from states: [Upload.State], to state: Upload.State, approvedBy approver: Account.ID? = nil,
        _ desk: Desk
    ) throws -> Bool {
        try step(upload, from: states, to: state, desk, approvedBy: approver)
    }

    /// Checks it anew, with or without the rows that were reversed since. What was found before is kept until the
    /// check ends.
    package static func check(_ upload: Upload, reviving: Bool, _ desk: Desk) throws -> Bool {
        try step(
            upload, from: [.staged, .checking, .checked, .recording], to: .checking, desk,
            and: ", reviving = \(reviving)")
    }

    /// Keeps what was found in it, and goes on.
    package static func keep(
        _ report: [UInt8], of upload: Upload, from: Upload.State, to state: Upload.State, _ desk: Desk
    ) throws -> Bool {
        let purpose = purpose("report", upload.id, upload.account)
        let sealed = try Sealer(desk).seal(report, under: Sealer.system, as: purpose)
        return try step(upload, from: [from], to: state, desk, and: ", report_sealed = \(sealed)")
    }

    /// Puts it away: nothing is recorded of it, and its content is gone. Not while it is being recorded.
    package static func cancel(_ upload: Upload, _ desk: Desk) throws -> Bool {
        let states = Upload.State.allCases.filter { $0 != .recording && $0 != .cancelled }
        return try step(
            upload, from: states, to: .cancelled, desk, and: ", content_sealed = NULL, report_sealed = NULL")
    }

    /// Lets go of its content, where nothing more is wanted of it.
    package static func dropContent(of upload: Upload, _ desk: Desk) throws {
        _ = try desk.db.execute("UPDATE upload SET content_sealed = NULL WHERE id = \(upload.id)")
    }

    private static func step(
        _ upload: Upload, from states: [Upload.State], to state: Upload.State, _ desk: Desk, and more: SQL = "",
        approvedBy approver: Account.ID? = nil
    ) throws -> Bool {
        let now = Timestamp.text(desk.now)
        return try desk.db.execute(
            """
            UPDATE upload SET state = \(state.rawValue), updated_at = \(now), approved_by = \(approver)\(more)
            WHERE id = \(upload.id) AND state IN \(list: states.map(\.rawValue))
            """) > 0
    }
}
