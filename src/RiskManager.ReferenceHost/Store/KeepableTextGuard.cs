using System.Data.Common;
using LinqToDB.Interceptors;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Store;

/// <summary>Refuses what no database keeps as it is, in the same words on each of them.</summary>
internal sealed class KeepableTextGuard : CommandInterceptor
{
    public static readonly KeepableTextGuard Instance = new();

    /// <exception cref="TaskSettingsException">A value of the command cannot be kept.</exception>
    public override DbCommand CommandInitialized(CommandEventData eventData, DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
            if (parameter.Value is string text) KeepableText.Require(text);
        return command;
    }
}
