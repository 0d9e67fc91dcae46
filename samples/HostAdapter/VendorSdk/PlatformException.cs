using System;

namespace HostAdapter.VendorSdk
{
    /// <summary>The platform refused or failed.</summary>
    public sealed class PlatformException : Exception
    {
        /// <summary>Reports what was refused and why.</summary>
        public PlatformException(string message)
            : base(message)
        {
        }
    }
}
