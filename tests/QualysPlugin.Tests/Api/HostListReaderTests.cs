using System.Text;
using CsCheck;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;

namespace QualysPlugin.Tests.Api;

[TestClass]
public sealed class HostListReaderTests
{
    private const string Three = """
        <HOST_LIST>
        <HOST><ID>11</ID><IP>10.0.0.1</IP><DNS><![CDATA[a & b <HOST> ]]></DNS></HOST>
        <HOST><NETBIOS> NB
        </NETBIOS><NEW_IN_2031><DEEP><ID>999</ID></DEEP></NEW_IN_2031><ID>12</ID><OS /></HOST>
        <HOST><ID>13</ID><TAGS><TAG><NAME>x</NAME></TAG></TAGS>
        <DNS_DATA><HOSTNAME>c</HOSTNAME><DOMAIN /><FQDN>c.example.test</FQDN></DNS_DATA></HOST>
        </HOST_LIST>
        """;

    [TestMethod]
    public void Hosts_are_read_in_any_order_of_elements_and_unknown_elements_are_passed_over()
    {
        var page = Read(Answers.Page(Three));

        CollectionAssert.AreEqual(new[] { 11L, 12L, 13L }, page.Hosts.Select(host => host.Id).ToArray());
        Assert.AreEqual(("a & b <HOST>", "NB", "c.example.test"), (page.Hosts[0].Dns, page.Hosts[1].NetBios, page.Hosts[2].Fqdn));
        Assert.IsNull(page.Hosts[1].OperatingSystem);
        Assert.IsEmpty(page.Rejected);
        Assert.IsNull(page.Next);
    }

    [TestMethod]
    public void A_repeated_element_is_no_silent_change()
    {
        var host = Read(Answers.Page("<HOST_LIST><HOST><ID>1</ID><ID>1</ID><IP>10.0.0.1</IP><IP>10.0.0.2</IP>"
            + "<IPV6>2001:db8::1</IPV6><IPV6/><IPV6>2001:db8::2</IPV6><DNS/><DNS>a</DNS><DNS>b</DNS><DNS />"
            + "<OS>Linux</OS><OS>AIX</OS></HOST></HOST_LIST>")).Hosts.Single();

        Assert.AreEqual(
            ("10.0.0.1, 10.0.0.2", "2001:db8::1, 2001:db8::2", "a", "Linux"), (host.Ip, host.Ipv6, host.Dns, host.OperatingSystem));
    }

    [TestMethod]
    public void Two_ids_of_one_host_are_put_aside_because_nobody_knows_which_it_is()
    {
        var page = Read(Answers.Page("<HOST_LIST><HOST><ID>1</ID><ID>2</ID></HOST><HOST><ID>3</ID></HOST></HOST_LIST>"));

        Assert.AreEqual((3L, 1L), (page.Hosts.Single().Id, page.Rejected.Single().Id));
        StringAssert.Contains(page.Rejected.Single().Reason, "The host has two IDs, \"1\" and \"2\".");
    }

    [TestMethod]
    public void Names_are_read_out_of_the_data_of_DNS()
    {
        var host = Read(Answers.Page("<HOST_LIST><HOST><ID>1</ID><DNS_DATA><HOSTNAME>a</HOSTNAME><DOMAIN /></DNS_DATA></HOST></HOST_LIST>"))
            .Hosts.Single();

        Assert.AreEqual(("a", null, null), (host.HostName, host.Domain, host.Fqdn));
    }

    [TestMethod]
    public void An_empty_answer_has_no_hosts_and_several_lists_are_one()
    {
        Assert.IsEmpty(Read(Answers.Page("")).Hosts);
        Assert.HasCount(
            2, Read(Answers.Page("<HOST_LIST><HOST><ID>1</ID></HOST></HOST_LIST><HOST_LIST><HOST><ID>2</ID></HOST></HOST_LIST>")).Hosts);
    }

    [TestMethod]
    public void Of_the_next_pages_url_only_the_lowest_id_is_taken()
    {
        const string warning =
            "<WARNING><CODE>1980</CODE><TEXT>4 record\nlimit</TEXT><URL>\n "
                + "<![CDATA[https://elsewhere.example.test/api/2.0/fo/asset/host/?action=list&details=All/AGs"
                + "&truncation_limit=4&id_min=112860141]]>\n</URL></WARNING><GLOSSARY />";

        Assert.AreEqual(112860141, Read(Answers.Page(Three, warning)).Next!.IdMin);
    }

    [TestMethod]
    [DataRow("<HOST><IP>10.0.0.9</IP></HOST>", null)]
    [DataRow("<HOST><ID>abc</ID></HOST>", null)]
    [DataRow("<HOST><ID>0</ID></HOST>", null)]
    [DataRow("<HOST><ID>77</ID><DNS>broken</NETBIOS></HOST>", 77L)]
    [DataRow("<HOST><ID>77</ID><DNS>&undeclared;</DNS></HOST>", 77L)]
    [DataRow("<HOST><ID>77</ID><DNS><B>nested</B></DNS></HOST>", 77L)]
    [DataRow("<HOST><ID>77</ID><DNS>not closed", 77L)]
    [DataRow("<HOST />", null)]
    [DataRow("<HOST since=\"2031\"><ID>77</ID><DNS>&undeclared;</DNS></HOST >", 77L)]
    [DataRow("<HOST><ID><![CDATA[ 77 ]]></ID><DNS>&undeclared;</DNS></HOST>", 77L)]
    public void One_malformed_host_costs_one_host(string host, long? id)
    {
        var page =
            Read(Answers.Page(
                $"<HOST_LIST><HOST><ID>1</ID></HOST>{host}<HOST><ID>2</ID><DNS><![CDATA[</HOST>]]></DNS></HOST></HOST_LIST>"));

        CollectionAssert.AreEqual(new[] { 1L, 2L }, page.Hosts.Select(found => found.Id).ToArray());
        Assert.AreEqual(id, page.Rejected.Single().Id);
        StringAssert.StartsWith(page.Rejected.Single().Fragment, "<HOST");
    }

    [TestMethod]
    public void Hosts_whose_tags_have_attributes_survive_a_malformed_neighbour()
    {
        var page =
            Read(Answers.Page(
                "<HOST_LIST><HOST since=\"2031\"><ID>1</ID></HOST><HOST since=\"2031\"><ID>2</ID><DNS>&undeclared;</DNS></HOST>"
                    + "<HOST\n><ID>3</ID></HOST ></HOST_LIST>"));

        CollectionAssert.AreEqual(new[] { 1L, 3L }, page.Hosts.Select(host => host.Id).ToArray());
        Assert.AreEqual(2, page.Rejected.Single().Id);
    }

    [TestMethod]
    public void A_malformed_host_before_a_long_comment_is_no_cut_off_page()
    {
        var page =
            Read(Answers.Page("<HOST_LIST><HOST><ID>1</ID></HOST><HOST><ID>2</ID><DNS>&undeclared;</DNS></HOST></HOST_LIST>")
                + $"<!-- {new string('c', 200_000)} -->");

        Assert.AreEqual((1L, 2L), (page.Hosts.Single().Id, page.Rejected.Single().Id));
    }

    [TestMethod]
    public void Blank_lines_before_the_declaration_do_no_harm()
    {
        var body = "\r\n \n" + Answers.Page(Three);

        Assert.IsNull(ResponseCheck.FindFault(Answers.Request, Answers.Of(body)));
        Assert.HasCount(3, Read(body).Hosts);
    }

    [TestMethod]
    public void An_oversized_value_costs_its_host_and_the_fragment_is_bounded()
    {
        var page =
            Read(Answers.Page(
                $"<HOST_LIST><HOST><ID>5</ID><DNS>{new string('x', 3_000_000)}</DNS></HOST><HOST><ID>6</ID></HOST></HOST_LIST>"));

        Assert.AreEqual(6, page.Hosts.Single().Id);
        Assert.IsLessThanOrEqualTo(RejectedHost.MaxFragmentLength, page.Rejected.Single().Fragment.Length);
    }

    [TestMethod]
    public void A_wrong_declaration_of_the_encoding_does_no_harm()
    {
        foreach (var encoding in new[] { "ISO-8859-1", "UTF-16", "windows-1252", "nonsense" })
            Assert.AreEqual(
                "JOÃO", Read(Answers.Page("<HOST_LIST><HOST><ID>1</ID><NETBIOS>JOÃO</NETBIOS></HOST></HOST_LIST>", encoding: encoding))
                .Hosts[0].NetBios, encoding);
    }

    [TestMethod]
    public void Bytes_that_are_not_utf8_cost_their_host()
    {
        var bytes =
            Encoding.UTF8.GetBytes(Answers.Page("<HOST_LIST><HOST><ID>1</ID><DNS>a#b</DNS></HOST><HOST><ID>2</ID></HOST></HOST_LIST>"));
        bytes[Array.IndexOf(bytes, (byte)'#')] = 0xFF;

        var page = new HostListReader().Read(Answers.Request, Answers.Of(bytes));

        Assert.AreEqual((2L, 1L), (page.Hosts.Single().Id, page.Rejected.Single().Id));
    }

    [TestMethod]
    public void A_bomb_of_entities_and_an_external_entity_are_harmless()
    {
        foreach (
            var dtd in new[] { "<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY p \"&b;&b;&b;\">",
                "<!ENTITY p SYSTEM \"file:///etc/passwd\">" })
        {
            var page =
                Read($"<!DOCTYPE HOST_LIST_OUTPUT [{dtd}]><HOST_LIST_OUTPUT><RESPONSE><HOST_LIST><HOST><ID>1</ID><DNS>&p;</DNS>"
                    + $"</HOST><HOST><ID>2</ID></HOST></HOST_LIST></RESPONSE></HOST_LIST_OUTPUT>");
            Assert.AreEqual((2L, 1L), (page.Hosts.Single().Id, page.Rejected.Single().Id));
        }
    }

    [TestMethod]
    public void A_page_that_was_cut_off_anywhere_is_asked_for_again_and_never_taken_for_less()
    {
        var bytes = Encoding.UTF8.GetBytes(Answers.Page(Three));
        var end = Encoding.UTF8.GetString(bytes).IndexOf("</HOST_LIST_OUTPUT>", StringComparison.Ordinal);
        for (var length = 60; length < end; length += 7)
        {
            var fault =
                Assert.ThrowsExactly<QualysApiException>(() => new HostListReader().Read(Answers.Request, Answers.Of(bytes[..length])));
            Assert.AreEqual(ApiFault.Transient, fault.Fault);
        }
    }

    [TestMethod]
    public void Some_mutated_pages_bring_no_crash_and_no_host_that_was_never_there() => ReadMutatedPages(4_000);

    [TestMethod]
    [TestCategory("Slow")]
    public void Two_hundred_thousand_mutated_pages_bring_no_crash_and_no_host_that_was_never_there() => ReadMutatedPages(200_000);

    [TestMethod]
    public void What_was_received_is_what_is_read() => Gen.Byte.Array[0, 200_000].Sample(bytes =>
    {
        using var answer = Answers.Of(bytes);
        var copy = new MemoryStream();
        answer.Body.CopyTo(copy);
        CollectionAssert.AreEqual(bytes, copy.ToArray());
    }, iter: 50);

    private static void ReadMutatedPages(int documents)
    {
        var page =
            Encoding.UTF8.GetBytes(Answers.Page(
                Three, "<WARNING><CODE>1980</CODE><URL><![CDATA[https://q.example.test/?id_min=14]]></URL></WARNING>"));
        var random = new Random(20261124);
        var reader = new HostListReader();
        var digits = new byte[page.Length];
        for (var document = 0; document < documents; document++)
        {
            page.CopyTo(digits, 0);
            for (var mutations = random.Next(1, 6); mutations > 0; mutations--)
            {
                // Digits stay as they are, so that an ID that was never there could only come from the reader.
                var position = random.Next(page.Length);
                if (!char.IsAsciiDigit((char)digits[position]))
                    digits[position] = (byte)(random.Next(3) == 0 ? "<>&;]!-/\"= \n\u0000"[random.Next(13)] : random.Next(58, 256));
            }

            using var answer = Answers.Of(digits);
            try
            {
                var read = reader.Read(Answers.Request, answer);
                Assert.IsTrue(
                    read.Hosts.All(host => host.Id is 11 or 12 or 13 or 999
                        || "1 2 3 9 99 10 0 20".Contains($"{host.Id}", StringComparison.Ordinal)), Encoding.UTF8.GetString(digits));
            }
            catch (QualysApiException)
            {
                // A clear error is a good answer to a mutated page.
            }
        }
    }

    private static HostPage Read(string xml)
    {
        using var answer = Answers.Of(xml);
        return new HostListReader().Read(Answers.Request, answer);
    }
}
