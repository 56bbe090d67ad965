import Records
import Storage

extension Corruption {
    /// Postings, paths and roll-ups.
    static let ledger = [
        Corruption(
            "a posting of an event that never was",
            "UPDATE posting SET event = 'never' WHERE cause = 'visit' AND category = 'none'",
            kinds: [.postingWithoutFact, .postingMissing]),
        Corruption(
            "a founding is not posted", "DELETE FROM posting WHERE cause = 'founding' AND line = 'party'",
            kinds: [.postingMissing, .rollUpExtra]),
        Corruption(
            "a member counts twice", "UPDATE posting SET amount = 2 WHERE subject = \(.person("DV-01"))",
            kinds: [.postingChanged, .membershipCount, .rollUpWrong]),
        Corruption(
            "a visit has another conclusion in the ledger",
            "UPDATE posting SET category = 'eligible' WHERE category = 'none'",
            kinds: [.postingChanged, .rollUpExtra, .rollUpWrong]),
        Corruption(
            "a reversal is not posted", "DELETE FROM posting WHERE op = 14",
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
            UPDATE posting SET path = (SELECT path FROM path_unit WHERE unit = \(.unit("QU-LANG")) AND distance = 0)
            WHERE category = 'none'
            """, kinds: [.postingPlace, .rollUpExtra, .rollUpWrong]),
        Corruption(
            "a path lacks its top", "DELETE FROM path_unit WHERE distance = 3 AND unit = \(.unit("TU-X"))",
            kinds: [.pathUnits, .rollUpExtra]),
        Corruption(
            "a path counts a unit twice as far",
            "UPDATE path_unit SET distance = 9 WHERE distance = 3 AND unit = \(.unit("TU-X"))", kinds: [.pathUnits]),
        Corruption(
            "a month total is off", "UPDATE rollup SET amount = amount + 1 WHERE category = 'members_not_enough'",
            kinds: [.rollUpWrong]),
        Corruption(
            "a month total is gone", "DELETE FROM rollup WHERE category = 'members_not_enough'",
            kinds: [.rollUpMissing]),
        Corruption(
            "a month total of nothing", "UPDATE rollup SET month = '2024-09' WHERE category = 'members_not_enough'",
            kinds: [.rollUpMissing, .rollUpExtra]),
    ]
}
