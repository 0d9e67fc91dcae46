using System.Net;
using System.Security;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Tests.StandIn;

/// <summary>A server whose every answer holds the password that it was sent, in the encodings that servers use.</summary>
internal static class EchoingServer
{
    public static IReadOnlyList<string> Encodings(string secret) =>
    [
        secret, Uri.EscapeDataString(secret), Uri.EscapeDataString(Uri.EscapeDataString(secret)), WebUtility.UrlEncode(secret),
        WebUtility.HtmlEncode(secret), SecurityElement.Escape(secret), WebUtility.HtmlEncode(SecurityElement.Escape(secret)),
        JsonEncodedText.Encode(secret).ToString(), JsonEncodedText.Encode(JsonEncodedText.Encode(secret).ToString()).ToString(),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{secret}")),
    ];

    /// <summary>Says all of it in every place where a task says something.</summary>
    public static async Task<IntegrationTaskResult> RunAsync(
        IntegrationTaskContext context, string secret, CancellationToken cancellationToken)
    {
        var text = string.Join(" | ", Encodings(secret));
        foreach (var level in Enum.GetValues<TaskLogLevel>()) context.Log.Write(level, 7, $"logged {text}");
        context.Progress.Report(new TaskProgress($"doing {text}", 1, 2));
        await context.Services.GetRequiredService<IAssetRepository>().ApplyAsync(
            new ImportBatch
            {
                TaskId = context.TaskId,
                RunId = context.RunId,
                Responsible = context.Settings.Responsible,
                Quarantined = [new QuarantinedRecord($"ID {text}", $"reason {text}", $"<HOST>{text}</HOST>")],
                Checkpoint = new Checkpoint(context.TaskId, context.RunId, "{}"),
            },
            cancellationToken);
        return new IntegrationTaskResult
        {
            Status = RunStatus.Failed,
            FailureKind = FailureKind.RemoteService,
            Error = $"error {text}",
            ErrorTranslations = new Dictionary<string, string> { ["pt-BR"] = $"erro {text}" },
            MissingIds = [$"missing {text}"],
        };
    }
}
