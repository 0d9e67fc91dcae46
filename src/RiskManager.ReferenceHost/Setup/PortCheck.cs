using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>Tries whether the site could listen on a port.</summary>
internal static class PortCheck
{
    /// <returns>The number of a port; null where the text is none.</returns>
    public static int? Read(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            ? port
            : null;

    /// <param name="port">The port as it was typed.</param>
    /// <param name="address">The address to listen on.</param>
    /// <param name="ownPort">The port on which this process listens now.</param>
    public static ConnectionTestStep Run(string port, IPAddress address, int ownPort)
    {
        string title = Words.Of($"Port");
        if (Read(port) is not { } number)
            return new(title, false, Words.Of($"\"{port}\" is not a port; a whole number from 1 to {IPEndPoint.MaxPort} is allowed."));
        if (number == ownPort) return new(title, true, Words.Of($"The host listens on port {number} now."));
        try
        {
            using var listener = new TcpListener(address, number) { ExclusiveAddressUse = true };
            listener.Start();
            return new(title, true, Words.Of($"Port {number} is free."));
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
        {
            return new(title, false, Words.Of($"""
                The account of the host may not listen on port {number}; ports below 1024 need a right of their own. Take another one,
                such as 8443.
                """));
        }
        catch (SocketException exception)
        {
            return new(title, false, Words.Of(
                $"Port {number} cannot be used: {exception.Message}. Take another one, or end the program that has it."));
        }
    }
}
