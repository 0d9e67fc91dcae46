using RiskManager.Contracts;

namespace HostAdapter.Adapter;

/// <summary>Required custom attributes that are blank (R8): one pass over the assets of the source.</summary>
internal sealed class CustomAttributeRepository(PlatformCalls calls) : ICustomAttributeRepository
{
    public Task<IReadOnlyDictionary<string, long>> CountBlankRequiredAsync(string source, CancellationToken cancellationToken) =>
        calls.ReadAsync<IReadOnlyDictionary<string, long>>(work =>
        {
            var blank = work.Organization.CustomAttributes.Where(attribute => attribute.Required).ToDictionary(attribute => attribute.Name, _ => 0L);
            var names = blank.Keys.ToList();
            foreach (var asset in work.Organization.AllAssets().Where(asset => asset.Source == source))
            {
                foreach (var name in names.Where(name => asset.CustomValues?.ContainsKey(name) != true)) blank[name]++;
            }

            return blank.Where(count => count.Value > 0).ToDictionary(count => count.Key, count => count.Value);
        }, cancellationToken);
}
