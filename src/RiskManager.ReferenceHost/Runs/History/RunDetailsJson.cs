using System.Text.Json.Serialization;

namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>
/// Writes <see cref="RunDetails"/> by code that the compiler makes: every run ends with one, and reflection takes longer.
/// </summary>
[JsonSerializable(typeof(RunDetails))]
internal sealed partial class RunDetailsJson : JsonSerializerContext;
