using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Commands.Assets;

/// <summary><c>asset move|copy|delete|edit|delete-component</c>: what a person does on the screen, for scripts.</summary>
internal sealed class AssetCommand(ConsoleStreams streams)
{
    private const string Account = "Administrator";

    public Task<int> MoveAsync(AssetKey key, string perimeter, string dataFolder, CancellationToken cancellationToken) =>
        WorkAsync(dataFolder, async work =>
        {
            if (string.IsNullOrWhiteSpace(perimeter) || perimeter.Trim().Length > PerimeterRepository.NameLength)
                throw new TaskSettingsException($"--perimeter: a name of 1 to {PerimeterRepository.NameLength} characters is allowed.");
            if (await work.MoveAsync(key, perimeter, cancellationToken))
                await streams.Messages.WriteLineAsync($"There was no perimeter \"{perimeter.Trim()}\"; it was created.");
        }, cancellationToken);

    public Task<int> CopyAsync(AssetKey key, string dataFolder, CancellationToken cancellationToken) =>
        WorkAsync(
            dataFolder,
            async work => await streams.Messages.WriteLineAsync($"The copy is called \"{await work.CopyAsync(key, cancellationToken)}\"."),
            cancellationToken);

    public Task<int> DeleteAsync(AssetKey key, string dataFolder, CancellationToken cancellationToken) =>
        WorkAsync(dataFolder, work => work.DeleteAsync(key, cancellationToken), cancellationToken);

    public Task<int> EditAsync(AssetKey key, AssetEdit edit, string dataFolder, CancellationToken cancellationToken) =>
        WorkAsync(dataFolder, work =>
        {
            if (edit.Name is null && edit.DnsName is null)
                throw new TaskSettingsException("There is nothing to change: give --name or --dns-name.");
            if (edit.Name is not null && (string.IsNullOrWhiteSpace(edit.Name) || edit.Name.Length > AssetRow.MaxNameLength))
                throw new TaskSettingsException($"--name: 1 to {AssetRow.MaxNameLength} characters are allowed.");
            return work.EditAsync(key, edit, cancellationToken);
        }, cancellationToken);

    public Task<int> DeleteComponentAsync(AssetKey key, string component, string dataFolder, CancellationToken cancellationToken) =>
        WorkAsync(dataFolder, async work =>
        {
            if (!await work.DeleteComponentAsync(key, component, cancellationToken))
                throw new TaskSettingsException($"--component: the asset {key} has no asset component \"{component}\".");
        }, cancellationToken);

    private Task<int> WorkAsync(string dataFolder, Func<AssetEditing, Task> work, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            using var host = await OpenedHost.OpenAsync(dataFolder, cancellationToken);
            PlatformLinks.RequireOwnOrganization(host.WebConfig);
            await work(new AssetEditing(host.Database, host.Clock, Account));
            return ExitCodes.Complete;
        });
}
