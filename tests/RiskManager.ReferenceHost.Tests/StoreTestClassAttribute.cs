using System.Runtime.CompilerServices;

namespace RiskManager.ReferenceHost.Tests;

/// <summary>A class of tests of the store: each of them runs once on each of these databases.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StoreTestClassAttribute(params StoreKind[] stores) : TestClassAttribute
{
    /// <summary>On both databases.</summary>
    public StoreTestClassAttribute()
        : this(StoreKind.Sqlite, StoreKind.Postgres)
    {
    }

    public override TestMethodAttribute GetTestMethodAttribute(TestMethodAttribute testMethodAttribute) => new StoreTestMethod(stores);

    private sealed class StoreTestMethod(StoreKind[] stores, [CallerFilePath] string file = "", [CallerLineNumber] int line = -1)
        : TestMethodAttribute(file, line)
    {
        public override async Task<TestResult[]> ExecuteAsync(ITestMethod testMethod)
        {
            var results = new List<TestResult>();
            foreach (var store in stores)
            {
                TestDatabase.Store = store;
                foreach (var result in await base.ExecuteAsync(testMethod))
                {
                    result.DisplayName = $"{result.DisplayName ?? testMethod.TestMethodName} ({store})";
                    results.Add(result);
                }
            }

            return [.. results];
        }
    }
}
