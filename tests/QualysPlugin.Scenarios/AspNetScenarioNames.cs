namespace QualysPlugin.Scenarios;

/// <summary>The scenarios that only an ASP.NET application can show, by name.</summary>
internal static class AspNetScenarioNames
{
    /// <summary>Needs two domains, one after the other.</summary>
    public const string Recycle = "A_run_in_a_recycled_application_domain_is_resumed_by_the_next";

    /// <summary>Measures the whole process.</summary>
    public const string Memory = "An_import_of_100_000_hosts_stays_below_250_megabytes";

    /// <summary>Needs a host whose bin folder holds other versions.</summary>
    public const string HostVersions = "The_assemblies_of_the_host_are_used_where_both_ship_them";

    public static IReadOnlyList<string> All { get; } = ["The_scenarios_run_in_an_asp_net_application"];

    /// <summary>Each runs in a process of its own, and only when it is asked for.</summary>
    public static IReadOnlyList<string> Alone { get; } = [Recycle, Memory];
}
