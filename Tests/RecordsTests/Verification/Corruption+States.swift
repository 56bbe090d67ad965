import Records
import Storage

extension Corruption {
    /// States, the tree, names and identities.
    static let states = [
        Corruption(
            "two names on one day", loosen: ["unit_name"],
            """
            INSERT INTO unit_name (unit, from_on, name, folded, sort_key, recorded_in)
            SELECT unit, from_on, name, folded, sort_key, recorded_in FROM unit_name WHERE unit = \(.unit("CB-MOC"))
            """, kinds: [.stateDouble, .factAdded]),
        Corruption(
            "a name that nobody recorded, with another's search key",
            """
            INSERT INTO person_name (person, name, folded, sort_key, recorded_in)
            SELECT id, name, 'x', sort_key, recorded_in FROM person WHERE code = 'DV-01'
            """, kinds: [.factAdded, .nameKeys]),
        Corruption(
            "entries go on as others, one after the other, and keep what stands of them",
            """
            INSERT INTO person_merger (person, survivor, recorded_in)
            SELECT one.id, other.id, one.recorded_in FROM person AS one JOIN person AS other
                ON (one.code = 'DV-05' AND other.code = 'DV-01') OR (one.code = 'DV-01' AND other.code = 'DV-02')
            """, kinds: [.factAdded, .mergerChain, .mergerFacts]),
        Corruption(
            "two people bear one file number", loosen: ["person"],
            "UPDATE person SET code = 'DV-01' WHERE code = 'DV-02'", kinds: [.identityDouble, .factChanged]),
        Corruption(
            "one target without a giver twice", loosen: ["target"],
            """
            INSERT INTO target (id, unit, indicator, period_from, period_to, giver, recorded_in)
            SELECT 'twice', unit, indicator, period_from, period_to, giver, recorded_in FROM target
            WHERE giver IS NULL
            """, kinds: [.identityDouble, .factAdded, .targetValue]),
        Corruption(
            "a position left by somebody who did not hold it",
            """
            INSERT INTO position_holder (id, unit, position, person, recorded_in)
            VALUES ('held', \(.unit("CB-MOC")), 'secretary', \(.person("DV-01")), 1)
            """,
            """
            INSERT INTO position_state (holder, from_on, ending, recorded_in)
            VALUES ('held', '2024-02-01', 'released', 1)
            """, kinds: [.factAdded, .positionImpossible]),
        Corruption(
            "a unit without a name", "DELETE FROM unit_name WHERE unit = \(.unit("CD-MOC"))",
            kinds: [.factDeleted, .unitState]),
        Corruption(
            "a union without a superior", "DELETE FROM unit_parent WHERE unit = \(.unit("CD-MOC"))",
            kinds: [.factDeleted, .unitState, .postingPlace]),
        Corruption(
            "a unit with states and no entry", "DELETE FROM unit_event WHERE unit = \(.unit("TU-X"))",
            kinds: [.factDeleted, .unitState]),
        Corruption(
            "a committee under its own section",
            "UPDATE unit_parent SET parent = \(.unit("DU-DOANHNGHIEP")) WHERE unit = \(.unit("QU-LANG"))",
            kinds: [.factChanged, .unitCycle, .treeSum, .unitParent, .postingPlace]),
        Corruption(
            "a union under a committee of the Party",
            "UPDATE unit_parent SET parent = \(.unit("QU-LANG")) WHERE unit = \(.unit("CD-MOC"))",
            kinds: [.factChanged, .unitParent, .postingPlace]),
        Corruption(
            "a unit cannot be found by its name", "UPDATE unit_name SET folded = 'x' WHERE unit = \(.unit("CB-MOC"))",
            kinds: [.factChanged, .nameKeys]),
        Corruption(
            "an enterprise stands at a wrong place in the list",
            "UPDATE enterprise_name SET sort_key = '00' WHERE name LIKE '%Mộc%'", kinds: [.factChanged, .nameKeys]),
        Corruption(
            "a person bears another name", "UPDATE person SET name = 'Nguyễn Văn Khác' WHERE code = 'DV-05'",
            kinds: [.factChanged, .nameKeys]),
        Corruption(
            "a member is transferred before being admitted",
            "UPDATE movement SET effective_on = '2023-11-01' WHERE kind = 'transfer'",
            kinds: [.factChanged, .membershipImpossible, .membershipCount, .postingExtra]),
        Corruption(
            "an admission is of another day",
            "UPDATE movement SET effective_on = '2024-01-21' WHERE kind = 'admission' AND reversed_in IS NULL",
            kinds: [.factChanged, .postingChanged]),
        Corruption(
            "a woman counts as a man", "UPDATE person SET sex = 'male' WHERE code = 'DV-01'",
            kinds: [.factChanged, .postingChanged]),
    ]
}
