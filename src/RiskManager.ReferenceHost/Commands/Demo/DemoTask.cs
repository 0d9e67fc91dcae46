using System.Text.Json.Nodes;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Commands.Demo;

/// <summary>The task of the demo: everything from the simulator, a new perimeter for each run that has new assets.</summary>
internal static class DemoTask
{
    public const string User = "demo";

    private const string Name = "Import Assets from Qualys (demo)";

    public static ConfiguredTask Of(TaskType type, Uri url, string password)
    {
        const string variable = "the password of this start";
        var form = new JsonObject
        {
            ["name"] = Name,
            ["serverUrl"] = url.GetLeftPart(UriPartial.Authority),
            ["accessAccount"] = User,
            ["accessPasswordEnvironmentVariable"] = variable,
            ["perimeterMode"] = "newPerRun",
            ["updateProperties"] = true,
            ["createComponents"] = true,

            // A person who starts the demo again with more hosts means it.
            ["stopAtNewPercent"] = 100,
            ["responsible"] = "Administrator",
        };
        return ConfiguredTask.Fill(SettingsFile.Parse("demo", form.ToJsonString()), type, name => name == variable ? password : null);
    }

    /// <summary>
    /// Configures the task, active and daily; one that is there from an earlier start gets the password of this start and keeps
    /// what people changed otherwise.
    /// </summary>
    /// <returns>Its identity.</returns>
    public static async Task<string> SaveAsync(ConnectorTasks tasks, ConfiguredTask task, CancellationToken cancellationToken)
    {
        var existing = (await tasks.ListAsync(cancellationToken))
            .FirstOrDefault(known => known.Name == Name && known.TypeId == task.Type.Id);
        if (existing is null)
        {
            var now = TimeProvider.System.GetLocalNow().DateTime;
            var form = new TaskForm(task.Type, task.Settings)
            {
                Schedule = new TaskSchedule { StartOn = now.Date.AddHours(now.Hour + 1) },
            };
            return await tasks.SaveAsync(form, Account.Local, cancellationToken);
        }

        var opened = await tasks.OpenAsync(existing.Id, cancellationToken);
        var fields = new SettingsForm(task.Type.SettingsType);
        foreach (var field in fields.Secrets.Concat(fields.InGroup(FormGroups.ServerInformation)))
            field.Property.SetValue(opened.Settings, field.Property.GetValue(task.Settings));
        opened.Active = true;
        return await tasks.SaveAsync(opened, Account.Local, cancellationToken);
    }
}
