using System.Security.Cryptography;

namespace RiskManager.ReferenceHost.Screens.Shell;

/// <summary>
/// Logs what a person cannot understand under a reference number, and gives the number to the person: the text of an exception is for
/// the log alone.
/// </summary>
internal sealed partial class FaultLog(ILogger<FaultLog> logger)
{
    private const int ReferenceBytes = 4;

    /// <summary>Logs an exception.</summary>
    /// <returns>The number under which the log has it.</returns>
    public string Record(Exception exception)
    {
        var reference = RandomNumberGenerator.GetHexString(ReferenceBytes * 2);
        LogFault(exception, reference);
        return reference;
    }

    [LoggerMessage(70, LogLevel.Error, "A screen failed. The person was given the reference number {Reference}.")]
    private partial void LogFault(Exception exception, string reference);
}
