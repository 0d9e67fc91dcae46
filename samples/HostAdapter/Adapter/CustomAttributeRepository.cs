using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>Required custom attributes that are blank (R8): one pass over the assets of the source.</summary>
    internal sealed class CustomAttributeRepository : ICustomAttributeRepository
    {
        private readonly PlatformCalls _calls;

        public CustomAttributeRepository(PlatformCalls calls) => _calls = calls;

        public Task<IReadOnlyDictionary<string, long>> CountBlankRequiredAsync(string source, CancellationToken cancellationToken) =>
            _calls.ReadAsync<IReadOnlyDictionary<string, long>>(work => CountBlank(work, source), cancellationToken);

        private static Dictionary<string, long> CountBlank(IUnitOfWork work, string source)
        {
            var attributes = work.Organization.CustomAttributes;
            var required = attributes.Where(attribute => attribute.Required).Select(attribute => attribute.Name).ToList();
            var blank = required.ToDictionary(name => name, name => 0L);
            foreach (var asset in work.Organization.AllAssets().Where(asset => asset.Source == source))
            {
                foreach (var name in required.Where(name => asset.CustomValues?.ContainsKey(name) != true)) blank[name]++;
            }

            return blank.Where(count => count.Value > 0).ToDictionary(count => count.Key, count => count.Value);
        }
    }
}
