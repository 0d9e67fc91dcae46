using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Output;
using Spectre.Console;

namespace RiskManager.ReferenceHost.Commands.Backups;

/// <summary>Gets the passphrase of a backup: from a file, from an environment variable, or from the person at the terminal.</summary>
internal sealed class PassphrasePrompt(ConsoleStreams streams)
{
    /// <summary>The passphrase guards every password of the installation, and whoever has the file may try as long as they like.</summary>
    private const int MinLength = 12;

    /// <summary>More is not typed; a wrong file must not fill the memory.</summary>
    private const int MaxLength = 10_000;

    /// <summary>For a new backup.</summary>
    /// <returns>Null: secrets are left out.</returns>
    /// <exception cref="TaskSettingsException">It is too short, or not where it should be.</exception>
    public async Task<string?> ChooseAsync(PassphraseSource source, CancellationToken cancellationToken)
    {
        if (Find(source) is { } found) return Checked(found);
        if (!CanAsk) return null;
        var first = await AskAsync("Passphrase for passwords and keys (empty: leave them out):", cancellationToken);
        if (first.Length == 0) return null;
        return await AskAsync("The same again:", cancellationToken) == first
            ? Checked(first)
            : throw new TaskSettingsException("The two passphrases differ; nothing was written.");
    }

    /// <summary>For a backup that has secrets.</summary>
    public async Task<string> RequireAsync(PassphraseSource source, CancellationToken cancellationToken) =>
        Find(source) ?? (CanAsk
            ? await AskAsync("Passphrase of the backup:", cancellationToken)
            : throw new TaskSettingsException(
                "The backup has passwords and keys. Name the file or the environment variable with its passphrase "
                + "(--passphrase-file, --passphrase-environment-variable), or leave them out with --without-secrets."));

    private bool CanAsk => streams.MessagesAreShown && !Console.IsInputRedirected;

    /// <summary>Ends at once when the command is cancelled.</summary>
    private Task<string> AskAsync(string question, CancellationToken cancellationToken) =>
        streams.Terminal().PromptAsync(new TextPrompt<string>(question).Secret(null).AllowEmpty(), cancellationToken);

    private static string? Find(PassphraseSource source)
    {
        if (source.Variable is { } variable)
        {
            return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } passphrase
                ? passphrase
                : throw new TaskSettingsException(
                    $"--passphrase-environment-variable: the environment variable \"{variable}\" is not set or empty.");
        }

        if (source.File is not { } file) return null;
        try
        {
            return ReadFirstLine(file) is { Length: > 0 } line
                ? line
                : throw new TaskSettingsException($"--passphrase-file: the first line of {file} is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TaskSettingsException($"--passphrase-file: {file} cannot be read: {exception.Message}");
        }
    }

    private static string ReadFirstLine(string file)
    {
        using var reader = new StreamReader(file);
        var text = new char[MaxLength + 1];
        var line = new string(text, 0, reader.ReadBlock(text)).Split('\n')[0].TrimEnd('\r');
        return line.Length <= MaxLength
            ? line
            : throw new TaskSettingsException($"--passphrase-file: the first line of {file} has more than {MaxLength} characters.");
    }

    private static string Checked(string passphrase) => passphrase.Length >= MinLength
        ? passphrase
        : throw new TaskSettingsException($"The passphrase has {passphrase.Length} characters; at least {MinLength} are needed.");
}
