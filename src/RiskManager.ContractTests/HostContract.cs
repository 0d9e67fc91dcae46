namespace RiskManager.ContractTests;

/// <summary>
/// The contract tests: what a host's repositories must do so that imports keep R1 to R30. The one entry point is
/// <see cref="RunAsync"/>; a test framework may show each of <see cref="Rules"/> as a test of its own with
/// <see cref="CheckAsync"/>.
/// </summary>
public static class HostContract
{
    /// <summary>Every rule, in the order in which a new host best implements them.</summary>
    public static IReadOnlyList<ContractRule> Rules { get; } =
    [
        .. ApplyRules.All, .. DocumentReadingRules.All, .. RefusalRules.All, .. LookUpRules.All, .. SourceRules.All,
        .. AssetEditingRules.All, .. PerimeterRules.All, .. PeopleRules.All, .. CheckpointRules.All, .. TaskStateRules.All,
        .. ComponentRules.All, .. AttributeRules.All, .. LookAlikeRules.All, .. ImportedAssetRules.All, .. FindingRules.All,
    ];

    /// <summary>Checks every rule, one after the other. A broken rule does not stop the others.</summary>
    /// <param name="host">The host.</param>
    /// <param name="output">Receives one line for each rule and a last one with the counts.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The results, in the order of <see cref="Rules"/>.</returns>
    public static async Task<IReadOnlyList<RuleResult>> RunAsync(
        IHostUnderTest host, TextWriter output, CancellationToken cancellationToken)
    {
        var results = new List<RuleResult>();
        foreach (var rule in Rules)
        {
            results.Add(await CheckAsync(rule, host, cancellationToken).ConfigureAwait(false));
            await output.WriteLineAsync(results[^1].ToString()).ConfigureAwait(false);
        }

        var passed = results.Count(result => result.Passed);
        await output.WriteLineAsync($"{passed} rules passed, {results.Count - passed} broken").ConfigureAwait(false);
        return results;
    }

    /// <summary>Checks one rule.</summary>
    /// <param name="rule">One of <see cref="Rules"/>.</param>
    /// <param name="host">The host.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>What it found; an exception of the host is a finding too.</returns>
    public static Task<RuleResult> CheckAsync(ContractRule rule, IHostUnderTest host, CancellationToken cancellationToken) =>
        // The rules do not use ConfigureAwait, so they must not run in the caller's synchronization context.
        Task.Run(() => rule.CheckAsync(host, cancellationToken), cancellationToken);
}
