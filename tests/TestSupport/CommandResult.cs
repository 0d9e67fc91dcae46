namespace QualysPlugin.FrameworkTests.Stage;

/// <summary>What a program left behind.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors);
