using System.ComponentModel.Composition;

namespace RiskManager.Contracts;

/// <summary>
/// Exports a class as <see cref="IIntegrationTask"/>, with the metadata that the Connectors screen shows without creating the task
/// (R16). The part is never shared: each run gets an instance of its own.
/// </summary>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class IntegrationTaskAttribute : ExportAttribute
{
    /// <summary>Describes a task type.</summary>
    /// <param name="id">Identifies the type permanently, for example <c>qualys.import-assets</c>; configured tasks refer to it.</param>
    /// <param name="name">The name in the list of task types.</param>
    /// <param name="settingsType">The annotated class that is the form; derives from <see cref="IntegrationTaskSettings"/>.</param>
    public IntegrationTaskAttribute(string id, string name, Type settingsType)
        : base(typeof(IIntegrationTask))
    {
        Id = id;
        Name = name;
        SettingsType = settingsType;
    }

    /// <summary>Identifies the task type permanently.</summary>
    public string Id { get; }

    /// <summary>The name in the list of task types.</summary>
    public string Name { get; }

    /// <summary>The annotated settings class that the host draws as the form.</summary>
    public Type SettingsType { get; }

    /// <summary>One or two sentences for the person who chooses a task type.</summary>
    public string Description { get; set; } = "";

    /// <summary>
    /// A public class whose public static string properties <c>TaskName</c> and <c>TaskDescription</c> return name and description
    /// in the caller's language; null: both are shown as they are.
    /// </summary>
    public Type? ResourceType { get; set; }

    /// <summary>The product whose data the task imports, for example <c>Qualys</c>. Order warnings compare it (R15).</summary>
    public string DataSource { get; set; } = "";

    /// <summary>What the task imports, for example <c>assets</c> or <c>vulnerabilities</c>. Order warnings compare it (R15).</summary>
    public string ImportedObjects { get; set; } = "";
}
