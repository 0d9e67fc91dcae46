using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider;
using LinqToDB.Internal.Common;

namespace RiskManager.ReferenceHost.Store;

/// <summary>
/// A connection whose compiled queries serve every database of its kind. linq2db keeps a compiled query for one connection string; all
/// databases of this host have one schema, so a process that opens a second one (a restore, a test) would compile each query again.
/// </summary>
internal sealed class StoreConnection(IDataProvider provider, System.Data.Common.DbConnection opened)
    : DataConnection(new DataOptions().UseConnection(provider, opened, true).UseInterceptor(KeepableTextGuard.Instance)), IConfigurationID
{
    /// <summary>
    /// Two connections with the same number share their queries: the provider decides how SQL is written and values are read.
    /// </summary>
    int IConfigurationID.ConfigurationID => ((IConfigurationID)MappingSchema).ConfigurationID;
}
