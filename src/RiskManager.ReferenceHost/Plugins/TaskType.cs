namespace RiskManager.ReferenceHost.Plugins;

/// <summary>A task type that a plugin brought: what the list shows, and how to make an instance for a run.</summary>
/// <param name="Id">Identifies the type; never changes.</param>
/// <param name="Name">Its name in the list.</param>
/// <param name="Description">One or two sentences about it.</param>
/// <param name="SettingsType">The class that is its form.</param>
/// <param name="Create">Makes an instance; the caller disposes the lease when the run is over.</param>
internal sealed record TaskType(string Id, string Name, string Description, Type SettingsType, Func<TaskLease> Create)
{
    /// <summary>Says name and description in the language of the caller; null: they are shown as they are.</summary>
    public Type? Texts { get; init; }

    /// <summary>Its name, in the language of the caller.</summary>
    public string DisplayName => Said("TaskName") ?? Name;

    /// <summary>What there is to say about it, in the language of the caller.</summary>
    public string DisplayDescription => Said("TaskDescription") ?? Description;

    /// <summary>The product whose data the type imports, for example <c>Qualys</c>; empty: not said.</summary>
    public string DataSource { get; init; } = "";

    /// <summary>What the type imports, for example <c>assets</c>; empty: not said.</summary>
    public string ImportedObjects { get; init; } = "";

    /// <summary>Comes with the host to try things with; never chosen unless asked for.</summary>
    public bool StandIn { get; init; }

    private string? Said(string property) => (string?)Texts?.GetProperty(property)?.GetValue(null);
}
