using System.Collections.Generic;

namespace HostAdapter.VendorSdk
{
    /// <summary>Small texts that integrations keep between their runs.</summary>
    public interface IIntegrationStore
    {
        /// <summary>Reads a text; null when there is none.</summary>
        string Read(string key);

        /// <summary>Writes a text; null removes it.</summary>
        void Write(string key, string text);

        /// <summary>Appends a line to a journal that an administrator can read.</summary>
        void Append(string journal, string line);

        /// <summary>The lines of a journal.</summary>
        IReadOnlyList<string> ReadJournal(string journal);
    }
}
