-- What the lists of the screens are sorted and searched by, within a perimeter, so that a page costs the same at any size.
DROP INDEX assets_by_perimeter;
CREATE INDEX assets_by_name ON assets (perimeter_id, lower(coalesce(name, '')));
CREATE INDEX assets_by_host_address ON assets (perimeter_id, lower(coalesce(host_address, '')));
CREATE INDEX assets_by_operating_system ON assets (perimeter_id, lower(coalesce(operating_system, '')));
CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_by_module ON audit (module);
