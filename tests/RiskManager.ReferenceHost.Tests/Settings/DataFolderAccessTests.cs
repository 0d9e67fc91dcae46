using System.Runtime.Versioning;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Settings.Files;

namespace RiskManager.ReferenceHost.Tests.Settings;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class DataFolderAccessTests
{
    [TestMethod]
    public async Task A_new_data_folder_is_for_its_account_alone_and_no_warning_appears()
    {
        using var folder = new TemporaryFolder();

        using var host = await OpenedHost.OpenAsync(folder.File("data"), CancellationToken.None);

        Assert.AreEqual(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.File("data")));
        Assert.IsEmpty(host.Warnings);
    }

    [TestMethod]
    [DataRow(UnixFileMode.GroupRead)]
    [DataRow(UnixFileMode.OtherExecute)]
    public async Task A_data_folder_that_others_may_read_is_a_warning_with_a_way_out(UnixFileMode surplus)
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("data");
        Directory.CreateDirectory(data);
        File.SetUnixFileMode(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | surplus);

        using var host = await OpenedHost.OpenAsync(data, CancellationToken.None);

        Assert.Contains($"chmod -R go-rwx {data}", host.Warnings.Single());
    }

    [TestMethod]
    public void A_folder_of_keys_that_others_may_read_is_a_warning_too()
    {
        using var folder = new TemporaryFolder();
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b_111_101_101);

        Assert.Contains("(mode 755)", DataFolderAccess.FindProblem(folder.Path)!);
    }
}
