import Domain
import Exchange
import Records
import Vietnamese

/// Puts what was recorded late into words.
struct LateRows {
    private let app: WebApp

    init(_ app: WebApp) { self.app = app }

    /// The last recorded, without names of people, and the way to all of them.
    func section(_ late: LateRecords, of unit: UnitName, _ period: Period) -> LateSection {
        let count = Numbers.grouped(late.count)
        let words = app.site.words
        return LateSection(
            statement: late.count == 0 ? words("late.none") : words("late.count", ["count": count]),
            items: late.records.map { item in
                LateItem(
                    event: Link(text: app.words.event(item), address: .operation(item.record.operation)),
                    unit: place(item), effectiveOn: item.record.effectiveOn.vietnamese,
                    recordedOn: item.recordedOn.vietnamese, delay: delay(item))
            },
            all: Link(text: words("late.all", ["count": count]), address: .list("late", of: unit.code, period)))
    }

    func row(_ late: LateRecord) -> LateRow {
        LateRow(
            event: Link(text: app.words.event(late), address: .operation(late.record.operation)),
            subject: late.record.title, unit: late.record.unitName,
            effectiveOn: late.record.effectiveOn.vietnamese,
            recordedAt: Timestamp.vietnamese(late.record.recordedAt), recordedBy: late.record.recordedBy,
            delay: delay(late))
    }

    /// The unit, and of what is no person its name before it.
    private func place(_ late: LateRecord) -> String {
        let isNamed = late.fact != .member && !late.record.title.isEmpty
        return isNamed ? "\(late.record.title) · \(late.record.unitName)" : late.record.unitName
    }

    private func delay(_ late: LateRecord) -> Badge {
        Badge(word: app.site.words("late.days", ["count": Numbers.grouped(late.daysLate)]), tone: .noticed)
    }
}
