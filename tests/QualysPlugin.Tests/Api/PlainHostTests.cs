using System.Text;
using CsCheck;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;

namespace QualysPlugin.Tests.Api;

/// <summary>The quick way through a page gives the very same as the XML reader alone.</summary>
[TestClass]
public sealed class PlainHostTests
{
    // A comment before the list sends the whole page to the XML reader.
    private const string Comment = "<!-- read slowly -->";

    private static readonly Gen<string> Blank = Gen.OneOfConst("", "", "", " ", "\n", "\r\n\t", "  ");
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOfConst(
            "", "10.0.0.1", "SRV1", "a.example.test.", "Windows Server 2019", "a  b", "a\n b", " x ", "SÃO\u00A0", "😀", "a & b", "]]",
            "<HOST>", "</HOST>", "\uFFFE", "\uFFFD", "\u0001", "x\0y"),
        Gen.String[0, 20],
        Gen.Int[8_000, 8_400].Select(length => new string('x', length)));

    private static readonly Gen<string> Name = Gen.OneOfConst(
        "IP", "IPV6", "TRACKING_METHOD", "NETWORK_ID", "DNS", "NETBIOS", "OS", "OS_CPE", "ID", "ASSET_ID", "DNSX", "QG_HOSTID", "_A1",
        "1A", "a", "É");

    private static readonly Gen<string> Element = Gen.Select(Name, Text, Blank, Gen.Int[0, 11], (name, text, blank, form) => form switch
    {
        0 => $"<{name}/>",
        1 => $"<{name} />",
        2 => $"<{name} a=\"b\">{Escape(text)}</{name}>",
        3 => $"<{name}>&amp;{Escape(text)}</{name}>",
        4 => $"<{name}><B>{Escape(text)}</B></{name}>",
        5 => $"<DNS_DATA>{blank}<FQDN>{Escape(text)}</FQDN>{blank}<DOMAIN/></DNS_DATA>",
        6 => $"<{name}>{text}</{name}>",
        7 => $"<{name}><![CDATA[a]]><![CDATA[b]]></{name}>",
        _ => $"<{name}>{blank}<![CDATA[{text.Replace("]]>", "", StringComparison.Ordinal)}]]>{blank}</{name}>{blank}",
    });

    private static readonly Gen<string> Host = Gen.Select(Gen.Long[1, 10_000_000], Element.Array[0, 6], Blank, (id, elements, blank) =>
        $"<HOST>{blank}<ID>{id}</ID>{blank}{string.Concat(elements)}</HOST>{blank}");

    [TestMethod]
    public void Pages_of_all_kinds_are_read_alike() =>
        Host.Array[1, 12].Sample(hosts => AssertReadAlike(Encoding.UTF8.GetBytes(Page(string.Concat(hosts)))), iter: 1_000);

    [TestMethod]
    public void Pages_with_a_changed_byte_are_read_alike()
    {
        var page = Encoding.UTF8.GetBytes(Page(
            "<HOST><ID>7</ID><IP>10.0.0.1</IP><DNS><![CDATA[ä.example.test]]></DNS><OS>Windows  10</OS></HOST>\n<HOST><ID>8</ID>"
                + "<DNS_DATA><FQDN>x</FQDN></DNS_DATA></HOST>"));
        var from = page.AsSpan().IndexOf("<HOST>"u8);
        Gen.Select(Gen.Int[from, page.Length - 1], Gen.Byte).Sample((position, value) =>
        {
            var changed = page.ToArray();
            changed[position] = value;
            AssertReadAlike(changed);
        }, iter: 3_000);
    }

    [TestMethod]
    public void A_page_larger_than_the_window_is_read_alike_wherever_its_hosts_are_cut()
    {
        for (var shift = 0; shift < 200; shift += 23)
        {
            var filler = $"<HOST><ID>1</ID><OS>{new string('o', 1_000 + shift)}</OS></HOST>";
            var hosts =
                string.Concat(Enumerable.Range(2, 2_000)
                    .Select(id =>
                        $"<HOST>\n<ID>{id}</ID>\n<DNS><![CDATA[host{id}.example.test]]></DNS>\n<OS><![CDATA[Windows Server 2019]]>"
                            + $"</OS>\n</HOST>\n"));

            var page = Read(Encoding.UTF8.GetBytes(Page(filler + hosts)));

            CollectionAssert.AreEqual(
                Enumerable.Range(1, 2_001).Select(id => (long)id).ToArray(), page.Hosts.Select(host => host.Id).ToArray());
            Assert.AreEqual("host2001.example.test", page.Hosts[^1].Dns);
        }
    }

    [TestMethod]
    public void A_host_larger_than_the_window_is_left_to_the_xml_reader()
    {
        var page =
            Read(Encoding.UTF8.GetBytes(
                Page($"<HOST><ID>1</ID></HOST><HOST><ID>2</ID><COMMENTS>{new string('c', 600_000)}</COMMENTS></HOST><HOST>"
                    + $"<ID>3</ID></HOST>")));

        CollectionAssert.AreEqual(new[] { 1L, 2L, 3L }, page.Hosts.Select(host => host.Id).ToArray());
    }

    [TestMethod]
    public void Values_that_hosts_share_are_one_string()
    {
        var page =
            Read(Encoding.UTF8.GetBytes(Page("<HOST><ID>1</ID><OS>Linux</OS></HOST><HOST><ID>2</ID><OS><![CDATA[Linux]]></OS></HOST>")));

        Assert.AreSame(page.Hosts[0].OperatingSystem, page.Hosts[1].OperatingSystem);
    }

    private static string Page(string hosts) =>
        Answers.Page($"<HOST_LIST>{hosts}</HOST_LIST>", "<WARNING><CODE>1980</CODE><URL>https://x.example.test/?id_min=99</URL></WARNING>");

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("]]>", "", StringComparison.Ordinal);

    private static void AssertReadAlike(byte[] page)
    {
        var list = page.AsSpan().IndexOf("<HOST_LIST>"u8);
        byte[] slow = [.. page[..list], .. Encoding.UTF8.GetBytes(Comment), .. page[list..]];

        var (quick, careful) = (Describe(page), Describe(slow));

        Assert.AreEqual(careful, quick, Encoding.UTF8.GetString(page));
    }

    private static string Describe(byte[] page)
    {
        try
        {
            var read = Read(page);
            return $"{string.Join("\n", read.Hosts)}"
                + $"\n{string.Join("\n", read.Rejected.Select(rejected => $"{rejected.Id} {rejected.Fragment}"))}\n{read.Next}";
        }
        catch (QualysApiException exception)
        {
            return exception.Fault.ToString();
        }
    }

    private static HostPage Read(byte[] page) => new HostListReader().Read(Answers.Request, Answers.Of(page));
}
