-- Every fact names its operation before that one is written, because its content and chain are known only when all facts
-- stand. Then SQLite looks in each of these columns for whom the new operation was missing, and PostgreSQL for whom one
-- that goes would be: without an index that is a look through every fact of the register for each thing recorded.

CREATE INDEX attachment_recorded ON attachment (recorded_in);
CREATE INDEX data_key_destroyed_in ON data_key (destroyed_in) WHERE destroyed_in IS NOT NULL;
CREATE INDEX decision_recorded ON decision (recorded_in);
CREATE INDEX enterprise_recorded ON enterprise (recorded_in);
CREATE INDEX enterprise_assignee_superseded ON enterprise_assignee (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX enterprise_class_superseded ON enterprise_class (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX enterprise_event_reversed ON enterprise_event (reversed_in) WHERE reversed_in IS NOT NULL;
CREATE INDEX enterprise_headcount_superseded ON enterprise_headcount (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX enterprise_manager_superseded ON enterprise_manager (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX enterprise_merger_superseded ON enterprise_merger (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX enterprise_name_superseded ON enterprise_name (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX enterprise_parent_superseded ON enterprise_parent (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX enterprise_place_superseded ON enterprise_place (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX enterprise_status_superseded ON enterprise_status (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX movement_reversed ON movement (reversed_in) WHERE reversed_in IS NOT NULL;
CREATE INDEX person_detail_superseded ON person_detail (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX person_merger_superseded ON person_merger (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX person_name_superseded ON person_name (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX person_workplace_superseded ON person_workplace (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX place_recorded ON place (recorded_in);
CREATE INDEX place_state_superseded ON place_state (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX position_holder_recorded ON position_holder (recorded_in);
CREATE INDEX position_state_superseded ON position_state (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX reported_reversed ON reported (reversed_in) WHERE reversed_in IS NOT NULL;
CREATE INDEX role_superseded ON role (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX role_recorded ON role (recorded_in);
CREATE INDEX rule_edit_superseded ON rule_edit (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX rule_edit_recorded ON rule_edit (recorded_in);
CREATE INDEX survey_reversed ON survey (reversed_in) WHERE reversed_in IS NOT NULL;
CREATE INDEX target_recorded ON target (recorded_in);
CREATE INDEX target_value_superseded ON target_value (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX unit_recorded ON unit (recorded_in);
CREATE INDEX unit_closure_reversed ON unit_closure (reversed_in) WHERE reversed_in IS NOT NULL;
CREATE INDEX unit_code_superseded ON unit_code (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX unit_event_reversed ON unit_event (reversed_in) WHERE reversed_in IS NOT NULL;
CREATE INDEX unit_further_host_superseded ON unit_further_host (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX unit_host_superseded ON unit_host (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX unit_name_superseded ON unit_name (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX unit_parent_superseded ON unit_parent (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX unit_seal_superseded ON unit_seal (superseded_in) WHERE superseded_in IS NOT NULL;
CREATE INDEX unit_step_reversed ON unit_step (reversed_in) WHERE reversed_in IS NOT NULL;
CREATE INDEX unit_type_superseded ON unit_type (superseded_in) WHERE superseded_in IS NOT NULL;
