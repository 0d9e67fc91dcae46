using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Access.OpenId;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Notifications.Mail;
using RiskManager.ReferenceHost.Platform;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Settings.Files;

namespace RiskManager.ReferenceHost.Diagnosis.Configuration;

/// <summary>
/// Looks for everything that is wrong with <c>web.config</c> and with files of settings, without calling anybody. Writes nothing.
/// </summary>
internal sealed class ConfigurationCheck(PluginCatalog plugins)
{
    private readonly List<string> _problems = [];
    private readonly List<string> _warnings = [];

    /// <param name="folder">The data folder.</param>
    /// <param name="settingsFiles">Files with the settings of tasks.</param>
    public ConfigurationReport Run(string folder, IReadOnlyList<string> settingsFiles)
    {
        _problems.Clear();
        _warnings.Clear();
        CheckFile(folder);
        Collect(() => CheckKeys(WebConfig.ReadUnchecked(folder)));
        foreach (var file in settingsFiles) Collect(() => ConfiguredTask.Read(file, plugins), $"{file}: ");
        return new ConfigurationReport([.. _problems.Distinct()], [.. _warnings.Distinct()]);
    }

    private void CheckFile(string folder)
    {
        var path = Path.Combine(folder, WebConfig.FileName);
        if (!File.Exists(path))
        {
            _warnings.Add($"There is no {path}: every key has its default. The host writes the file with all keys when it starts.");
            return;
        }

        // In a folder that lets nobody else in, the rights of the file do not matter.
        if (DataFolderAccess.FindProblem(folder) is not null && PrivateFile.FindProblem(path) is { } problem) _warnings.Add(problem);
    }

    private void CheckKeys(WebConfig config)
    {
        var numbers = config.FindHostKeyProblems();
        _problems.AddRange(numbers);
        _warnings.AddRange(config.Warnings);

        // What follows takes numbers as they are.
        if (!HostKeys.Ranges.Keys.Any(key => numbers.Any(problem => problem.Contains($" {key} is \"", StringComparison.Ordinal))))
        {
            Collect(() => config.Database());
            Collect(() => PlatformSettings.Find(config));
            Collect(() => SmtpSettings.Find(config));
        }

        Collect(() => OpenIdSettings.Find(config));
        Collect(() => SiteLinks.Find(config));
        Collect(() => SiteNames.Proxies(config));
        CheckFolder(config);
        CheckTaskKeys(config);
    }

    private void CheckFolder(WebConfig config)
    {
        if (config.Find(HostKeys.KeyFolder) is { Length: > 0 } && !Directory.Exists(config.KeyFolder()))
        {
            _warnings.Add(
                $"{HostKeys.KeyFolder} names the folder {config.KeyFolder()}, which is not there. The host creates it, and passwords that "
                + "other keys encrypted cannot be read.");
        }
    }

    private void CheckTaskKeys(WebConfig config)
    {
        var known = new List<string>();
        foreach (var type in plugins.TaskTypes)
        {
            using var lease = type.Create();
            if (lease.Task is not ISupportsApplicationSettings task) continue;
            known.AddRange(task.ApplicationSettingKeys);
            Collect(() => task.CheckApplicationSettings(config, config.Files));
        }

        _warnings.AddRange(FindUnknown(config, known));
    }

    /// <summary>Keys that begin like one that is known, or are nearly one. Others belong to somebody else.</summary>
    private static IEnumerable<string> FindUnknown(WebConfig config, IReadOnlyList<string> known)
    {
        var prefixes = known.Select(Prefix).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var key in config.Keys.Order(StringComparer.Ordinal))
        {
            if (key.StartsWith(HostKeys.Prefix, StringComparison.OrdinalIgnoreCase)) continue;
            if (known.Contains(key, StringComparer.OrdinalIgnoreCase)) continue;
            var nearest = NearestKey.Find(key, [.. known, .. HostKeys.All]);
            if (nearest is not null) yield return $"web.config: the key {key} is not known; {nearest} is the nearest.";
            else if (prefixes.Contains(Prefix(key), StringComparer.OrdinalIgnoreCase))
                yield return $"web.config: the key {key} is not known; known are {string.Join(", ", known)}.";
        }
    }

    private static string Prefix(string key) => key.Split('.')[0];

    private void Collect(Action check, string place = "")
    {
        try
        {
            check();
        }
        catch (TaskSettingsException exception)
        {
            _problems.AddRange(exception.Problems.Select(problem => place + problem));
        }
    }
}
