-- The spine: operations, dated states, events, postings and roll-ups, sealed details.
-- Strict SQLite words; the migrator swaps four of them for PostgreSQL. Facts are never updated but for
-- superseded_in and reversed_in, set once. recorded_in is checked at commit, because an operation's content and
-- chain are known only when all its facts stand.

CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL CONSTRAINT account_login UNIQUE,
    name TEXT NOT NULL
) STRICT;

INSERT INTO account (id, login, name) VALUES
    ('system', '(system)', 'Hệ thống'),
    ('demonstration', '(demonstration)', 'Dữ liệu trình diễn');

CREATE TABLE credential (
    account TEXT NOT NULL PRIMARY KEY REFERENCES account(id),
    secret TEXT NOT NULL,
    one_time INTEGER NOT NULL CHECK (one_time IN (0, 1)),
    changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE session (
    token_digest BLOB NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;

CREATE TABLE operation (
    seq INTEGER NOT NULL PRIMARY KEY CHECK (seq >= 1),
    id TEXT NOT NULL CONSTRAINT operation_id UNIQUE,
    at TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES account(id),
    unit TEXT,
    kind TEXT NOT NULL,
    reverses INTEGER REFERENCES operation(seq),
    outcome TEXT NOT NULL,
    content_sealed BLOB NOT NULL,
    chain BLOB NOT NULL,
    CHECK (reverses < seq)
) STRICT;
CREATE INDEX operation_at ON operation (at);
CREATE INDEX operation_reverses ON operation (reverses) WHERE reverses IS NOT NULL;

CREATE TABLE access (
    seq INTEGER NOT NULL PRIMARY KEY CHECK (seq >= 1),
    at TEXT NOT NULL,
    account TEXT,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    chain BLOB NOT NULL
) STRICT;
CREATE INDEX access_subject ON access (subject, at);

-- The key that seals what is held about one person or one unit, wrapped by the master key. Erasure destroys it.
CREATE TABLE data_key (
    subject TEXT NOT NULL PRIMARY KEY,
    wrapped BLOB,
    destroyed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((wrapped IS NULL) = (destroyed_in IS NOT NULL))
) STRICT;

CREATE TABLE attachment (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL REFERENCES data_key(subject),
    name_sealed BLOB NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size BETWEEN 1 AND 20971520),
    content_sealed BLOB NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE decision (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL CHECK (number <> ''),
    issued_on TEXT NOT NULL,
    issuer TEXT NOT NULL CHECK (issuer <> ''),
    kind TEXT NOT NULL,
    attachment TEXT REFERENCES attachment(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT decision_once UNIQUE (number, issued_on, issuer)
) STRICT;

CREATE TABLE enterprise (
    id TEXT NOT NULL PRIMARY KEY,
    tax_code TEXT NOT NULL CONSTRAINT enterprise_tax_code UNIQUE,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY,
    line TEXT NOT NULL CHECK (line IN ('party', 'union')),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE unit_code (
    unit TEXT NOT NULL REFERENCES unit(id),
    from_on TEXT NOT NULL,
    code TEXT NOT NULL CHECK (code <> ''),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX unit_code_open ON unit_code (unit, from_on) WHERE superseded_in IS NULL;
CREATE UNIQUE INDEX unit_code_taken ON unit_code (code) WHERE superseded_in IS NULL;
CREATE INDEX unit_code_recorded ON unit_code (recorded_in);

CREATE TABLE unit_name (
    unit TEXT NOT NULL REFERENCES unit(id),
    from_on TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX unit_name_open ON unit_name (unit, from_on) WHERE superseded_in IS NULL;
CREATE INDEX unit_name_recorded ON unit_name (recorded_in);

CREATE TABLE unit_type (
    unit TEXT NOT NULL REFERENCES unit(id),
    from_on TEXT NOT NULL,
    type TEXT NOT NULL,
    block TEXT,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX unit_type_open ON unit_type (unit, from_on) WHERE superseded_in IS NULL;
CREATE INDEX unit_type_recorded ON unit_type (recorded_in);

CREATE TABLE unit_parent (
    unit TEXT NOT NULL REFERENCES unit(id),
    from_on TEXT NOT NULL,
    parent TEXT REFERENCES unit(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (parent <> unit)
) STRICT;
CREATE UNIQUE INDEX unit_parent_open ON unit_parent (unit, from_on) WHERE superseded_in IS NULL;
CREATE INDEX unit_parent_children ON unit_parent (parent);
CREATE INDEX unit_parent_recorded ON unit_parent (recorded_in);

-- The principal host: the enterprise that gives a unit its class and place.
CREATE TABLE unit_host (
    unit TEXT NOT NULL REFERENCES unit(id),
    from_on TEXT NOT NULL,
    enterprise TEXT REFERENCES enterprise(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX unit_host_open ON unit_host (unit, from_on) WHERE superseded_in IS NULL;
CREATE INDEX unit_host_enterprise ON unit_host (enterprise);
CREATE INDEX unit_host_recorded ON unit_host (recorded_in);

CREATE TABLE unit_event (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit(id),
    kind TEXT NOT NULL CHECK (kind IN ('reference', 'opening', 'founding')),
    effective_on TEXT NOT NULL,
    decision TEXT REFERENCES decision(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    reversed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (kind <> 'founding' OR decision IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX unit_event_open ON unit_event (unit) WHERE reversed_in IS NULL;
CREATE INDEX unit_event_recorded ON unit_event (recorded_in);

CREATE TABLE enterprise_event (
    id TEXT NOT NULL PRIMARY KEY,
    enterprise TEXT NOT NULL REFERENCES enterprise(id),
    kind TEXT NOT NULL CHECK (kind = 'listed'),
    effective_on TEXT NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    reversed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX enterprise_event_open ON enterprise_event (enterprise) WHERE reversed_in IS NULL;
CREATE INDEX enterprise_event_recorded ON enterprise_event (recorded_in);

CREATE TABLE enterprise_name (
    enterprise TEXT NOT NULL REFERENCES enterprise(id),
    from_on TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX enterprise_name_open ON enterprise_name (enterprise, from_on) WHERE superseded_in IS NULL;
CREATE INDEX enterprise_name_sorted ON enterprise_name (sort_key) WHERE superseded_in IS NULL;
CREATE INDEX enterprise_name_recorded ON enterprise_name (recorded_in);

CREATE TABLE enterprise_class (
    enterprise TEXT NOT NULL REFERENCES enterprise(id),
    from_on TEXT NOT NULL,
    legal_form TEXT NOT NULL,
    ownership TEXT NOT NULL,
    industry TEXT NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX enterprise_class_open ON enterprise_class (enterprise, from_on) WHERE superseded_in IS NULL;
CREATE INDEX enterprise_class_recorded ON enterprise_class (recorded_in);

CREATE TABLE enterprise_place (
    enterprise TEXT NOT NULL REFERENCES enterprise(id),
    from_on TEXT NOT NULL,
    address TEXT NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX enterprise_place_open ON enterprise_place (enterprise, from_on) WHERE superseded_in IS NULL;
CREATE INDEX enterprise_place_recorded ON enterprise_place (recorded_in);

CREATE TABLE enterprise_headcount (
    enterprise TEXT NOT NULL REFERENCES enterprise(id),
    from_on TEXT NOT NULL,
    workers INTEGER CHECK (workers >= 0),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX enterprise_headcount_open ON enterprise_headcount (enterprise, from_on)
    WHERE superseded_in IS NULL;
CREATE INDEX enterprise_headcount_recorded ON enterprise_headcount (recorded_in);

CREATE TABLE enterprise_status (
    enterprise TEXT NOT NULL REFERENCES enterprise(id),
    from_on TEXT NOT NULL,
    status TEXT NOT NULL,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX enterprise_status_open ON enterprise_status (enterprise, from_on) WHERE superseded_in IS NULL;
CREATE INDEX enterprise_status_recorded ON enterprise_status (recorded_in);

-- The managing Party unit: through it an enterprise and what stands in it count in the Party's tree.
CREATE TABLE enterprise_manager (
    enterprise TEXT NOT NULL REFERENCES enterprise(id),
    from_on TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX enterprise_manager_open ON enterprise_manager (enterprise, from_on) WHERE superseded_in IS NULL;
CREATE INDEX enterprise_manager_unit ON enterprise_manager (unit);
CREATE INDEX enterprise_manager_recorded ON enterprise_manager (recorded_in);

CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL CONSTRAINT person_code UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    sex TEXT NOT NULL CHECK (sex IN ('male', 'female')),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX person_sorted ON person (sort_key);

CREATE TABLE person_detail (
    person TEXT NOT NULL REFERENCES person(id),
    field TEXT NOT NULL,
    sealed BLOB NOT NULL,
    digest BLOB,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX person_detail_open ON person_detail (person, field) WHERE superseded_in IS NULL;
CREATE INDEX person_detail_digest ON person_detail (digest) WHERE digest IS NOT NULL;
CREATE INDEX person_detail_recorded ON person_detail (recorded_in);

CREATE TABLE person_workplace (
    person TEXT NOT NULL REFERENCES person(id),
    from_on TEXT NOT NULL,
    enterprise TEXT REFERENCES enterprise(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX person_workplace_open ON person_workplace (person, from_on) WHERE superseded_in IS NULL;
CREATE INDEX person_workplace_enterprise ON person_workplace (enterprise);
CREATE INDEX person_workplace_recorded ON person_workplace (recorded_in);

CREATE TABLE movement (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('opening', 'admission', 'recognition', 'transfer', 'removal')),
    person TEXT NOT NULL REFERENCES person(id),
    unit TEXT NOT NULL REFERENCES unit(id),
    counterpart TEXT REFERENCES unit(id),
    status TEXT CHECK (status IN ('official', 'probationary')),
    effective_on TEXT NOT NULL,
    decision TEXT REFERENCES decision(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    reversed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((kind = 'transfer') = (counterpart IS NOT NULL)),
    CHECK ((kind = 'opening') = (status IS NOT NULL)),
    CHECK (kind = 'opening' OR decision IS NOT NULL),
    CHECK (counterpart <> unit)
) STRICT;
CREATE UNIQUE INDEX movement_once ON movement (person, kind, effective_on, unit) WHERE reversed_in IS NULL;
CREATE INDEX movement_person ON movement (person);
CREATE INDEX movement_recorded ON movement (recorded_in);

CREATE TABLE survey (
    id TEXT NOT NULL PRIMARY KEY,
    enterprise TEXT NOT NULL REFERENCES enterprise(id),
    round TEXT NOT NULL CHECK (round <> ''),
    effective_on TEXT NOT NULL,
    workers INTEGER CHECK (workers >= 0),
    official INTEGER NOT NULL CHECK (official >= 0),
    probationary INTEGER NOT NULL CHECK (probationary >= 0),
    steady INTEGER NOT NULL CHECK (steady IN (0, 1)),
    source TEXT NOT NULL CHECK (source IN ('person', 'home_cell')),
    conclusion TEXT NOT NULL CHECK (conclusion IN ('eligible', 'members_not_enough', 'none')),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    reversed_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX survey_once ON survey (enterprise, round) WHERE reversed_in IS NULL;
CREATE INDEX survey_recorded ON survey (recorded_in);

CREATE TABLE target (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit(id),
    indicator TEXT NOT NULL,
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    giver TEXT REFERENCES unit(id),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK (period_from <= period_to)
) STRICT;
CREATE UNIQUE INDEX target_given ON target (unit, indicator, period_from, period_to, giver) WHERE giver IS NOT NULL;
CREATE UNIQUE INDEX target_own ON target (unit, indicator, period_from, period_to) WHERE giver IS NULL;

CREATE TABLE target_value (
    target TEXT NOT NULL REFERENCES target(id),
    from_on TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    upper INTEGER CHECK (upper > amount),
    shape TEXT NOT NULL CHECK (shape IN ('at_least', 'range')),
    document TEXT,
    document_on TEXT,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((shape = 'range') = (upper IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX target_value_open ON target_value (target, from_on) WHERE superseded_in IS NULL;
CREATE INDEX target_value_recorded ON target_value (recorded_in);

CREATE TABLE role (
    account TEXT NOT NULL REFERENCES account(id),
    from_on TEXT NOT NULL,
    unit TEXT REFERENCES unit(id),
    role TEXT,
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX role_open ON role (account, unit, from_on) WHERE superseded_in IS NULL AND unit IS NOT NULL;
CREATE UNIQUE INDEX role_open_everywhere ON role (account, from_on) WHERE superseded_in IS NULL AND unit IS NULL;

-- An administrator's dated edit of the rule book, laid over what the program ships.
CREATE TABLE rule_edit (
    rule TEXT NOT NULL,
    from_on TEXT NOT NULL,
    amount INTEGER NOT NULL,
    document TEXT NOT NULL CHECK (document <> ''),
    recorded_in INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    superseded_in INTEGER REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX rule_edit_open ON rule_edit (rule, from_on) WHERE superseded_in IS NULL;

-- Where a posting counts: one unit and every unit above it on that day, written once and shared by postings.
CREATE TABLE path (
    id INTEGER NOT NULL PRIMARY KEY,
    units TEXT NOT NULL CONSTRAINT path_units UNIQUE
) STRICT;

CREATE TABLE path_unit (
    path INTEGER NOT NULL REFERENCES path(id),
    unit TEXT NOT NULL REFERENCES unit(id),
    distance INTEGER NOT NULL CHECK (distance >= 0),
    PRIMARY KEY (path, unit)
) STRICT;
CREATE INDEX path_unit_unit ON path_unit (unit, path);

CREATE TABLE posting (
    op INTEGER NOT NULL REFERENCES operation(seq) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    event TEXT NOT NULL,
    subject TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    path INTEGER NOT NULL REFERENCES path(id),
    fact TEXT NOT NULL,
    line TEXT NOT NULL,
    cause TEXT NOT NULL,
    status TEXT NOT NULL,
    sex TEXT NOT NULL,
    ownership TEXT NOT NULL,
    category TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (op, ordinal)
) STRICT;
CREATE INDEX posting_day ON posting (path, effective_on);
CREATE INDEX posting_event ON posting (event);

CREATE TABLE rollup (
    unit TEXT NOT NULL REFERENCES unit(id),
    month TEXT NOT NULL,
    fact TEXT NOT NULL,
    line TEXT NOT NULL,
    cause TEXT NOT NULL,
    status TEXT NOT NULL,
    sex TEXT NOT NULL,
    ownership TEXT NOT NULL,
    category TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (unit, month, fact, line, cause, status, sex, ownership, category)
) STRICT;
