using System.Text;
using CsCheck;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Access;

namespace RiskManager.ReferenceHost.Tests.Store;

/// <summary>
/// A text of a person is kept as it is, or refused with a sentence: never another text, and no exception of a library. Half of a surrogate
/// pair would become a question mark in SQLite; PostgreSQL refuses it, and NUL.
/// </summary>
[StoreTestClass]
public sealed class KeepableTextTests
{
    private const string Refusal =
        "A text holds a character that cannot be kept: NUL, or half of an emoji or of another rare character. Remove it.";
    private const int Samples = 25;

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char['a', 'z'], Gen.Char['\ud7fe', '\ue001'], Gen.Char['\ud83c', '\ud83e'], Gen.Char['\udc00', '\udc0f'], Gen.Const('\0'))
        .Array[1, 4].Select(characters => new string(characters));

    private int _number;

    [TestMethod]
    public async Task Every_text_of_a_person_is_kept_as_it_is_or_refused_with_a_sentence()
    {
        await using var store = await TestStore.CreateAsync();
        await store.Assets.ApplyAsync(TestStore.Batch(TestStore.Asset("1"), "Data center", "Administrator", TestStore.Run, []), default);
        var asset = await store.People.FindAsync(TestStore.Key("1"), default);
        var perimeters = new PerimeterEditing(store.Database, store.Clock, "Administrator");
        var attributes = new AttributeEditing(store.Database, store.Clock, "Administrator");
        var details = new AssetDetailEditing(store.Database, store.Clock, "Administrator");
        var knowledgeBases = new KnowledgeBaseEditing(store.Database, store.Clock, "Administrator");
        var accounts = TestAccounts.Of(store.Database);
        await attributes.AddAsync(1, "Owner", "Text", false, default);
        var owner = await store.Database.ReadAsync(connection => connection.GetTable<CustomAttributeRow>().Max(row => row.Id), default);

        foreach (var text in Some())
        {
            await KeepsAsync(text, name => perimeters.CreateAsync(null, name, default), store.Of<PerimeterRow>(row => row.Name));
            await KeepsAsync(
                text, name => store.People.EditAsync(asset, new AssetEdit(name, null), default), store.Of<AssetRow>(row => row.Name));
            await KeepsAsync(
                text, name => attributes.AddAsync(1, name, "Text", false, default), store.Of<CustomAttributeRow>(row => row.Name));
            await KeepsAsync(
                text, value => details.SetValueAsync(asset, owner, value, default), store.Of<CustomValueRow>(row => row.Value));
            await KeepsAsync(
                text, name => knowledgeBases.CreateAsync($"KBX.{_number:000000}", name, default),
                store.Of<KnowledgeBaseRow>(row => row.Name));
            await KeepsAsync(
                text, name => accounts.AddAsync(name, AccountRole.Reader, "correct horse battery"), store.Of<AccountRow>(row => row.Name),
                "Account: 1 to 100 characters are allowed, and no control characters.");
        }
    }

    [TestMethod]
    public async Task Every_text_that_is_looked_for_is_found_or_refused_with_a_sentence()
    {
        await using var store = await TestStore.CreateAsync();
        await store.Assets.ApplyAsync(TestStore.Batch(TestStore.Asset("1"), "Data center", "Administrator", TestStore.Run, []), default);
        var perimeter = await store.Database.ReadAsync(
            connection => connection.GetTable<PerimeterRow>().Single(row => row.Name == "Data center").Id, default);
        var search = new AssetSearch(store.Database);

        foreach (var text in Some())
            await KeepsAsync(text, wanted => search.FindAsync(new AssetQuery([perimeter], AssetColumn.Name, wanted), default), null);
    }

    private static List<string> Some()
    {
        var some = new List<string> { "\ud800", "\udc00\ud800", "\ud83d\ude00", "\0" };
        Texts.Sample(some.Add, iter: Samples, threads: 1);
        return some;
    }

    private async Task KeepsAsync(
        string text, Func<string, Task> keep, Func<Task<List<string?>>>? read, string refusal = Refusal)
    {
        text = $"x{text}{++_number}";
        try
        {
            await keep(text);
        }
        catch (TaskSettingsException refused)
        {
            Assert.AreEqual(refusal, refused.Message);
            Assert.IsFalse(IsWhole(text), "A text that can be kept was refused.");
            return;
        }

        Assert.IsTrue(IsWhole(text), "A text that cannot be kept was taken.");
        if (read is not null) CollectionAssert.Contains(await read(), text);
    }

    /// <summary>What the encoding itself says of a text.</summary>
    private static bool IsWhole(string text)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text) > 0 && !text.Contains('\0');
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}

file static class StoredTexts
{
    /// <summary>Reads a column of every row.</summary>
    public static Func<Task<List<string?>>> Of<TRow>(this TestStore store, Func<TRow, string?> column)
        where TRow : class =>
        () => store.Database.ReadAsync(connection => connection.GetTable<TRow>().ToList().ConvertAll(row => column(row)), default);
}
