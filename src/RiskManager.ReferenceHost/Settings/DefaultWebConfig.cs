using RiskManager.ReferenceHost.Settings.Files;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>The <c>web.config</c> that a fresh data folder gets: every key of the host, explained and commented out.</summary>
internal static class DefaultWebConfig
{
    private const string Text =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <!-- Read anew at every run; a change needs no restart. Remove the comment marks around a key to set it. -->
        <configuration>
          <connectionStrings>
            <!-- Where the host keeps its data; a relative path begins in this folder. -->
            <!-- <add name="RiskManager" connectionString="Data Source=riskmanager.db" providerName="Microsoft.Data.Sqlite" /> -->
            <!-- Or a PostgreSQL server, for teams and for several hosts on one database: -->
            <!-- <add name="RiskManager" connectionString="Host=db.example.com;Database=riskmanager;Username=riskmanager;Password=…"
                     providerName="Npgsql" /> -->
          </connectionStrings>
          <appSettings>
            <!-- Seconds to wait while another program locks the database: 1 to 300. -->
            <!-- <add key="RiskManager.DatabaseBusySeconds" value="15" /> -->

            <!-- Megabytes that the database may reach: 1 to 1000000. Without the key: as many as the disk allows. -->
            <!-- <add key="RiskManager.DatabaseLimitMegabytes" value="10000" /> -->

            <!-- The folder of the keys that encrypt passwords. Several nodes have to share it; a relative path begins in this folder. -->
            <!-- <add key="RiskManager.KeyFolder" value="keys" /> -->

            <!-- The folder that keeps the import documents of the last runs; a relative path begins in this folder.
                 Empty: none is kept. -->
            <!-- <add key="RiskManager.ImportXmlFolder" value="import-xml" /> -->

            <!-- Days after which a kept import document is removed: 1 to 3650. -->
            <!-- <add key="RiskManager.ImportXmlRetentionDays" value="30" /> -->

            <!-- The runs whose import documents are kept: 1 to 10000. -->
            <!-- <add key="RiskManager.ImportXmlRuns" value="10" /> -->

            <!-- Megabytes of import documents that are kept of one run: 1 to 1000000. -->
            <!-- <add key="RiskManager.ImportXmlMegabytesPerRun" value="64" /> -->

            <!-- The host names that browsers use for the site, read at start. Required with behind-proxy; without the key: the names and
                 addresses of this machine. -->
            <!-- <add key="RiskManager.SiteNames" value="grc.example.com" /> -->

            <!-- IP addresses of proxies on other machines whose X-Forwarded headers count, read at start. -->
            <!-- <add key="RiskManager.KnownProxies" value="192.0.2.10" /> -->

            <!-- Seconds that the host keeps the state of a page whose connection is lost, read at start: 1 to 86400. -->
            <!-- <add key="RiskManager.PageRetentionSeconds" value="600" /> -->

            <!-- Where the site listens, read at start; the option urls wins. Anything but this machine itself demands https or a proxy, and
                 an administrator. -->
            <!-- <add key="RiskManager.ListenUrl" value="https://0.0.0.0:8443" /> -->

            <!-- true: a proxy speaks https with the browsers and sends X-Forwarded headers. -->
            <!-- <add key="RiskManager.BehindProxy" value="false" /> -->

            <!-- The certificate for https: a PFX file, or a PEM file with its key there or in a file of its own. Relative paths begin in
                 this folder. The password is a text, env:NAME for an environment variable, or protected:… as the setup writes it. -->
            <!-- <add key="RiskManager.CertificateFile" value="site.pfx" /> -->
            <!-- <add key="RiskManager.CertificateKeyFile" value="site.key" /> -->
            <!-- <add key="RiskManager.CertificatePassword" value="env:CERTIFICATE_PASSWORD" /> -->

            <!-- The company's OpenID provider, read at start like the keys below it; http:// for this machine alone. Without it people sign
                 in with accounts of this host. -->
            <!-- <add key="RiskManager.OpenIdAuthority" value="https://login.example.com/realms/company" /> -->

            <!-- The client that is registered there, and its secret: a text, or env:NAME for an environment variable. -->
            <!-- <add key="RiskManager.OpenIdClientId" value="riskmanager" /> -->
            <!-- <add key="RiskManager.OpenIdClientSecret" value="env:OPENID_SECRET" /> -->

            <!-- What the button calls the provider. Without the key: the host of its address. -->
            <!-- <add key="RiskManager.OpenIdName" value="Example Company" /> -->

            <!-- The scopes that the provider is asked for. -->
            <!-- <add key="RiskManager.OpenIdScopes" value="openid profile" /> -->

            <!-- The claim of the ID token that holds the groups, and the groups for each role, separated by semicolons. -->
            <!-- <add key="RiskManager.OpenIdGroupsClaim" value="groups" /> -->
            <!-- <add key="RiskManager.OpenIdAdministrators" value="riskmanager-administrators" /> -->
            <!-- <add key="RiskManager.OpenIdReaders" value="riskmanager-readers;auditors" /> -->

            <!-- The root of the Risk Manager that keeps the assets; http:// for this machine alone. Without it this host keeps them. -->
            <!-- <add key="RiskManager.PlatformUrl" value="https://riskmanager.example.com/RM" /> -->

            <!-- The application that is authorized there, and its secret key: a text, or env:NAME for an environment variable. -->
            <!-- <add key="RiskManager.PlatformClientId" value="…" /> -->
            <!-- <add key="RiskManager.PlatformClientSecret" value="env:RISK_MANAGER_SECRET" /> -->

            <!-- The variable name of a published Text attribute of assets that carries source and ID of what was imported. -->
            <!-- <add key="RiskManager.PlatformKeyAttribute" value="qualys_key" /> -->

            <!-- The published Text attributes that get dnsName, netBiosName, ipAddress and operatingSystem. -->
            <!-- <add key="RiskManager.PlatformAttributes" value="dnsName=dns_name;operatingSystem=os" /> -->

            <!-- Calls to that Risk Manager at a time: 1 to 32. -->
            <!-- <add key="RiskManager.PlatformConcurrency" value="4" /> -->

            <!-- The scheme of the Authorization header. -->
            <!-- <add key="RiskManager.PlatformAuthorization" value="OAuth2" /> -->

            <!-- The page of an asset there, below PlatformUrl, with {id} for its ID. Without the key links lead to PlatformUrl. -->
            <!-- <add key="RiskManager.PlatformAssetPage" value="assets/{id}" /> -->

            <!-- Where people find the screens, for links in messages. Without the key: the first of SiteNames. -->
            <!-- <add key="RiskManager.SiteUrl" value="https://grc.example.com" /> -->

            <!-- The mail server for messages about tasks. Security is starttls, tls, or none for a server on this machine. -->
            <!-- <add key="RiskManager.SmtpServer" value="mail.example.com" /> -->
            <!-- <add key="RiskManager.SmtpPort" value="587" /> -->
            <!-- <add key="RiskManager.SmtpSecurity" value="starttls" /> -->
            <!-- <add key="RiskManager.SmtpUser" value="riskmanager" /> -->
            <!-- <add key="RiskManager.SmtpPassword" value="env:SMTP_PASSWORD" /> -->
            <!-- <add key="RiskManager.SmtpSender" value="riskmanager@example.com" /> -->

            <!-- The keys of task types stand here too; each plugin's documentation lists its own. -->
          </appSettings>
        </configuration>

        """;

    public static void WriteIfMissing(string path)
    {
        if (File.Exists(path)) return;
        DataFolderAccess.Create(Path.GetDirectoryName(path)!);
        var whole = $"{path}.{Guid.NewGuid():n}";
        try
        {
            // On a full disk no half of it stays.
            File.WriteAllText(whole, Text);
            File.Move(whole, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process wrote it in the meantime.
        }
        finally
        {
            File.Delete(whole);
        }
    }
}
