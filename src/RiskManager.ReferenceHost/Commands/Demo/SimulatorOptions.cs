namespace RiskManager.ReferenceHost.Commands.Demo;

/// <summary>How the simulator is started.</summary>
/// <param name="Assets">The machines of its inventory.</param>
/// <param name="Port">The port on 127.0.0.1.</param>
/// <param name="User">The API user that it accepts.</param>
/// <param name="Password">That user's password.</param>
internal sealed record SimulatorOptions(int Assets, int Port, string User, string Password);
