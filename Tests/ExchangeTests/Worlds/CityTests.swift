import Domain
import Exchange
import Foundation
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// A small invented city of three years. It is recorded by the same actions as any list; what it comes to is counted
/// here again from its movements alone.
struct CityTests {
    /// The end of the opening, days within and after each of the three Julys, and the end.
    private static let days = ["2015-12-31", "2016-08-15", "2017-06-30", "2017-07-01", "2018-07-01", "2018-12-31"]

    @Test(.timeLimit(.minutes(15)))
    func `the same seed makes the same city on both engines, and nothing in it is wrong`() async throws {
        var cities: [[String: [Int?]]] = []
        for engine in Engine.available {
            cities.append(try await Self.city(on: engine))
        }
        #expect(cities[0] == cities[1])
    }

    /// The members of every Party unit on the days.
    private static func city(on engine: Engine) async throws -> [String: [Int?]] {
        let clock = DemonstrationClock()
        return try await engine.withDatabase(clock: { clock.now }, migrations: Register.migrations()) { database in
            let register = try Register(database: database, vault: .fresh(), isDemonstrating: true)
            let city = City(seed: 7, people: 1000, years: 3)
            try await city.load(into: register, clock: clock) { _ in }
            // What was begun goes on where it stopped: loaded again, nothing is recorded.
            let size = try await RegisterSize.of(register)
            try await city.load(into: register, clock: clock) { _ in }
            #expect(try await RegisterSize.of(register).operations == size.operations)
            return try await register.read { desk in
                let findings = try Verification.run(desk)
                #expect(findings.isEmpty, "\(findings.prefix(3))")
                let members = try members(desk)
                for (place, day) in days.enumerated() {
                    #expect(try members["SN"]?[place] == movedInAndOut(by: day, desk), "the city on \(day)")
                    let communes = members.filter { $0.key.hasPrefix("SN-P") && !$0.key.hasPrefix("SN-PN") }
                    #expect(communes.values.compactMap { $0[place] }.reduce(0, +) == members["SN"]?[place], "\(day)")
                }
                // Seven in ten are there when the register opens, and the districts are gone with the last July.
                #expect(members["SN"]?[0] == 700)
                #expect(members["SN-Q01"]?[4] == 0 && members["SN-Q01"]?[3] != 0)
                return members
            }
        }
    }

    private static func members(_ desk: Desk) throws -> [String: [Int?]] {
        let rows = try desk.db.run(
            """
            SELECT unit_code.code, unit.id FROM unit JOIN unit_code ON unit_code.unit = unit.id
            WHERE unit.line = 'party' AND unit_code.superseded_in IS NULL
            """)
        let codes = Dictionary(
            uniqueKeysWithValues: try rows.map { (Unit.ID(try $0.text(1)), try $0.text(0)) })
        var members: [String: [Int?]] = [:]
        for day in try days.map({ try #require(Day(iso: $0)) }) {
            let question = FigureQuestion(unit: Unit.ID(""), from: day, to: day, knownAt: nil)
            for (unit, figures) in try Figures.several(Array(codes.keys), question, desk) {
                let figure = figures.first { $0.indicator.code == "party.members" }
                members[codes[unit] ?? "", default: []].append(figure?.value.number)
            }
        }
        return members
    }

    /// Who came into the city by a day less who went out of it: moves within it are neither.
    private static func movedInAndOut(by day: String, _ desk: Desk) throws -> Int {
        let rows = try desk.db.run(
            """
            SELECT kind, COUNT(*) FROM movement
            WHERE reversed_in IS NULL AND effective_on <= \(day) GROUP BY kind
            """)
        return try rows.reduce(0) { sum, row in
            switch try row.text(0) {
            case "opening", "admission", "transfer_in": sum + (try row.int(1))
            case "removal", "expulsion", "withdrawal", "death", "transfer_out": sum - (try row.int(1))
            default: sum
            }
        }
    }
}
