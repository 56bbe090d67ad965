import Records
import Storage

extension Corruption {
    /// Postings, paths and roll-ups.
    static let ledger = [
        Corruption(
            "a posting of an event that never was",
            "UPDATE entry SET event = 'never' WHERE kind IN (SELECT id FROM kind WHERE cause = 'visit' AND category = 'none')",
            kinds: [.postingWithoutFact, .postingMissing]),
        Corruption(
            "a founding is not posted",
            "DELETE FROM entry WHERE kind IN (SELECT id FROM kind WHERE cause = 'founding' AND line = 'party')",
            kinds: [.postingMissing, .rollUpExtra]),
        Corruption(
            "a member counts twice", "UPDATE entry SET amount = 2 WHERE subject = \(.person("DV-01"))",
            kinds: [.postingChanged, .membershipCount, .rollUpWrong]),
        Corruption(
            "a visit has another conclusion in the ledger",
            """
            UPDATE entry SET kind = (SELECT MIN(id) FROM kind WHERE fact = 'survey' AND category = 'eligible')
            WHERE kind IN (SELECT id FROM kind WHERE category = 'none')
            """,
            kinds: [.postingChanged, .rollUpExtra, .rollUpWrong]),
        Corruption(
            "a reversal is not posted", "DELETE FROM entry WHERE op = 14",
            kinds: [.postingExtra, .membershipCount, .rollUpWrong]),
        Corruption(
            "a cell ends and leaves its member",
            """
            INSERT INTO unit_closure (id, unit, kind, effective_on, decision, recorded_in)
            SELECT 'closure', \(.unit("CB-GOM")), 'dissolved', '2024-04-01', MIN(id), 6 FROM decision
            """, kinds: [.factAdded, .postingMissing, .membershipPlace]),
        Corruption(
            "a visit counts in the committee above",
            """
            UPDATE entry SET path = (SELECT path FROM path_unit WHERE unit = \(.unit("QU-LANG")) AND distance = 0)
            WHERE kind IN (SELECT id FROM kind WHERE category = 'none')
            """, kinds: [.postingPlace, .rollUpExtra, .rollUpWrong]),
        Corruption(
            "a path lacks its top", "DELETE FROM path_unit WHERE distance = 3 AND unit = \(.unit("TU-X"))",
            kinds: [.pathUnits, .rollUpExtra, .treeSum]),
        Corruption(
            "a committee misses what its cells count",
            "DELETE FROM path_unit WHERE distance = 1 AND unit = \(.unit("DU-DOANHNGHIEP"))",
            kinds: [.pathUnits, .rollUpExtra, .treeSum]),
        Corruption(
            "a path counts a unit twice as far",
            "UPDATE path_unit SET distance = 9 WHERE distance = 3 AND unit = \(.unit("TU-X"))", kinds: [.pathUnits]),
        Corruption(
            "a month total is off",
            "UPDATE rollup SET amount = amount + 1 WHERE span = 7 AND kind IN (\(notEnough))", kinds: [.rollUpWrong]),
        Corruption(
            "a year total is off", "UPDATE rollup SET amount = amount + 1 WHERE span = 4 AND kind IN (\(notEnough))",
            kinds: [.rollUpWrong]),
        Corruption(
            "a total of all time is off",
            "UPDATE rollup SET amount = amount + 1 WHERE span = 0 AND kind IN (\(notEnough))", kinds: [.rollUpWrong]),
        Corruption(
            "a month total is gone", "DELETE FROM rollup WHERE span = 7 AND kind IN (\(notEnough))",
            kinds: [.rollUpMissing]),
        Corruption(
            "a month total of nothing",
            "UPDATE rollup SET period = '2024-09' WHERE span = 7 AND kind IN (\(notEnough))",
            kinds: [.rollUpMissing, .rollUpExtra]),
        Corruption(
            "what a month recorded is off",
            "UPDATE rollup_recorded SET own = own + 1 WHERE kind IN (\(notEnough))", kinds: [.rollUpWrong]),
        Corruption(
            "a month recorded what another did",
            "UPDATE rollup_recorded SET recorded = '2024-09' WHERE kind IN (\(notEnough))",
            kinds: [.rollUpMissing, .rollUpExtra]),
        Corruption(
            "two numbers for one kind", loosen: ["kind"],
            "INSERT INTO kind SELECT id + 100, fact, line, cause, status, sex, ownership, category FROM kind",
            kinds: [.identityDouble]),
    ]

    private static let notEnough: SQL = "SELECT id FROM kind WHERE category = 'members_not_enough'"
}
