import Domain
import Vietnamese

extension City {
    /// The Party's tree as it is when the register opens, in parts that are recorded one after another.
    var partyUnits: [[UnitDraft]] {
        let top = UnitDraft(
            code: Self.code, name: "Đảng bộ Thành phố Sông Ngân", type: .provinceCommittee, parentCode: nil,
            entry: .opening, from: Self.opening)
        let upper = (0..<districts).map { district in
            opened(
                Self.district(district), "Đảng bộ Quận \(district + 1)", .upperCommittee, under: Self.code)
        }
        let grassroots = (0..<communes).map { commune in
            let isZone = commune % 20 == 19
            return opened(
                Self.commune(commune),
                isZone ? "Đảng bộ Khu công nghiệp \(commune + 1)" : "Đảng bộ Phường \(commune + 1)",
                .grassrootsCommittee, under: Self.district(district(ofCommune: commune)))
        }
        return [[top] + upper + grassroots]
    }

    /// The cells, each in an enterprise.
    var cellUnits: [[UnitDraft]] {
        let all = (0..<cells).map { cell in
            opened(
                Self.cell(cell), "Chi bộ doanh nghiệp số \(cell + 1)", .cell,
                under: Self.commune(commune(ofCell: cell)), host: Self.taxCode(host(ofCell: cell)))
        }
        return all.cut(into: 2000)
    }

    /// Trade unions, Youth, Women's and Veterans' organisations: in two of five enterprises that have a cell, and in others.
    var massUnits: [[UnitDraft]] {
        let lines: [(code: String, name: String, upper: UnitType, below: UnitType, share: Int)] = [
            ("LD", "Công đoàn", .upperUnion, .grassrootsUnion, 40),
            ("TN", "Đoàn Thanh niên", .upperYouth, .youthBranch, 16),
            ("PN", "Hội Phụ nữ", .upperWomen, .womenBranch, 6),
            ("CCB", "Hội Cựu chiến binh", .upperVeterans, .veteransBranch, 2),
        ]
        return lines.flatMap { line -> [[UnitDraft]] in
            let top = "SN-" + line.code
            let upper =
                [opened(top, "\(line.name) Thành phố Sông Ngân", line.upper, under: nil)]
                + (0..<districts).map { district in
                    opened(
                        top + Self.padded(district + 1, 2), "\(line.name) Quận \(district + 1)", line.upper, under: top)
                }
            let count = cells * line.share / 100
            let below = (0..<count).map { number -> UnitDraft in
                let enterprise = number * enterprises / count
                let district = district(ofCommune: commune(ofEnterprise: enterprise))
                return opened(
                    "\(top)-\(Self.padded(number + 1, 5))", "\(line.name) cơ sở doanh nghiệp số \(number + 1)",
                    line.below,
                    under: top + Self.padded(district + 1, 2), host: Self.taxCode(enterprise))
            }
            return [upper] + below.cut(into: 2000)
        }
    }

    private func opened(
        _ code: String, _ name: String, _ type: UnitType, under parent: String?, host: String? = nil
    ) -> UnitDraft {
        UnitDraft(
            code: code, name: name, type: type, parentCode: parent,
            block: type == .cell || type == .grassrootsUnion ? .enterprise : nil, hostTaxCode: host, entry: .opening,
            from: Self.opening)
    }

    /// The enterprises of every commune.
    var enterpriseLists: [[EnterpriseDraft]] {
        var dice = CityDice(seed ^ 0xE)
        let all = (0..<enterprises).compactMap { number -> EnterpriseDraft? in
            let form = dice.choice([
                (LegalForm.limitedOne, 40), (.limitedMany, 25), (.jointStock, 25), (.soleProprietor, 7),
                (.cooperative, 3),
            ])
            let ownership = dice.choice([
                (Ownership.domestic, 80), (.foreign, 12), (.jointVenture, 5), (.stateMinority, 3),
            ])
            guard let code = TaxCode(Self.taxCode(number)) else { return nil }
            return EnterpriseDraft(
                taxCode: code, name: CityNames.enterprise(number, form, &dice), legalForm: form, ownership: ownership,
                address: "Lô \(number % 97 + 1), Phường \(commune(ofEnterprise: number) + 1)", industry: "C",
                workers: 5 + dice.below(400), status: dice.below(50) == 0 ? .suspended : .steady,
                managerCode: Self.commune(commune(ofEnterprise: number)), from: Self.opening)
        }
        return all.cut(into: 5000)
    }
}

extension Array {
    /// Parts of so many, the last perhaps of fewer.
    func cut(into size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
