using System.Text;
using RiskManager.ReferenceHost.Export;

namespace RiskManager.ReferenceHost.Tests.Export;

[TestClass]
public sealed class AssetSpoolTests
{
    private const string Nine = "<asset><source>S</source><id>9</id><name>nine</name><type>Technology</type></asset>";
    private const string Ten = "<asset><source>S</source><id>10</id><name>ten</name><type>Technology</type></asset>";

    [TestMethod]
    public void Assets_come_back_in_the_order_of_their_numbers_whatever_the_order_in_which_they_came()
    {
        using var folder = new TemporaryFolder();
        using var spool = AssetSpool.Open(folder.File("spool"));
        Add(spool, Ten);
        Add(spool, Nine);

        Assert.AreEqual(2, spool.Sort());

        Assert.AreEqual($"{Nine}\n{Ten}\n", Text(spool, 0, 2));
        Assert.AreEqual($"{Ten}\n", Text(spool, 1, 1));
    }

    [TestMethod]
    public void Of_an_asset_that_came_twice_the_last_stays()
    {
        using var folder = new TemporaryFolder();
        using var spool = AssetSpool.Open(folder.File("spool"));
        Add(spool, Nine);
        Add(spool, Nine.Replace("nine", "new", StringComparison.Ordinal));

        Assert.AreEqual(1, spool.Sort());

        Assert.AreEqual(Nine.Replace("nine", "new", StringComparison.Ordinal) + "\n", Text(spool, 0, 1));
    }

    [TestMethod]
    public void A_spool_that_a_killed_export_left_behind_is_emptied_and_removed_at_the_end()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("spool", "left behind");

        using (var spool = AssetSpool.Open(path))
        {
            Add(spool, Nine);
            spool.Sort();
            Assert.AreEqual($"{Nine}\n", Text(spool, 0, 1));
        }

        Assert.IsFalse(File.Exists(path));
    }

    [TestMethod]
    public void A_second_export_to_the_same_place_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var spool = AssetSpool.Open(folder.File("spool"));

        Assert.ThrowsExactly<IOException>(() => AssetSpool.Open(folder.File("spool")));
    }

    private static void Add(AssetSpool spool, string assets) =>
        spool.Add(new ArraySegment<byte>(Encoding.UTF8.GetBytes($"<assets>{assets}</assets>")), null);

    private static string Text(AssetSpool spool, int first, int count)
    {
        using var stream = new MemoryStream();
        spool.CopyTo(first, count, stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
