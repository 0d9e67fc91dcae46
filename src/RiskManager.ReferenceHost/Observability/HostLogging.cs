using System.Globalization;
using RiskManager.ReferenceHost.Settings;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace RiskManager.ReferenceHost.Observability;

/// <summary>The log of the host itself: warnings on standard error, everything in a file a day in the data folder.</summary>
internal static class HostLogging
{
    private const int MaxFiles = 14;
    private const long MaxBytes = 50 * 1024 * 1024;
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u4} {SourceContext} {Message:lj}{NewLine}{Exception}";

    public static void AddHostLogging(this IServiceCollection services, HostFolder folder) =>
        services.AddSerilog(log => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)

            // Keys lie unencrypted in the data folder on purpose; docs/host.md says who may have access to it.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .WriteTo.Logger(console => console.Filter.ByExcluding(IsFailedStart).WriteTo.Console(
                Formatter("{Timestamp:HH:mm:ss} {Level:u4} {Message:lj}{NewLine}{Exception}"), LogEventLevel.Warning,
                standardErrorFromLevel: LogEventLevel.Verbose))
            .WriteTo.File(
                Formatter(Line), Path.Combine(folder.Logs, "host-.log"),
                rollingInterval: RollingInterval.Day, fileSizeLimitBytes: MaxBytes, rollOnFileSizeLimit: true,
                retainedFileCountLimit: MaxFiles, shared: true),
            preserveStaticLogger: true);

    private static PrintableFormatter Formatter(string template) =>
        new(new MessageTemplateTextFormatter(template, CultureInfo.InvariantCulture));

    /// <summary>The framework's own report of a site that did not start; the command says it in a sentence, the file keeps both.</summary>
    private static bool IsFailedStart(LogEvent entry) =>
        entry.Exception is not null && entry.MessageTemplate.Text == "Hosting failed to start";
}
