using System.Reflection;
using System.Runtime.CompilerServices;
using RiskManager.Contracts;
using RiskManager.ContractTests;

namespace HostAdapter.Tests;

/// <summary>C# 7.3 can neither set a required member nor call an init accessor, so a host must not need them.</summary>
[TestClass]
public sealed class OlderCompilerTests
{
    [TestMethod]
    [DataRow(typeof(StoredAsset))]
    [DataRow(typeof(StoredComponent))]
    [DataRow(typeof(AssetKey))]
    [DataRow(typeof(AssetFingerprint))]
    [DataRow(typeof(AppliedBatch))]
    [DataRow(typeof(LookAlike))]
    [DataRow(typeof(Perimeter))]
    [DataRow(typeof(KnowledgeBase))]
    [DataRow(typeof(Checkpoint))]
    [DataRow(typeof(IntegrationTaskContext))]
    [DataRow(typeof(SeenAsset))]
    [DataRow(typeof(TaskHealthChange))]
    [DataRow(typeof(ImportedAsset))]
    [DataRow(typeof(FindingKind))]
    public void What_a_host_creates_can_be_created_without_required_or_init(Type type)
    {
        var arguments = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.Name!)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        var unreachable = type.GetProperties().Where(property => IsInitOnly(property) && !arguments.Contains(property.Name));

        Assert.IsNull(type.GetCustomAttribute<RequiredMemberAttribute>());
        Assert.IsEmpty(unreachable.Select(property => property.Name));
    }

    [TestMethod]
    public void What_the_repositories_of_a_host_return_is_in_the_list_above()
    {
        var tested = GetType().GetMethod(nameof(What_a_host_creates_can_be_created_without_required_or_init))!
            .GetCustomAttributes<DataRowAttribute>().Select(row => (Type)row.Data[0]!).ToHashSet();
        var seams = typeof(IAssetRepository).Assembly.GetTypes()
            .Where(type => type.IsInterface && type.Name.EndsWith("Repository", StringComparison.Ordinal))
            .Append(typeof(IHostUnderTest));

        var returned = seams.SelectMany(seam => seam.GetMethods()).SelectMany(method => Parts(method.ReturnType))
            .Where(type => type.Assembly == typeof(IAssetRepository).Assembly || type.Assembly == typeof(IHostUnderTest).Assembly);

        Assert.IsEmpty(returned.Except(tested).Select(type => type.Name));
    }

    private static bool IsInitOnly(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") == true;

    private static IEnumerable<Type> Parts(Type type) => type.GetGenericArguments().SelectMany(Parts).Append(type);
}
