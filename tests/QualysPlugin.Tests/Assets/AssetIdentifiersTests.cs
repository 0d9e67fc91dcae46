using CsCheck;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;

namespace QualysPlugin.Tests.Assets;

/// <summary>What identifies a machine beside its host ID (R36).</summary>
[TestClass]
public sealed class AssetIdentifiersTests
{
    [TestMethod]
    [DataRow("To be filled by O.E.M.")]
    [DataRow("TO BE FILLED BY O.E.M.")]
    [DataRow("Default string")]
    [DataRow("None")]
    [DataRow("N/A")]
    [DataRow("System Serial Number")]
    [DataRow("Not Specified")]
    [DataRow("0123456789")]
    [DataRow("12345678901234567")]
    [DataRow("1234567890")]
    [DataRow("0000000000")]
    [DataRow("xxxxxxxxxxx")]
    [DataRow("00000000-0000-0000-0000-000000000000")]
    [DataRow("ffffffff-ffff-ffff-FFFF-ffffffffffff")]
    [DataRow("03000200-0400-0500-0006-000700080009")]
    [DataRow("1")]
    [DataRow("O.O")]
    [DataRow("--------")]
    [DataRow("serial\u00E3o")]
    [DataRow("a\u0007bcd")]
    public void Placeholders_and_rubbish_identify_nothing(string value) => Assert.IsNull(AssetIdentifiers.Of(With(new HostIdentifiers
    {
        CloudId = value, SerialNumber = value, HardwareUuid = value, AgentId = value, AssetId = "0",
    })));

    [TestMethod]
    [DataRow("VMware-42 1c 0d 5e 77 02 1f 3a-9b c1 44 e2 6d 10 f8 27")]
    [DataRow("5CG1234ABC")]
    [DataRow("4C4C4544-0051-3410-8051-B5C04F375931")]
    [DataRow("i-0a1b2c3d4e5f60718")]
    [DataRow("0123456788")]
    [DataRow("1112")]
    public void Real_values_are_taken_as_they_are(string value) =>
        Assert.AreEqual(value, AssetIdentifiers.Of(With(new HostIdentifiers { SerialNumber = value }))!.SerialNumber);

    [TestMethod]
    public void A_value_longer_than_any_real_one_is_absent() =>
        Assert.IsNull(AssetIdentifiers.Of(With(new HostIdentifiers { SerialNumber = "S" + new string('1', 120) + "23456789" })));

    [TestMethod]
    public void They_are_written_as_pairs_that_a_person_can_read()
    {
        var written = AssetIdentifiers.Of(With(new HostIdentifiers
        {
            CloudId = "i-0abc", SerialNumber = "SN;1=2", HardwareUuid = "None", AgentId = "a5f1-77", AssetId = "4711",
        }))!.Write();

        Assert.AreEqual("cloud=i-0abc;serial=SN%3B1%3D2;agent=a5f1-77;asset=4711", written);
    }

    [TestMethod]
    public void What_was_written_is_read_again_and_anything_else_is_nothing() =>
        Gen.Select(Value, Value, Value, Value, Gen.Long[1, long.MaxValue]).Sample((cloud, serial, uuid, agent, asset) =>
        {
            var identifiers = AssetIdentifiers.Of(With(new HostIdentifiers
            {
                CloudId = cloud, SerialNumber = serial, HardwareUuid = uuid, AgentId = agent, AssetId = $"{asset}",
            }))!;
            Assert.AreEqual(identifiers, AssetIdentifiers.Parse(identifiers.Write()));
            Assert.IsNull(AssetIdentifiers.Parse(cloud));
        });

    [TestMethod]
    public void The_longest_values_are_written_within_a_thousand_characters_the_hardest_ones()
    {
        // Every character of these becomes three.
        var written = AssetIdentifiers.Of(With(new HostIdentifiers
        {
            CloudId = Long('c'), SerialNumber = Long('s'), HardwareUuid = Long('u'), AgentId = Long('a'), AssetId = "4711",
        }))!.Write();

        Assert.IsLessThanOrEqualTo(1_000, written.Length);
        StringAssert.StartsWith(written, "cloud=c%25");
        StringAssert.Contains(written, ";serial=s%25");
        Assert.DoesNotContain("agent=", written);

        static string Long(char first) => first + string.Concat(Enumerable.Repeat("%&", 63)) + "!";
    }

    [TestMethod]
    [DataRow("cloud")]
    [DataRow("serial")]
    [DataRow("uuid")]
    [DataRow("agent")]
    [DataRow("asset")]
    public void Another_identifier_is_another_fingerprint(string kind)
    {
        HostIdentifiers Of(string value) => kind switch
        {
            "cloud" => new() { CloudId = value },
            "serial" => new() { SerialNumber = value },
            "uuid" => new() { HardwareUuid = value },
            "agent" => new() { AgentId = value },
            _ => new() { AssetId = value },
        };

        var prints = new[] { new HostIdentifiers(), Of("77421"), Of("77422"), new HostIdentifiers() }
            .Select(identifiers => AssetRecord.FromHost(With(identifiers)).Fingerprint.ToInt64()).ToList();

        Assert.AreEqual(3, prints.Distinct().Count());
        Assert.AreEqual(prints[0], prints[3]);
    }

    private static Gen<string> Value { get; } = Gen.Char[' ', '~'].Array[5, 40].Select(chars => $"v{new string(chars).Trim()}w7");

    private static HostRecord With(HostIdentifiers identifiers) => Hosts.Host("SRV") with { Identifiers = identifiers };
}
