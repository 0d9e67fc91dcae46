using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RiskManager.ReferenceHost.Commands.Demo;

/// <summary>
/// The port of a data folder's simulator. It is part of the assets' source, so it is chosen once and remembered: with
/// another port, the next run would take every machine for a new one.
/// </summary>
internal static class SimulatorPort
{
    // Not the one of a simulator that somebody starts by itself.
    private const int Preferred = 9110;
    private const string FileName = "simulator-port.txt";

    public static int Of(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        if (File.Exists(path) && int.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out var remembered))
            return remembered;
        var port = FreePort(Preferred);
        File.WriteAllText(path, port.ToString(CultureInfo.InvariantCulture));
        return port;
    }

    /// <summary>The preferred port, or one that the system finds when another program has that.</summary>
    public static int FreePort(int preferred)
    {
        try
        {
            return Bind(preferred);
        }
        catch (SocketException)
        {
            return Bind(0);
        }
    }

    private static int Bind(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
