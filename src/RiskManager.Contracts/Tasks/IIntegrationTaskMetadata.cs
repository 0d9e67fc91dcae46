using System.ComponentModel;

namespace RiskManager.Contracts;

/// <summary>The metadata view of <see cref="IntegrationTaskAttribute"/>; MEF fills it.</summary>
/// <remarks>
/// MEF silently leaves out a part that lacks a key without a default, so only keys that every version of the attribute has are
/// required here.
/// </remarks>
public interface IIntegrationTaskMetadata
{
    /// <summary>Identifies the task type permanently.</summary>
    string Id { get; }

    /// <summary>The name in the list of task types.</summary>
    string Name { get; }

    /// <summary>The annotated settings class.</summary>
    Type SettingsType { get; }

    /// <summary>One or two sentences about the task type.</summary>
    [DefaultValue("")]
    string Description { get; }

    /// <summary>Returns name and description in the caller's language; null: they are shown as they are.</summary>
    [DefaultValue(null)]
    Type? ResourceType { get; }

    /// <summary>The product whose data the task imports.</summary>
    [DefaultValue("")]
    string DataSource { get; }

    /// <summary>What the task imports.</summary>
    [DefaultValue("")]
    string ImportedObjects { get; }
}
