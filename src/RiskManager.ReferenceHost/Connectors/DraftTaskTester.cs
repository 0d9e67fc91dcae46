using System.Runtime.CompilerServices;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Connectors;

/// <summary>
/// Tries a form before it is saved: connection test, choices, preview. A blank secret stands for
/// the stored one. Nothing is written, except that a trial has succeeded.
/// </summary>
internal sealed class DraftTaskTester(
    Database database, DecryptedTasks tasks, TaskTrials trials, WebConfigFile webConfig, TimeProvider clock)
{
    /// <summary>Tests the connection, and the one to a real Risk Manager, and says what is wrong (R29).</summary>
    /// <exception cref="TaskSettingsException">
    /// The type cannot test, the kept secret cannot be decrypted, or a key of <c>web.config</c> must be corrected.
    /// </exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<ConnectionTestResult> TestConnectionAsync(TaskForm form, Account account, CancellationToken cancellationToken)
    {
        // The person may go on typing meanwhile.
        var tested = TaskForm.AccessOf(form.Settings);
        await using var session = await OpenAsync(
            form, account, NullTaskObserver.Instance, NullTaskObserver.Instance, "testing a connection", cancellationToken);
        var result = (await ConnectionTester.TestAsync(session, form.Type.DisplayName, webConfig.Read(), cancellationToken)).All;
        if (result.Succeeded)
        {
            form.RecordConnectionTest(tested);
            await trials.RecordAsync(TaskTrial.ConnectionTest, cancellationToken);
        }

        return result;
    }

    /// <summary>Reads what can be chosen in a field marked with <see cref="ChoicesAttribute"/>.</summary>
    /// <exception cref="TaskSettingsException">The form does not suffice to ask, or the type offers no choices.</exception>
    /// <exception cref="RemoteServiceException">The remote service refused or could not be reached.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<IReadOnlyList<string>> ChoicesAsync(TaskForm form, string list, Account account, CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(
            form, account, NullTaskObserver.Instance, NullTaskObserver.Instance, "reading choices", cancellationToken);
        return session.Task is ISupportsChoices choices
            ? await choices.GetChoicesAsync(list, session.Context, cancellationToken)
            : throw new TaskSettingsException(Words.Of($"The task type {form.Type.DisplayName} offers no choices."));
    }

    /// <summary>Says for each asset what a run would do (R23), as a stream.</summary>
    /// <param name="form">The form; it has to be right in every field.</param>
    /// <param name="account">Who asks.</param>
    /// <param name="progress">Takes reports of progress.</param>
    /// <param name="log">Takes the log.</param>
    /// <param name="cancellationToken">Ends the preview.</param>
    /// <exception cref="TaskSettingsException">Something has to be corrected, or the type offers no preview.</exception>
    /// <exception cref="RemoteServiceException">The remote service refused or could not be reached.</exception>
    /// <exception cref="HostStoreException">The host's storage could not be read.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async IAsyncEnumerable<PreviewedAsset> PreviewAsync(
        TaskForm form, Account account, ITaskProgress progress, ITaskLog log, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(form, account, progress, log, "a preview", cancellationToken);
        SettingsValidation.Check(session.Context.Settings);
        if (session.Task is not ISupportsPreview preview)
            throw new TaskSettingsException(Words.Of($"The task type {form.Type.DisplayName} offers no preview."));
        await foreach (var asset in preview.PreviewAsync(session.Context, cancellationToken)) yield return session.Redaction.Clean(asset);
        form.IsPreviewed = true;
        await trials.RecordAsync(TaskTrial.Preview, cancellationToken);
    }

    /// <summary>Finds out whether a run with this form would create the assets of the stored task again (R34).</summary>
    /// <returns>Null if it would not, if the task has no assets, or if that cannot be known.</returns>
    /// <exception cref="TaskSettingsException">Something has to be corrected.</exception>
    /// <exception cref="TaskChangedException">The task is gone.</exception>
    /// <exception cref="HostStoreException">The host's storage could not be read.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<SourceChange?> FindSourceChangeAsync(TaskForm form, Account account, CancellationToken cancellationToken)
    {
        if (form.TaskId is null || TaskForm.ServerOf(form.Settings) == form.ServerWhenOpened) return null;
        var row = await database.GetTaskAsync(form.TaskId, cancellationToken);
        var stored = new TaskForm(form.Type, SettingsJson.Read(form.Type.SettingsType, row.Settings));
        await using var session = await OpenAsync(
            form, account, NullTaskObserver.Instance, NullTaskObserver.Instance, "saving a task", cancellationToken);
        await using var storedSession = await OpenAsync(
            stored, account, NullTaskObserver.Instance, NullTaskObserver.Instance, "saving a task", cancellationToken);
        if (session.Task is not ISupportsAssetSource after || storedSession.Task is not ISupportsAssetSource before
            || session.Context.Services.GetService<IAssetSourceRepository>() is not { } assets)
            return null;
        var (old, @new) = (
            await before.FindAssetSourceAsync(storedSession.Context, cancellationToken),
            await after.FindAssetSourceAsync(session.Context, cancellationToken));
        var counts = await assets.CountAsync([old], cancellationToken);
        return old != @new && counts.TryGetValue(old, out var count) ? new SourceChange(old, @new, count) : null;
    }

    private async Task<TaskSession> OpenAsync(
        TaskForm form, Account account, ITaskProgress progress, ITaskLog log, string action, CancellationToken cancellationToken)
    {
        // Trying a form makes the host call an address of the person's choice with the stored password.
        account.RequireAdministrator(action);
        var settings = await tasks.FillAsync(form, cancellationToken);
        var request = new SessionRequest(form.Type, settings, progress, log);
        if (form.TaskId is { } taskId) request = request with { TaskId = taskId };
        return TaskSession.Open(request, database, webConfig.Read(), clock, log);
    }
}
