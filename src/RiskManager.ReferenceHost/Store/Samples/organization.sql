-- A new embedded database is not empty: a person, two perimeters and two custom attributes to try things with.
INSERT INTO people (name, name_key) VALUES ('Administrator', 'ADMINISTRATOR');

INSERT INTO perimeters (name, name_key, responsible_id)
    SELECT 'Data center', 'DATA CENTER', id FROM people WHERE name_key = 'ADMINISTRATOR';
INSERT INTO perimeters (name, name_key, responsible_id)
    SELECT 'Head office', 'HEAD OFFICE', id FROM people WHERE name_key = 'ADMINISTRATOR';

INSERT INTO custom_attributes (type_id, name, name_key, value_type, required)
    SELECT id, 'Business owner', 'BUSINESS OWNER', 'Text', TRUE FROM asset_types WHERE name_key = 'TECHNOLOGY';
INSERT INTO custom_attributes (type_id, name, name_key, value_type, required)
    SELECT id, 'Cost center', 'COST CENTER', 'Text', FALSE FROM asset_types WHERE name_key = 'TECHNOLOGY';
