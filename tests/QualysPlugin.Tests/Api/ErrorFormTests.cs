using QualysPlugin.Api.Http;

namespace QualysPlugin.Tests.Api;

/// <summary>An error is an error in whatever form it comes, on every call, and its number decides.</summary>
[TestClass]
public sealed class ErrorFormTests
{
    [TestMethod]
    [DataRow(999, "Transient")]
    [DataRow(1905, "Parameter")]
    [DataRow(1920, "Concurrency")]
    [DataRow(1965, "Rate")]
    [DataRow(1999, "Final")]
    [DataRow(2000, "Final")]
    [DataRow(2001, "Final")]
    [DataRow(4711, "Final")]
    public void The_number_of_every_form_is_judged_alike(int number, string fault)
    {
        foreach (var (form, write) in ErrorForms.Numbered)
        {
            var found = ResponseCheck.FindFault(Answers.Request, Answers.Of(write(number, "Text of Qualys")));

            Assert.AreEqual((fault, number), (found?.Fault.ToString(), found?.Code), form);
            StringAssert.Contains(found!.WhatHappened, $"Qualys says \"Text of Qualys\" (code {number}, HTTP 200).", form);
        }
    }

    [TestMethod]
    [DataRow(999, "Transient", false)]
    [DataRow(2000, "Final", true)]
    public void No_reader_takes_a_numbered_error_for_its_document(int number, string fault, bool isRefusedLogin)
    {
        foreach (var reader in AnyReader.All)
        {
            foreach (var (form, write) in ErrorForms.Numbered)
            {
                var found = Fault(reader, write(number, "Text of Qualys"));

                Assert.AreEqual((fault, isRefusedLogin), (found.Fault.ToString(), found.IsRefusedLogin), $"{form} as {reader.Name}");
                StringAssert.Contains(found.WhatHappened, "Text of Qualys", $"{form} as {reader.Name}");
            }
        }
    }

    [TestMethod]
    public void No_reader_takes_an_error_without_a_number_for_its_document()
    {
        foreach (var reader in AnyReader.All)
        {
            foreach (var (form, write) in ErrorForms.Unnumbered)
                Assert.AreEqual(ApiFault.Final, Fault(reader, write("Text of Qualys")).Fault, $"{form} as {reader.Name}");
        }
    }

    [TestMethod]
    [DataRow("INVALID_CREDENTIALS", 2000)]
    [DataRow("UNAUTHORIZED", 2012)]
    [DataRow("EVALUATION_EXPIRED", 2001)]
    [DataRow("INVALID_REQUEST", 1905)]
    public void A_word_of_the_newer_APIs_is_judged_like_the_number_of_the_older_ones(string word, int number)
    {
        var xml = $"<ServiceResponse><responseCode>{word}</responseCode><responseErrorDetails><errorMessage>Sorry</errorMessage>"
            + "</responseErrorDetails></ServiceResponse>";

        var found = ResponseCheck.FindFault(Answers.Request, Answers.Of(xml))!;

        Assert.AreEqual(number, found.Code);
        StringAssert.Contains(found.WhatHappened, $"Qualys says \"Sorry\" (code {word}, HTTP 200).");
    }

    [TestMethod]
    public void An_error_after_the_content_of_a_list_counts_too()
    {
        foreach (var reader in AnyReader.Lists)
        {
            var broken = reader.Document.Replace(
                "</RESPONSE>", "<CODE>999</CODE><TEXT>Internal error</TEXT></RESPONSE>", StringComparison.Ordinal);

            Assert.AreEqual(ApiFault.Transient, Fault(reader, broken).Fault, reader.Name);
        }
    }

    [TestMethod]
    public void An_error_in_the_middle_of_a_report_counts_too()
    {
        const string error = "<ERROR number=\"999\">Internal error</ERROR>";
        foreach (var reader in AnyReader.Reports)
        {
            var broken = reader.Document
                .Replace("<GLOSSARY>", error + "<GLOSSARY>", StringComparison.Ordinal)
                .Replace("</SCAN>", error + "</SCAN>", StringComparison.Ordinal);

            Assert.AreEqual(ApiFault.Transient, Fault(reader, broken).Fault, reader.Name);
        }
    }

    [TestMethod]
    [DataRow("<ERROR number=\"0\"/>")]
    [DataRow("<ERROR number=\"0\">No error</ERROR>")]
    [DataRow("<ERROR/>")]
    public void Number_0_is_no_error(string element)
    {
        foreach (var reader in AnyReader.Reports)
        {
            var document = reader.Document.Replace("<HEADER>", element + "<HEADER>", StringComparison.Ordinal);

            Assert.AreEqual(AnyReader.Expected, reader.Read(document), reader.Name);
        }
    }

    [TestMethod]
    [DataRow("<HOST_LIST_OUTPUT/>")]
    [DataRow("<ASSET_GROUP_LIST_OUTPUT></ASSET_GROUP_LIST_OUTPUT>")]
    [DataRow("<REPORT_LIST_OUTPUT><OTHER/></REPORT_LIST_OUTPUT>")]
    [DataRow("<foo/>")]
    [DataRow("<HTML><BODY>Sorry</BODY></HTML>")]
    [DataRow("\"IP\",\"DNS\"\n\"10.0.0.1\",\"ALFA\"")]
    [DataRow("{ \"error\": \"Internal error\" }")]
    [DataRow("%PDF-1.4")]
    [DataRow("  \n ")]
    [DataRow("")]
    public void What_is_not_the_document_that_was_asked_for_is_never_an_empty_one(string document)
    {
        foreach (var reader in AnyReader.All)
            Assert.IsNotNull(Fault(reader, document), reader.Name);
    }

    [TestMethod]
    public void A_sign_in_that_is_confirmed_without_a_code_is_no_error() =>
        Assert.IsNull(ResponseCheck.FindFault(
            Answers.Request, Answers.Of("<SIMPLE_RETURN><RESPONSE><TEXT>Logged in</TEXT></RESPONSE></SIMPLE_RETURN>")));

    [TestMethod]
    public void A_text_of_any_length_is_repeated_in_part()
    {
        var form = ErrorForms.Numbered["GENERIC_RETURN"](999, new string('x', 5_000));

        Assert.IsLessThan(1_300, ResponseCheck.FindFault(Answers.Request, Answers.Of(form))!.Message.Length);
    }

    private static QualysApiException Fault(AnyReader reader, string document) =>
        Assert.ThrowsExactly<QualysApiException>(() => reader.Read(document), reader.Name);
}
