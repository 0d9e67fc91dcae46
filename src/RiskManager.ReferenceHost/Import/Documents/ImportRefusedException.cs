namespace RiskManager.ReferenceHost.Import.Documents;

/// <summary>A document breaks a limit of the import; the whole of it is refused.</summary>
internal sealed class ImportRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
