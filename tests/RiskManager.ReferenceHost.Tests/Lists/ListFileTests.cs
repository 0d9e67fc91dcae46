using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using MiniExcelLibs;
using RiskManager.ReferenceHost.Lists.Files;
using RiskManager.ReferenceHost.Texts;
using TestSupport;

namespace RiskManager.ReferenceHost.Tests.Lists;

/// <summary>The files that lists become.</summary>
[TestClass]
public sealed class ListFileTests
{
    [TestMethod]
    public async Task A_csv_file_has_quotation_marks_where_rfc_4180_wants_them_and_crlf_after_every_row()
    {
        var list = List(["plain", 5L], ["comma, \"quote\" and\nline", null], ["=1+1", -5], [" a\nline", 1]);

        Assert.AreEqual(
            "Asset,Assets\r\nplain,5\r\n\"comma, \"\"quote\"\" and\nline\",\r\n'=1+1,-5\r\n\" a\nline\",1\r\n",
            Encoding.UTF8.GetString(await CsvAsync(list, withBom: false)));
    }

    [TestMethod]
    public async Task The_byte_order_mark_is_there_on_demand_only()
    {
        var list = List(["Größe", 1]);

        CollectionAssert.AreEqual(new byte[] { 0xEF, 0xBB, 0xBF }, (await CsvAsync(list, withBom: true))[..3]);
        CollectionAssert.AreEqual(Encoding.UTF8.GetBytes("Asset,Assets\r\nGröße,1\r\n"), await CsvAsync(list, withBom: false));
    }

    [TestMethod]
    public async Task The_header_is_in_the_language_of_the_reader()
    {
        var list = List(["plain", 5L]);

        var csv = await Language.SpeakAsync("pt-BR", () => CsvAsync(list, withBom: false));
        var workbook = await Language.SpeakAsync("pt-BR", () => XlsxAsync(list));

        Assert.StartsWith("Ativo,Ativos\r\n", Encoding.UTF8.GetString(csv));
        CollectionAssert.AreEqual(new object[] { "Ativo", "Ativos" }, Rows(workbook, "List 1")[0]);
    }

    [TestMethod]
    public async Task A_workbook_holds_texts_as_texts_and_numbers_as_numbers()
    {
        var workbook = await XlsxAsync(List(["=1+1", 5L], [" <b> & _x0041_ ", 1234567], ["two\nlines", null]));

        var rows = Rows(workbook, "List 1");
        CollectionAssert.AreEqual(new[] { "Asset", "=1+1", " <b> & _x0041_ ", "two\nlines" }, rows.Select(row => row[0]).ToArray());
        CollectionAssert.AreEqual(new object?[] { "Assets", 5d, 1234567d, null }, rows.Select(row => row[1]).ToArray());
        var sheet = Entry(workbook, "xl/worksheets/sheet1.xml");
        Assert.DoesNotContain("<x:f>", sheet);
        Assert.Contains("<x:c r=\"A2\" t=\"str\"", sheet);
    }

    [TestMethod]
    public async Task Rows_that_do_not_fit_into_a_sheet_go_into_further_sheets_with_the_header()
    {
        var workbook = await XlsxAsync(List(["a", 1], ["b", 2], ["c", 3], ["d", 4], ["e", 5]), maxRowsOfSheet: 3);

        CollectionAssert.AreEqual(new[] { "List 1", "List 2", "List 3" }, MiniExcel.GetSheetNames(workbook));
        CollectionAssert.AreEqual(new[] { "Asset", "a", "b" }, Rows(workbook, "List 1").Select(row => row[0]).ToArray());
        CollectionAssert.AreEqual(new[] { "Asset", "c", "d" }, Rows(workbook, "List 2").Select(row => row[0]).ToArray());
        CollectionAssert.AreEqual(new[] { "Asset", "e" }, Rows(workbook, "List 3").Select(row => row[0]).ToArray());
    }

    [TestMethod]
    public async Task Rows_that_fill_a_sheet_exactly_make_no_empty_one() => CollectionAssert.AreEqual(
        new[] { "List 1" }, MiniExcel.GetSheetNames(await XlsxAsync(List(["a", 1], ["b", 2]), maxRowsOfSheet: 3)));

    [TestMethod]
    public async Task A_list_without_rows_still_has_its_header()
    {
        Assert.AreEqual("Asset,Assets\r\n", Encoding.UTF8.GetString(await CsvAsync(List(), withBom: false)));
        CollectionAssert.AreEqual(new object[] { "Asset", "Assets" }, Rows(await XlsxAsync(List()), "List 1").Single());
    }

    [TestMethod]
    public async Task A_text_that_no_cell_of_a_workbook_can_hold_is_cut_and_says_so()
    {
        var workbook = await XlsxAsync(List([new string('x', 40_000), 1]));

        var text = (string)Rows(workbook, "List 1")[1][0]!;
        Assert.AreEqual(32_767, text.Length);
        Assert.EndsWith("x…", text);
    }

    [TestMethod]
    public async Task A_cancelled_download_ends_the_reading_in_either_format()
    {
        foreach (var write in new Func<ExportedList, CancellationToken, Task>[]
        {
            (list, token) => CsvListWriter.WriteAsync(list, Stream.Null, withBom: false, token),
            (list, token) => XlsxListWriter.WriteAsync(list, new MemoryStream(), XlsxListWriter.MaxRowsOfSheet, token),
        })
        {
            using var leaving = new CancellationTokenSource();
            var rows = new EndlessRows(leaving);

            await Assert.ThrowsAsync<OperationCanceledException>(() => write(List() with { Rows = rows.ReadAsync() }, leaving.Token));

            Assert.IsTrue(rows.Ended);
        }
    }

    private static ExportedList List(params object?[][] rows) => new(
        "list", [Words.Of($"Asset"), Words.Of($"Assets")], rows.Select(row => (IReadOnlyList<object?>)row).ToAsyncEnumerable());

    private static async Task<byte[]> CsvAsync(ExportedList list, bool withBom)
    {
        using var file = new MemoryStream();
        await CsvListWriter.WriteAsync(list, file, withBom, CancellationToken.None);
        return file.ToArray();
    }

    private static async Task<MemoryStream> XlsxAsync(ExportedList list, int maxRowsOfSheet = XlsxListWriter.MaxRowsOfSheet)
    {
        var file = new MemoryStream();
        await XlsxListWriter.WriteAsync(list, file, maxRowsOfSheet, CancellationToken.None);
        return file;
    }

    private static List<object?[]> Rows(Stream workbook, string sheet) =>
    [
        .. MiniExcel.Query(workbook, useHeaderRow: false, sheetName: sheet)
            .Select(row => ((IDictionary<string, object?>)row).Values.ToArray()),
    ];

    private static string Entry(Stream workbook, string name)
    {
        using var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Rows without an end, in the middle of which the browser goes away.</summary>
    private sealed class EndlessRows(CancellationTokenSource leaving)
    {
        public bool Ended { get; private set; }

        public async IAsyncEnumerable<IReadOnlyList<object?>> ReadAsync(
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            try
            {
                for (var row = 1; ; row++)
                {
                    await Task.Yield();
                    if (row == 5_000) await leaving.CancelAsync();
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return ["row", row];
                }
            }
            finally
            {
                Ended = true;
            }
        }
    }
}
