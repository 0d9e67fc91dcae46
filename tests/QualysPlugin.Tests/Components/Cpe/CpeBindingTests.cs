using CsCheck;
using QualysPlugin.Components.Cpe;

namespace QualysPlugin.Tests.Components.Cpe;

/// <summary>NIST IR 7695: the examples of its sections 6.1 and 6.2, and what must hold for every name.</summary>
[TestClass]
public sealed class CpeBindingTests
{
    [TestMethod]
    [DataRow("cpe:/a:microsoft:internet_explorer:8.0.6001:beta", "cpe:2.3:a:microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*")]
    [DataRow("cpe:/a:microsoft:internet_explorer:8.%02:sp%01", "cpe:2.3:a:microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*")]
    [DataRow("cpe:/a:microsoft:internet_explorer:8.%2a:sp%3f", @"cpe:2.3:a:microsoft:internet_explorer:8.\*:sp\?:*:*:*:*:*:*")]
    [DataRow(
        "cpe:/a:hp:insight_diagnostics:7.4.0.1570:-:~~online~win2003~x64~",
        "cpe:2.3:a:hp:insight_diagnostics:7.4.0.1570:-:*:*:online:win2003:x64:*")]
    [DataRow("cpe:/a:hp:openview_network_manager:7.51::~~~linux~~", "cpe:2.3:a:hp:openview_network_manager:7.51:*:*:*:*:linux:*:*")]
    [DataRow(
        "cpe:/a:foo%5cbar:big%24money_manager_2010:::~~special~ipod_touch~80gb~",
        @"cpe:2.3:a:foo\\bar:big\$money_manager_2010:*:*:*:*:special:ipod_touch:80gb:*")]
    [DataRow("cpe:/a:foo%7ebar:big%7emoney_2010", @"cpe:2.3:a:foo\~bar:big\~money_2010:*:*:*:*:*:*:*:*")]
    [DataRow("cpe:/o:cisco:ios:12.2%2833%29sxi", @"cpe:2.3:o:cisco:ios:12.2\(33\)sxi:*:*:*:*:*:*:*")]
    [DataRow(
        "cpe:/o:microsoft:windows_server_2008:r2:sp1:enterprise", "cpe:2.3:o:microsoft:windows_server_2008:r2:sp1:enterprise:*:*:*:*:*")]
    [DataRow("cpe:/", "cpe:2.3:*:*:*:*:*:*:*:*:*:*:*")]
    public void Both_bindings_name_the_same(string uri, string formatted)
    {
        Assert.AreEqual(formatted, CpeNames.Parse(uri).ToString());
        Assert.AreEqual(uri, CpeUri.Bind(CpeNames.Parse(formatted)));
    }

    [TestMethod]
    [DataRow("cpe:/o:redhat:enterprise_linux:8.0:::", "cpe:2.3:o:redhat:enterprise_linux:8.0:*:*:*:*:*:*:*")]
    [DataRow("CPE:/O:Microsoft:Windows_7::SP1", "cpe:2.3:o:microsoft:windows_7:*:sp1:*:*:*:*:*:*")]
    [DataRow("cpe:/a:foo~bar:big~money_2010", @"cpe:2.3:a:foo\~bar:big\~money_2010:*:*:*:*:*:*:*:*")]
    [DataRow("CPE:2.3:O:Vendor:Product:1.0:*:*:*:*:*:*:*", "cpe:2.3:o:vendor:product:1.0:*:*:*:*:*:*:*")]
    [DataRow(@"cpe:2.3:o:vendor:a\-b\_c\.d:*:*:*:*:*:*:*:*", "cpe:2.3:o:vendor:a-b_c.d:*:*:*:*:*:*:*:*")]
    public void A_name_is_normalized(string bound, string normalized) => Assert.AreEqual(normalized, CpeNames.Parse(bound).ToString());

    [TestMethod]
    [DataRow("cpe:/a:foo:bar:12.%02.1234", "character 16")]
    [DataRow("cpe:/a:foo:b r", "character 13")]
    [DataRow("cpe:/a:foo:bar:%zz", "character 16")]
    [DataRow("cpe:/a:foo:bar:%41", "%41")]
    [DataRow("cpe:/x:foo:bar", "character 6")]
    [DataRow("cpe:/a:b:c:d:e:f:g:h", "more than 7")]
    [DataRow("cpe:/a:b:c:d:e:~x~y", "5 values")]
    [DataRow("cpe:/a:b:%02", "character 10")]
    [DataRow("cpe:2.3:a:hp:insight_diagnostics:7.4.*.1570:*:*:*:*:*:*:*", "character 38")]
    [DataRow("cpe:2.3:a:b:c", "only 3 of 11")]
    [DataRow("cpe:2.3:a:b:c:*:*:*:*:*:*:*:*:*", "more than 11")]
    [DataRow("cpe:2.3:a:b::*:*:*:*:*:*:*:*", "character 13")]
    [DataRow("cpe:2.3:a:b:c d:*:*:*:*:*:*:*:*", "character 14")]
    [DataRow(@"cpe:2.3:a:b:\-:*:*:*:*:*:*:*:*", "character 13")]
    [DataRow(@"cpe:2.3:a:b:c:*:*:*:*:*:*:*:x\", "character 30")]
    [DataRow("cpe:2.3:part:b:c:*:*:*:*:*:*:*:*", "character 9")]
    [DataRow("Windows", "begins with")]
    [DataRow("", "begins with")]
    public void A_bad_name_is_refused_with_the_place(string bound, string place)
    {
        Assert.IsFalse(CpeName.TryParse(bound, out var name, out var problem));
        Assert.IsNull(name);
        Assert.Contains(place, problem!);
    }

    [TestMethod]
    public void Every_name_comes_back_from_its_formatted_string() =>
        CpeNames.Any.Sample(name => CpeNames.Parse(CpeFormattedString.Bind(name)).Equals(name));

    [TestMethod]
    public void Every_name_comes_back_from_its_uri() => CpeNames.Any.Sample(name => CpeNames.Parse(CpeUri.Bind(name)).Equals(name));

    [TestMethod]
    public void No_text_whatever_makes_the_reader_fail() =>
        Gen.Select(Gen.OneOfConst("", "cpe:/", "cpe:2.3:", "cpe:2.3:a:*:*:*:*:*:*:*:*:*:"), Gen.String, (start, rest) => start + rest)
            .Sample(text => CpeName.TryParse(text, out var name, out var problem) == (problem is null)
                && (name is null) == (problem is not null));
}
