namespace RiskManager.Contracts;

/// <summary>An exception whose message exists in several languages, for records that are read later and by others.</summary>
public interface ITranslatedFault
{
    /// <summary>The message in other languages than English, by name of culture; empty when it is known in one language only.</summary>
    IReadOnlyDictionary<string, string> Translations { get; }
}
