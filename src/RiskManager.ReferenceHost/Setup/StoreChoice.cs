using System.Globalization;
using Npgsql;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>The step <see cref="SetupStep.Store"/> as a person fills it in.</summary>
internal sealed class StoreChoice
{
    public bool IsPostgres { get; set; }

    public string Host { get; set; } = "";

    public string Port { get; set; } = "5432";

    public string Database { get; set; } = "riskmanager";

    public string User { get; set; } = "riskmanager";

    /// <summary>Whether the server has to prove who it is, with a certificate that this machine trusts.</summary>
    public bool RequiresTls { get; set; } = true;

    public DraftSecret Password { get; set; } = new();

    /// <summary>Where the password goes: never to another server or account than it was entered for.</summary>
    public string Target => $"{User.Trim()}@{Host.Trim()}:{Port.Trim()}";

    /// <summary>What <c>web.config</c> says now.</summary>
    public static StoreChoice Of(WebConfig config)
    {
        if (!config.UsesPostgres) return new StoreChoice();
        var connection = new NpgsqlConnectionStringBuilder(config.ConnectionString);
        return new StoreChoice
        {
            IsPostgres = true,
            Host = connection.Host ?? "",
            Port = connection.Port.ToString(CultureInfo.InvariantCulture),
            Database = connection.Database ?? "",
            User = connection.Username ?? "",
            RequiresTls = connection.SslMode is SslMode.VerifyFull or SslMode.VerifyCA,
        };
    }

    /// <summary>The connection string; other keywords of the present one stay if it is for the same server.</summary>
    public string ConnectionString(WebConfig config, string? password)
    {
        var isSame = config.UsesPostgres && Of(config).Target == Target;
        var connection = new NpgsqlConnectionStringBuilder(isSame ? config.ConnectionString : "")
        {
            Host = Host.Trim(),
            Port = PortCheck.Read(Port.Trim()) ?? NpgsqlConnection.DefaultPort,
            Database = Database.Trim(),
            Username = User.Trim(),
            Password = password,
        };
        if (!isSame || RequiresTls != Of(config).RequiresTls) connection.SslMode = RequiresTls ? SslMode.VerifyFull : SslMode.Prefer;
        return connection.ConnectionString;
    }
}
