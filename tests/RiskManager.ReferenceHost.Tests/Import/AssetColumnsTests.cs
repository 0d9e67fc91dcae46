using RiskManager.ReferenceHost.Import.Columns;
using RiskManager.ReferenceHost.Import.Tables.Postgres;
using RiskManager.ReferenceHost.Import.Tables.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Import;

/// <summary>The statements that are made of the description of the columns, word for word.</summary>
[TestClass]
public sealed class AssetColumnsTests
{
    [TestMethod]
    public void SQLite_inserts_every_column() => Assert.AreEqual(
        """
        INSERT INTO assets (
            perimeter_id,
            source_id,
            import_id,
            created_run,
            type_id,
            name,
            description,
            host_address,
            dns_name,
            net_bios_name,
            ip_address,
            operating_system,
            relevance,
            analysis_frequency,
            responsible_id,
            criticality,
            latitude,
            longitude,
            location,
            fingerprint,
            identifiers,
            explanation_id,
            written_run,
            address_key)
        VALUES (
            ?1,
            ?2,
            ?3,
            ?4,
            ?5,
            ?6,
            ?7,
            ?8,
            ?9,
            ?10,
            ?11,
            ?12,
            ?13,
            ?14,
            ?15,
            ?16,
            ?17,
            ?18,
            ?19,
            ?20,
            ?21,
            ?22,
            ?23,
            ?24)
        """,
        SqliteImportSql.InsertAsset);

    [TestMethod]
    public void SQLite_updates_what_the_document_carries() => Assert.AreEqual(
        """
        UPDATE assets SET
            type_id = ?3,
            name = iif(?2 & 1, ?4, name),
            description = iif(?2 & 2, ?5, description),
            host_address = iif(?2 & 4, ?6, host_address),
            dns_name = iif(?2 & 1024, ?7, dns_name),
            net_bios_name = iif(?2 & 2048, ?8, net_bios_name),
            ip_address = iif(?2 & 4096, ?9, ip_address),
            operating_system = iif(?2 & 8192, ?10, operating_system),
            relevance = iif(?2 & 8, ?11, relevance),
            analysis_frequency = iif(?2 & 16, ?12, analysis_frequency),
            responsible_id = iif(?2 & 32, ?13, responsible_id),
            criticality = iif(?2 & 64, ?14, criticality),
            latitude = iif(?2 & 128, ?15, latitude),
            longitude = iif(?2 & 256, ?16, longitude),
            location = iif(?2 & 512, ?17, location),
            fingerprint = ?18,
            identifiers = ?19,
            explanation_id = ?20,
            written_run = ?21,
            address_key = iif(?2 & 4100, ?22, address_key),
            hand_edited = hand_edited & ~?2
        WHERE id = ?1
        """,
        SqliteImportSql.UpdateAsset);

    [TestMethod]
    public void PostgreSQL_copies_every_column() => Assert.AreEqual(
        """
        COPY assets (id,
            perimeter_id,
            source_id,
            import_id,
            created_run,
            type_id,
            name,
            description,
            host_address,
            dns_name,
            net_bios_name,
            ip_address,
            operating_system,
            relevance,
            analysis_frequency,
            responsible_id,
            criticality,
            latitude,
            longitude,
            location,
            fingerprint,
            identifiers,
            explanation_id,
            written_run,
            address_key)
        FROM STDIN (FORMAT BINARY)
        """,
        PostgresImportSql.CopyAssets);

    [TestMethod]
    public void PostgreSQL_collects_changes_in_a_temporary_table() => Assert.AreEqual(
        """
        CREATE TEMP TABLE IF NOT EXISTS import_changes (id bigint PRIMARY KEY, present bigint,
            type_id bigint,
            name text,
            description text,
            host_address text,
            dns_name text,
            net_bios_name text,
            ip_address text,
            operating_system text,
            relevance bigint,
            analysis_frequency bigint,
            responsible_id bigint,
            criticality bigint,
            latitude double precision,
            longitude double precision,
            location text,
            fingerprint bigint,
            identifiers text,
            explanation_id bigint,
            written_run bigint,
            address_key text) ON COMMIT DELETE ROWS
        """,
        PostgresImportSql.MakeChanges);

    [TestMethod]
    public void PostgreSQL_copies_changes() => Assert.AreEqual(
        """
        COPY import_changes (id, present,
            type_id,
            name,
            description,
            host_address,
            dns_name,
            net_bios_name,
            ip_address,
            operating_system,
            relevance,
            analysis_frequency,
            responsible_id,
            criticality,
            latitude,
            longitude,
            location,
            fingerprint,
            identifiers,
            explanation_id,
            written_run,
            address_key)
        FROM STDIN (FORMAT BINARY)
        """,
        PostgresImportSql.CopyChanges);

    [TestMethod]
    public void PostgreSQL_updates_what_the_document_carries() => Assert.AreEqual(
        """
        UPDATE assets AS a SET
            type_id = c.type_id,
            name = CASE WHEN c.present & 1 <> 0 THEN c.name ELSE a.name END,
            description = CASE WHEN c.present & 2 <> 0 THEN c.description ELSE a.description END,
            host_address = CASE WHEN c.present & 4 <> 0 THEN c.host_address ELSE a.host_address END,
            dns_name = CASE WHEN c.present & 1024 <> 0 THEN c.dns_name ELSE a.dns_name END,
            net_bios_name = CASE WHEN c.present & 2048 <> 0 THEN c.net_bios_name ELSE a.net_bios_name END,
            ip_address = CASE WHEN c.present & 4096 <> 0 THEN c.ip_address ELSE a.ip_address END,
            operating_system = CASE WHEN c.present & 8192 <> 0 THEN c.operating_system ELSE a.operating_system END,
            relevance = CASE WHEN c.present & 8 <> 0 THEN c.relevance ELSE a.relevance END,
            analysis_frequency = CASE WHEN c.present & 16 <> 0 THEN c.analysis_frequency ELSE a.analysis_frequency END,
            responsible_id = CASE WHEN c.present & 32 <> 0 THEN c.responsible_id ELSE a.responsible_id END,
            criticality = CASE WHEN c.present & 64 <> 0 THEN c.criticality ELSE a.criticality END,
            latitude = CASE WHEN c.present & 128 <> 0 THEN c.latitude ELSE a.latitude END,
            longitude = CASE WHEN c.present & 256 <> 0 THEN c.longitude ELSE a.longitude END,
            location = CASE WHEN c.present & 512 <> 0 THEN c.location ELSE a.location END,
            fingerprint = c.fingerprint,
            identifiers = c.identifiers,
            explanation_id = c.explanation_id,
            written_run = c.written_run,
            address_key = CASE WHEN c.present & 4100 <> 0 THEN c.address_key ELSE a.address_key END,
            hand_edited = a.hand_edited & ~c.present
        FROM import_changes AS c WHERE a.id = c.id
        """,
        PostgresImportSql.UpdateAssets);

    [TestMethod]
    public void Every_field_has_a_bit_and_every_bit_a_column()
    {
        var bits = AssetColumns.All.Select(column => column.Presence).Where(presence => presence != AssetFields.None).ToList();

        CollectionAssert.AllItemsAreUnique(bits);
        Assert.AreEqual(Enum.GetValues<AssetFields>().Aggregate((all, field) => all | field), bits.Aggregate((all, field) => all | field));
        Assert.IsTrue(AssetColumns.All.Where(column => column.Field is not null).All(column => column.Presence != AssetFields.None));
    }
}
