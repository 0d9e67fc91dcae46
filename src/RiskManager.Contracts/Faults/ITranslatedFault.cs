namespace RiskManager.Contracts;

/// <summary>An exception whose message exists in several languages, because a run's error is read later and by other people.</summary>
public interface ITranslatedFault
{
    /// <summary>The message in languages other than English, by culture name (<c>pt-BR</c>); empty if there is only one language.</summary>
    IReadOnlyDictionary<string, string> Translations { get; }
}
