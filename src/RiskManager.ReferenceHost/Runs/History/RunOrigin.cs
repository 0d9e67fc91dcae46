namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>What started a run.</summary>
internal enum RunOrigin
{
    /// <summary>The command <c>import</c>.</summary>
    CommandLine,

    /// <summary>Somebody on the Connectors screen.</summary>
    Person,

    /// <summary>The schedule.</summary>
    Schedule,

    /// <summary>The host, after it found a run interrupted; only version 0.1 gave the resumed run a record of its own.</summary>
    Resume,
}
