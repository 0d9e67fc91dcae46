-- A fresh host is no blank page: a person, two perimeters, knowledge bases and two custom attributes to try things with.
INSERT INTO people (name, name_key) VALUES ('Administrator', 'ADMINISTRATOR');

INSERT INTO perimeters (name, name_key, responsible_id)
    SELECT 'Data center', 'DATA CENTER', id FROM people WHERE name_key = 'ADMINISTRATOR';
INSERT INTO perimeters (name, name_key, responsible_id)
    SELECT 'Head office', 'HEAD OFFICE', id FROM people WHERE name_key = 'ADMINISTRATOR';

INSERT INTO asset_types (name, name_key) VALUES
    ('Technology', 'TECHNOLOGY'),
    ('Person', 'PERSON'),
    ('Environment', 'ENVIRONMENT'),
    ('Process', 'PROCESS');

INSERT INTO custom_attributes (type_id, name, name_key, value_type, required)
    SELECT id, 'Business owner', 'BUSINESS OWNER', 'Text', TRUE FROM asset_types WHERE name_key = 'TECHNOLOGY';
INSERT INTO custom_attributes (type_id, name, name_key, value_type, required)
    SELECT id, 'Cost center', 'COST CENTER', 'Text', FALSE FROM asset_types WHERE name_key = 'TECHNOLOGY';

INSERT INTO knowledge_bases (id, name) VALUES
    ('WIN.000110', 'Windows 10'),
    ('WIN.000111', 'Windows 11'),
    ('WIN.000121', 'Windows Server 2012 R2'),
    ('WIN.000122', 'Windows Server 2016'),
    ('WIN.000123', 'Windows Server 2019'),
    ('WIN.000124', 'Windows Server 2022'),
    ('LNX.000201', 'Red Hat Enterprise Linux'),
    ('LNX.000202', 'Ubuntu Linux'),
    ('LNX.000203', 'Debian Linux'),
    ('NET.000301', 'Cisco IOS'),
    ('VIR.000401', 'VMware ESXi');

INSERT INTO knowledge_base_cpes (knowledge_base_id, cpe) VALUES
    ('WIN.000110', 'cpe:2.3:o:microsoft:windows_10:-:*:*:*:*:*:*:*'),
    ('WIN.000111', 'cpe:2.3:o:microsoft:windows_11:-:*:*:*:*:*:*:*'),
    ('WIN.000121', 'cpe:2.3:o:microsoft:windows_server_2012:r2:*:*:*:*:*:*:*'),
    ('WIN.000122', 'cpe:2.3:o:microsoft:windows_server_2016:-:*:*:*:*:*:*:*'),
    ('WIN.000123', 'cpe:2.3:o:microsoft:windows_server_2019:-:*:*:*:*:*:*:*'),
    ('WIN.000124', 'cpe:2.3:o:microsoft:windows_server_2022:-:*:*:*:*:*:*:*'),
    ('LNX.000201', 'cpe:2.3:o:redhat:enterprise_linux:*:*:*:*:*:*:*:*'),
    ('LNX.000202', 'cpe:2.3:o:canonical:ubuntu_linux:*:*:*:*:*:*:*:*'),
    ('LNX.000203', 'cpe:2.3:o:debian:debian_linux:*:*:*:*:*:*:*:*'),
    ('NET.000301', 'cpe:2.3:o:cisco:ios:*:*:*:*:*:*:*:*'),
    ('VIR.000401', 'cpe:2.3:o:vmware:esxi:*:*:*:*:*:*:*:*');
