import Domain
import Foundation
package import Records
package import Vietnamese

extension City {
    /// Something that the register would not take: the city is at fault.
    package struct Refused: Error, CustomStringConvertible {
        package let description: String
    }

    /// How far it has come: the month recorded last, and how many movements since the beginning.
    package struct Progress: Sendable {
        package let through: Day
        package let movements: Int
    }

    /// Records the whole city through the same plans and actions as any list, under the injected clock: each list on the
    /// fifth of the following month. A city that was begun goes on where it stopped.
    package func load(
        into register: Register, clock: DemonstrationClock, progress: (Progress) -> Void
    ) async throws {
        let recorder = CityRecorder(city: self, register: register, clock: clock)
        var life = CityLife(self)
        var movements = 0
        await recorder.go(to: Self.opening, hour: 1)
        for (number, units) in partyUnits.enumerated() { try await recorder.units(units, "party-\(number)") }
        for (number, list) in enterpriseLists.enumerated() {
            try await recorder.enterprises(list, "enterprises-\(number)")
        }
        for (number, units) in (cellUnits + massUnits).enumerated() {
            try await recorder.units(units, "units-\(number)")
        }
        for (district, list) in life.opening().enumerated() {
            movements += list.movements.count
            try await recorder.list(list, "opening-\(district)")
        }
        progress(Progress(through: Self.opening, movements: movements))
        var mistakes: [Int: [String]] = [:]
        for month in 0..<months {
            let day = Self.month(month).lastOfMonth
            await recorder.go(to: day.adding(days: 5), hour: 8)
            for (district, list) in life.month(month).enumerated() {
                movements += list.movements.count
                try await recorder.list(list, "month-\(month)-\(district)")
            }
            for name in mistakes.removeValue(forKey: month) ?? [] { try await recorder.reverse(name) }
            for number in 0..<max(people / 200_000, 1) where month % 12 < 4 || month % 12 > 5 {
                let name = "mistake-\(month)-\(number)"
                let (person, movement) = life.mistake(in: month)
                try await recorder.list(CityLife.List(people: [person]), name)
                try await recorder.list(CityLife.List(movements: [movement]), name)
                mistakes[min(month + 1 + number % 2, months - 1), default: []].append(name)
            }
            if month % 12 == 5, month > 12 {
                await recorder.go(to: day.adding(days: 10), hour: 8)
                for (number, steps) in life.reorganisations(of: day.year).enumerated() {
                    try await recorder.reorganisation(steps, "reorganisation-\(day.year)-\(number)")
                }
            }
            progress(Progress(through: day, movements: movements))
        }
    }
}

/// Records the lists of a city one after another, a minute apart.
private actor CityRecorder {
    private let city: City
    private let register: Register
    private let clock: DemonstrationClock

    init(city: City, register: Register, clock: DemonstrationClock) {
        self.city = city
        self.register = register
        self.clock = clock
    }

    func go(to day: Day, hour: Int) {
        clock.set(day.endInVietnam.addingTimeInterval(Double(hour - 24) * 3600))
    }

    func units(_ drafts: [UnitDraft], _ name: String) async throws {
        try await record(name) { author, desk in
            let plan = try City.sound(Units.plan(drafts, as: author.scope, desk))
            _ = try Units.enter(plan, by: author, desk)
        }
    }

    func enterprises(_ drafts: [EnterpriseDraft], _ name: String) async throws {
        try await record(name) { author, desk in
            _ = try Enterprises.list(
                City.sound(Enterprises.plan(drafts, as: author.scope, desk)), by: author, desk)
        }
    }

    /// New people and what happened, as two lists.
    func list(_ list: CityLife.List, _ name: String) async throws {
        for (number, people) in list.people.cut(into: 5000).enumerated() {
            try await record("\(name)-people-\(number)") { author, desk in
                _ = try People.enter(City.sound(People.plan(people, as: author.scope, desk)), by: author, desk)
            }
        }
        for (number, movements) in list.movements.cut(into: 5000).enumerated() {
            try await record("\(name)-\(number)") { author, desk in
                _ = try Movements.record(
                    City.sound(Movements.plan(movements, as: author.scope, desk)), by: author, desk)
            }
        }
    }

    func reorganisation(_ steps: [ReorganisationDraft], _ name: String) async throws {
        guard !steps.isEmpty else { return }
        try await record(name) { author, desk in
            _ = try Reorganisations.record(
                City.sound(Reorganisations.plan(steps, as: author.scope, desk)), by: author, desk)
        }
    }

    /// Takes back the movements of a list.
    func reverse(_ name: String) async throws {
        let id = operation("\(name)-0")
        try await record("\(name)-back") { author, desk in
            guard let receipt: Receipt = try desk.outcome(of: id, as: .importMovements) else { return }
            _ = try Reversal.reverse(receipt.seq, reason: "Ghi nhầm người", by: author, desk)
        }
    }

    private func operation(_ name: String) -> String { "city:\(city.seed):\(city.people):\(name)" }

    private func record(_ name: String, _ body: @escaping @Sendable (Author, Desk) throws -> Void) async throws {
        clock.set(clock.now.addingTimeInterval(60))
        let author = Author(.everything(Account.demonstration), operation: operation(name))
        try await register.write { desk in
            guard try !desk.isRecorded(author.operation) else { return }
            try body(author, desk)
        }
    }
}

extension City {
    fileprivate static func sound<Entry>(_ plan: Plan<Entry>) throws -> Plan<Entry> {
        guard let problem = plan.problems.first else { return plan }
        throw Refused(description: "\(problem)")
    }
}
