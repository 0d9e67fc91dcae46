using System.Globalization;

namespace RiskManager.ReferenceHost.Commands.Demo;

/// <summary>A simulator, and how it is started.</summary>
/// <param name="Name">Its name, with which its line begins that says where it listens.</param>
/// <param name="Assembly">Its assembly, below the folder of this program.</param>
/// <param name="Port">The port on 127.0.0.1.</param>
/// <param name="Arguments">Its other arguments.</param>
internal sealed record SimulatorProgram(string Name, string Assembly, int Port, IReadOnlyList<string> Arguments)
{
    /// <summary>A simulated Qualys.</summary>
    /// <param name="hosts">The machines of its inventory.</param>
    /// <param name="port">The port on 127.0.0.1.</param>
    /// <param name="user">The API user that it accepts.</param>
    /// <param name="password">That user's password.</param>
    public static SimulatorProgram Qualys(int hosts, int port, string user, string password) => new(
        "Qualys simulator", Path.Combine("simulator", "QualysSimulator.dll"), port,
        ["--hosts", hosts.ToString(CultureInfo.InvariantCulture), "--seed", "1", "--user", user, "--password", password]);

    /// <summary>A simulated Risk Manager, with the application that everybody knows.</summary>
    public static SimulatorProgram RiskManager(int port) =>
        new("Risk Manager simulator", Path.Combine("risk-manager-simulator", "RiskManagerSimulator.dll"), port, []);
}
