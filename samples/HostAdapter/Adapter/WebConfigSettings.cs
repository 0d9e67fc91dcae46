using System;
using System.Collections.Generic;
using System.Configuration;
using System.Security.Cryptography;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>
    /// The <c>appSettings</c> of a <c>web.config</c> as the file says at the moment of reading; create one for each run, so that a
    /// change counts at the next one (R19). Sections that <c>aspnet_regiis</c> encrypted are decrypted on the way.
    /// </summary>
    public sealed class WebConfigSettings : IApplicationSettings
    {
        private readonly Dictionary<string, string> _values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        private WebConfigSettings(AppSettingsSection section)
        {
            foreach (KeyValueConfigurationElement element in section.Settings) _values[element.Key] = element.Value;
        }

        /// <inheritdoc/>
        public IReadOnlyCollection<string> Keys => _values.Keys;

        /// <summary>Reads a file.</summary>
        /// <exception cref="TaskSettingsException">The file is malformed, or a section cannot be decrypted.</exception>
        public static WebConfigSettings Read(string path)
        {
            try
            {
                var map = new ExeConfigurationFileMap { ExeConfigFilename = path };
                return new WebConfigSettings(ConfigurationManager.OpenMappedExeConfiguration(map, ConfigurationUserLevel.None).AppSettings);
            }
            catch (ConfigurationErrorsException exception)
            {
                throw new TaskSettingsException($"{path} cannot be read: {exception.Message}");
            }
            catch (CryptographicException exception)
            {
                throw new TaskSettingsException(
                    $"{path}: a section cannot be decrypted ({exception.Message}). " +
                    "Encrypt it on this machine, or import the key that it was encrypted with.");
            }
        }

        /// <inheritdoc/>
        public string Find(string key) => _values.TryGetValue(key, out var value) ? value : null;
    }
}
