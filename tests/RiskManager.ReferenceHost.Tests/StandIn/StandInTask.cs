using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Tests.StandIn;

/// <summary>A task type small enough to see through: it imports as many assets as its form says.</summary>
[IntegrationTask("stand-in", "Stand-in task", typeof(StandInSettings), Description = "For tests.")]
public sealed class StandInTask : IIntegrationTask, ISupportsPreview, ISupportsTestConnection, ISupportsAssetSource
{
    /// <summary>A server that has two records without identity, the same in every value.</summary>
    public const string ServerOfTwins = "http://one/twins";

    public void ConfigureServices(IServiceCollection services) => services.AddScoped<StringBuilder>();

    public async Task<IntegrationTaskResult> RunAsync(IntegrationTaskContext context, CancellationToken cancellationToken)
    {
        var settings = (StandInSettings)context.Settings;
        context.Log.Write(TaskLogLevel.Information, 1, "Importing with <b>care</b>");
        if (context.IsUnattended) context.Log.Write(TaskLogLevel.Information, 2, "Nobody watches");
        if (context.IsApproved) context.Log.Write(TaskLogLevel.Information, 3, "Somebody approved it");
        if (settings.Mode == StandInMode.Held && !context.IsApproved) return Held;
        if (settings.Mode == StandInMode.Refused)
            throw new TaskSettingsException(["first: too small", "second: too large", "first: too small"]);
        if (settings.Mode == StandInMode.Defect) throw new InvalidOperationException("a defect");
        if (settings.Mode == StandInMode.Echo)
            return await EchoingServer.RunAsync(context, settings.AccessPassword, cancellationToken);
        if (settings.Mode == StandInMode.RemoteRefusal)
            return new IntegrationTaskResult
            {
                Status = RunStatus.Failed,
                FailureKind = FailureKind.RemoteService,
                Error = "The service refused the login.",
            };

        var applied = await ApplyAsync(context, settings.Assets, cancellationToken);
        context.Progress.Report(new TaskProgress("Importing", settings.Assets, settings.Assets));
        if (settings.Mode == StandInMode.UntilCancelled) await Task.Delay(Timeout.Infinite, cancellationToken);
        await context.Services.GetRequiredService<ICheckpointRepository>().RemoveAsync(context.TaskId, cancellationToken);
        var missing = settings.Mode == StandInMode.Incomplete ? 1 : 0;
        return new IntegrationTaskResult
        {
            Status = missing == 0 ? RunStatus.Complete : RunStatus.Incomplete,
            Error = missing == 0 ? null : "One record is missing.",
            Expected = settings.Assets + missing,
            Missing = missing,
            Counts = new ImportCounts { Created = applied.Created, Updated = applied.Updated },
            Perimeter = "Stand-in",
            PerimeterCreated = applied.PerimeterCreated,
        };
    }

    public async IAsyncEnumerable<PreviewedAsset> PreviewAsync(
        IntegrationTaskContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (((StandInSettings)context.Settings).ServerUrl == ServerOfTwins)
        {
            yield return new PreviewedAsset(null, PreviewAction.Quarantine, null) { Rule = "no identity" };
            yield return new PreviewedAsset(null, PreviewAction.Quarantine, null) { Rule = "no identity" };
        }

        for (var id = 1; id <= ((StandInSettings)context.Settings).Assets; id++)
            yield return new PreviewedAsset(
                new AssetKey("stand-in", $"{id}"), PreviewAction.Create,
                $"Größe {id}") { Rule = Said(context, "a rule"), Changes = [new FieldChange("name", null, "n")] };
    }

    public Task<ConnectionTestResult> TestConnectionAsync(IntegrationTaskContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new ConnectionTestResult(
        [
            new ConnectionTestStep("Find the server", true, "found"),
            new ConnectionTestStep("Sign in", ((StandInSettings)context.Settings).Mode == StandInMode.Complete, Said(context, "tried")),
        ]));

    public Task<string> FindAssetSourceAsync(IntegrationTaskContext context, CancellationToken cancellationToken) =>
        Task.FromResult(((StandInSettings)context.Settings).ServerUrl.StartsWith("http://one", StringComparison.Ordinal)
            ? "stand-in"
            : "another source");

    private static IntegrationTaskResult Held => new()
    {
        Status = RunStatus.Held,
        Error = "Too much is new.",
        Expected = 40,
        Hold = new RunHold(HoldReason.TooManyNew, 30, 40, 50) { Examples = [new(new AssetKey("stand-in", "7"), null, "Größe 7")] },
    };

    private static string Said(IntegrationTaskContext context, string text) =>
        context.Settings is StandInSettings { Mode: StandInMode.Echo } settings
            ? string.Join(" | ", EchoingServer.Encodings(settings.AccessPassword))
            : text;

    private static Task<AppliedBatch> ApplyAsync(IntegrationTaskContext context, int assets, CancellationToken cancellationToken)
    {
        var document = new StringBuilder("<assets>");
        for (var id = 1; id <= assets; id++)
            document.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"<asset><source>stand-in</source><id>{id}</id><name>Größe {id}</name><type>Technology</type></asset>");
        var batch = new ImportBatch
        {
            TaskId = context.TaskId,
            RunId = context.RunId,
            Document = new ArraySegment<byte>(Encoding.UTF8.GetBytes(document.Append("</assets>").ToString())),
            Perimeter = "Stand-in",
            Responsible = context.Settings.Responsible,
            Checkpoint = new Checkpoint(context.TaskId, context.RunId, "{}"),
        };
        return context.Services.GetRequiredService<IAssetRepository>().ApplyAsync(batch, cancellationToken);
    }
}
