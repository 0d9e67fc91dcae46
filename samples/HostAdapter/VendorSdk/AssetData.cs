using System;
using System.Collections.Generic;

namespace HostAdapter.VendorSdk
{
    /// <summary>A technology asset. The imaginary vendor's SDK hands out copies and takes them back with <c>Save</c>.</summary>
    public sealed class AssetData
    {
        /// <summary>Creates an asset that the platform does not hold yet.</summary>
        public AssetData(Guid id, Guid perimeter, string name)
        {
            Id = id;
            Perimeter = perimeter;
            Name = name;
        }

        /// <summary>The platform's own identity.</summary>
        public Guid Id { get; set; }

        /// <summary>The perimeter that holds it.</summary>
        public Guid Perimeter { get; set; }

        /// <summary>1 to 400 characters.</summary>
        public string Name { get; set; }

        /// <summary>The source an integration got it from; null when a person created it.</summary>
        public string Source { get; set; }

        /// <summary>Its identity in that source; null when a person created it.</summary>
        public string ExternalId { get; set; }

        /// <summary>A text that its creator chooses, at most 200 characters.</summary>
        public string Label { get; set; }

        /// <summary>The person responsible; null when there is none.</summary>
        public Guid? Responsible { get; set; }

        /// <summary>At most 100 characters.</summary>
        public string HostAddress { get; set; }

        /// <summary>The DNS name.</summary>
        public string DnsName { get; set; }

        /// <summary>The NetBIOS name.</summary>
        public string NetBiosName { get; set; }

        /// <summary>The IP address.</summary>
        public string IpAddress { get; set; }

        /// <summary>The operating system.</summary>
        public string OperatingSystem { get; set; }

        /// <summary>The values of custom attributes; null when there are none.</summary>
        public IReadOnlyDictionary<string, string> CustomValues { get; set; }

        /// <summary>An asset with the same values.</summary>
        public AssetData Copy() => (AssetData)MemberwiseClone();
    }
}
